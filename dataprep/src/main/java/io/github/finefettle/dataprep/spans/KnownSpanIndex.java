package io.github.finefettle.dataprep.spans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds known spans in texts, sentence by sentence. Safe for use by several threads. */
final class KnownSpanIndex {
  private static final int NONE = -1;

  private final List<KnownSpan> spans;
  private final Map<String, List<Integer>> byFirstSentence = new HashMap<>();
  private final Map<String, List<Integer>> byKeeper = new HashMap<>();

  KnownSpanIndex(List<KnownSpan> spans) {
    this.spans = spans;
    for (int i = 0; i < spans.size(); i++) {
      int place = i;
      byFirstSentence
          .computeIfAbsent(spans.get(i).sentences().get(0), s -> new ArrayList<>())
          .add(place);
      spans
          .get(i)
          .keepers()
          .forEach(hash -> byKeeper.computeIfAbsent(hash, h -> new ArrayList<>()).add(place));
    }
  }

  KnownSpan span(int place) {
    return spans.get(place);
  }

  /** The spans that a row keeps, by the hash of its texts. */
  BitSet keptBy(String hash) {
    BitSet kept = new BitSet();
    byKeeper.getOrDefault(hash, List.of()).forEach(kept::set);
    return kept;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** For each sentence a known span that it belongs to and the row does not keep, or -1. */
  int[] marks(Sentences text, BitSet kept) {
    int[] marks = new int[text.size()];
    boolean[] held = new boolean[text.size()];
    Arrays.fill(marks, NONE);
    for (int i = 0; i < marks.length; i++) {
      for (int place : byFirstSentence.getOrDefault(text.stripped().get(i), List.of())) {
        List<String> wanted = spans.get(place).sentences();
        int end = i + wanted.size();
        if (end > marks.length || !text.stripped().subList(i, end).equals(wanted)) {
          continue;
        }
        for (int j = i; j < end; j++) {
          held[j] |= kept.get(place);
          marks[j] = kept.get(place) || marks[j] >= 0 ? marks[j] : place;
        }
      }
    }
    for (int i = 0; i < marks.length; i++) {
      marks[i] = held[i] ? NONE : marks[i];
    }
    return marks;
  }
}
