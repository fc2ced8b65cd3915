package io.github.finefettle.dataprep.spans;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One text without the repeated sentences in it.
 *
 * @param text what is left
 * @param stretches what was found, in the order in which it was cut
 * @param hindrance why the text is left as it is, as a sentence, or empty text
 */
record TextCut(String text, List<Stretch> stretches, String hindrance) {
  private static final String NOTHING_LEFT =
      "Nothing was cut, because nothing would be left of the text.";
  private static final String CODE = "Nothing was cut, because lines of the text look like code.";

  /** Some neighbouring sentences: where their text begins and ends, its length, and its span. */
  record Stretch(int start, int end, int characters, int span) {}

  /**
   * Cuts until nothing more is found: a cut makes neighbours of sentences that were none, and what
   * is cut must not be cut again when the text is cleaned once more.
   */
  static TextCut of(String text, KnownSpanIndex index, BitSet kept) {
    String left = text;
    List<Stretch> stretches = new ArrayList<>();
    while (true) {
      Sentences sentences = new Sentences(left);
      int[] marks = index.marks(sentences, kept);
      List<Stretch> more = stretches(sentences, marks);
      if (more.isEmpty()) {
        return new TextCut(left, stretches, "");
      }
      stretches.addAll(more);
      if (CodeLines.standIn(text)) {
        return new TextCut(text, stretches, CODE);
      }
      boolean[] cut = new boolean[marks.length];
      for (int i = 0; i < marks.length; i++) {
        cut[i] = marks[i] >= 0;
      }
      String next = sentences.without(cut);
      if (next.isBlank()) {
        return new TextCut(text, stretches, NOTHING_LEFT);
      }
      left = next;
    }
  }

  private static List<Stretch> stretches(Sentences sentences, int[] marks) {
    List<Stretch> found = new ArrayList<>();
    for (int i = 0; i < marks.length; i++) {
      if (marks[i] < 0) {
        continue;
      }
      int first = i;
      while (i + 1 < marks.length && marks[i + 1] >= 0) {
        i++;
      }
      found.add(
          new Stretch(
              sentences.inkStart(first),
              sentences.inkEnd(i),
              sentences.characters(first, i),
              marks[first]));
    }
    return found;
  }
}
