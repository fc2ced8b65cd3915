package io.github.finefettle.dataprep.spans;

import java.util.ArrayList;
import java.util.List;

/** A text as its sentences: each with the white space behind it, and without, to be compared. */
final class Sentences {
  private final String text;
  private final int[] borders;
  private final List<String> stripped;

  Sentences(String text) {
    this.text = text;
    this.borders = SentenceBorders.of(text);
    this.stripped = new ArrayList<>(borders.length);
    for (int i = 0; i < size(); i++) {
      stripped.add(text.substring(borders[i], borders[i + 1]).strip());
    }
  }

  int size() {
    return Math.max(0, borders.length - 1);
  }

  /** The sentences without the white space around them. */
  List<String> stripped() {
    return stripped;
  }

  /** Where the ink of a sentence begins. */
  int inkStart(int sentence) {
    int at = borders[sentence];
    while (at < borders[sentence + 1] && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the ink of a sentence ends. */
  int inkEnd(int sentence) {
    return inkEnd(text, borders[sentence], borders[sentence + 1]);
  }

  private static int inkEnd(CharSequence text, int from, int to) {
    int at = to;
    while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** The first sentence that begins at a place or behind it. */
  int firstFrom(int place) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (inkStart(middle) >= place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The characters (code points) from the begin of one sentence to the end of another. */
  int characters(int first, int last) {
    return text.codePointCount(inkStart(first), inkEnd(last));
  }

  /**
   * The text without some sentences. What stands before a cut keeps a line end behind it if the cut
   * had one; nothing is left hanging at the end.
   */
  String without(boolean[] cut) {
    StringBuilder left = new StringBuilder(text.length());
    for (int i = 0; i < size(); i++) {
      if (!cut[i]) {
        left.append(text, borders[i], borders[i + 1]);
        continue;
      }
      int ink = inkEnd(left, 0, left.length());
      String behind = text.substring(inkEnd(i), borders[i + 1]);
      boolean last = i == size() - 1;
      if (last) {
        left.setLength(ink);
      } else if (left.length() > 0
          && left.substring(ink).indexOf('\n') < 0
          && behind.indexOf('\n') >= 0) {
        left.setLength(ink);
        left.append(behind);
      }
    }
    return left.toString();
  }
}
