package io.github.finefettle.dataprep.spans;

import java.util.Arrays;
import java.util.List;

/**
 * Texts one after the other, as symbols for a suffix array. A symbol stands for a Unicode code
 * point, so that no span can begin or end within one. Behind each text stands a symbol that is
 * there only once: no span can then reach from one text into the next.
 */
final class RowTexts {
  private final List<String> texts;
  private final int[] rowOf;
  private final int[] starts;
  private final int[] symbols;
  private final int kinds;

  RowTexts(List<String> texts, int[] rowOf) {
    this.texts = texts;
    this.rowOf = rowOf;
    this.starts = new int[texts.size() + 1];
    int[] symbolOf = new int[Character.MAX_CODE_POINT + 1];
    for (int i = 0; i < texts.size(); i++) {
      int points = 0;
      String text = texts.get(i);
      for (int at = 0; at < text.length(); points++) {
        int point = text.codePointAt(at);
        symbolOf[point] = 1;
        at += Character.charCount(point);
      }
      starts[i + 1] = Math.addExact(starts[i], points + 1);
    }
    int kind = texts.size();
    for (int point = 0; point < symbolOf.length; point++) {
      if (symbolOf[point] > 0) {
        symbolOf[point] = kind++;
      }
    }
    this.kinds = kind;
    this.symbols = symbols(symbolOf);
  }

  private int[] symbols(int[] symbolOf) {
    int[] all = new int[starts[texts.size()]];
    int place = 0;
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      for (int at = 0; at < text.length(); ) {
        int point = text.codePointAt(at);
        all[place++] = symbolOf[point];
        at += Character.charCount(point);
      }
      all[place++] = i;
    }
    return all;
  }

  /** The characters of all texts. */
  static long characters(List<String> texts) {
    long sum = 0;
    for (String text : texts) {
      sum += text.codePointCount(0, text.length());
    }
    return sum;
  }

  int[] symbols() {
    return symbols;
  }

  /** How many different symbols there can be. */
  int kinds() {
    return kinds;
  }

  int rows() {
    int most = -1;
    for (int row : rowOf) {
      most = Math.max(most, row);
    }
    return most + 1;
  }

  /** The text in which a place lies. */
  int textAt(int place) {
    int found = Arrays.binarySearch(starts, place);
    return found >= 0 ? found : -found - 2;
  }

  /** The row in which a place lies. */
  int rowAt(int place) {
    return rowOf[textAt(place)];
  }

  /** A stretch of one text, by places, as indices of UTF-16 units in that text. */
  SpanOccurrence occurrence(int place, int length) {
    int index = textAt(place);
    String text = texts.get(index);
    int first = place - starts[index];
    if (text.length() == starts[index + 1] - starts[index] - 1) {
      return new SpanOccurrence(index, first, first + length);
    }
    int start = text.offsetByCodePoints(0, first);
    return new SpanOccurrence(index, start, text.offsetByCodePoints(start, length));
  }

  String text(SpanOccurrence at) {
    return texts.get(at.row()).substring(at.start(), at.end());
  }
}
