package io.github.finefettle.metrics.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of one text as spans of its characters, without a string for each. The room is used
 * again from text to text, so that counting a sentence allocates nothing.
 *
 * <p>Not safe for use by several threads.
 */
final class TokenSpans {
  private char[] chars = new char[256];
  private int length;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int count;

  /** Takes a text in and forgets the one before with its tokens. */
  void read(String text) {
    length = text.length();
    if (chars.length < length) {
      chars = new char[Math.max(length, 2 * chars.length)];
    }
    text.getChars(0, length, chars, 0);
    count = 0;
  }

  /** Takes in tokens that were cut elsewhere. */
  void read(List<String> tokens) {
    read(String.join("", tokens));
    int at = 0;
    for (String token : tokens) {
      add(at, at + token.length());
      at += token.length();
    }
  }

  /** Adds a token, unless it is empty. */
  void add(int start, int end) {
    if (start == end) {
      return;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  int count() {
    return count;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  /** The parts between runs of Python's white space. */
  void splitAtSpaces() {
    int from = 0;
    while (from < length) {
      while (from < length && PythonText.isSpace(chars[from])) {
        from++;
      }
      int to = from;
      while (to < length && !PythonText.isSpace(chars[to])) {
        to++;
      }
      add(from, to);
      from = to;
    }
  }

  /** Each code point but Python's white space. */
  void splitIntoCharacters() {
    for (int i = 0; i < length; ) {
      int width = Character.charCount(Character.codePointAt(chars, i, length));
      if (!PythonText.isSpace(chars[i])) {
        add(i, i + width);
      }
      i += width;
    }
  }

  List<String> strings() {
    List<String> strings = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      strings.add(new String(chars, starts[i], ends[i] - starts[i]));
    }
    return strings;
  }
}
