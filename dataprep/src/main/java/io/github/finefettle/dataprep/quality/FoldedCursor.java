package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/** Reads {@link FoldedText#words} of a text one code point after the other, without making it. */
final class FoldedCursor {
  static final int END = -1;

  private final String text;
  private int at;
  private boolean begun;

  /** A word character behind a gap that was given out already, or END. */
  private int held = END;

  FoldedCursor(String text) {
    this.text = text;
  }

  /** The next code point, or END. */
  int next() {
    if (held != END) {
      int c = held;
      held = END;
      return c;
    }
    boolean gap = false;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (FoldedText.isWordCharacter(c)) {
        return found(FrozenUnicode.foldCase(c), gap);
      }
      gap = true;
    }
    return END;
  }

  private int found(int c, boolean gap) {
    if (gap && begun) {
      held = c;
      return ' ';
    }
    begun = true;
    return c;
  }
}
