package io.github.finefettle.dataprep.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commonest layer of all, undone in one pass: proper UTF-8 that was read as latin-1 or
 * windows-1252 from the first character to the last.
 *
 * <p>Hot: this is what damaged text costs. Characters are turned into bytes and bytes into the
 * characters below in the same loop, into one array. At the first place that is anything but proper
 * (a byte that was lost, surrogates as bytes, a character of another page) it gives up, and {@link
 * WholeTextReading} begins again with more care. What it does give is what that would give.
 */
final class PlainReading {
  private final String text;
  private final char[] out;
  private int length;

  /** A control that windows-1252 has another character for: latin-1 alone has it. */
  private boolean latinOnly;

  /** A character that latin-1 has not. */
  private boolean windowsOnly;

  private PlainReading(String text) {
    this.text = text;
    this.out = new char[text.length()];
  }

  /** The text below, or null if it takes more care. */
  static @Nullable String of(String text, @Nullable List<String> layers) {
    PlainReading reading = new PlainReading(text);
    if (!reading.isRead() || (reading.latinOnly && reading.windowsOnly)) {
      return null;
    }
    if (layers != null) {
      CodePage page = reading.windowsOnly ? CodePage.WINDOWS_1252 : CodePage.LATIN_1;
      layers.add(page.name());
    }
    return new String(reading.out, 0, reading.length);
  }

  private boolean isRead() {
    int n = text.length();
    int i = 0;
    while (i < n) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        int end = readSequence(i, byteOf(c));
        if (end < 0) {
          return false;
        }
        i = end;
      } else if (c == CodePage.LOST) {
        return false;
      } else {
        out[length++] = c;
        i++;
      }
    }
    return true;
  }

  private int readSequence(int at, int lead) {
    if (lead < 0xC2 || lead > 0xF4 || lead == 0xED) {
      return -1;
    }
    int bytes = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    int end = at + bytes;
    if (end > text.length()) {
      return -1;
    }
    int codePoint = lead & (0x7F >> bytes);
    for (int i = at + 1; i < end; i++) {
      int next = byteOf(text.charAt(i));
      if ((next & 0xC0) != 0x80) {
        return -1;
      }
      codePoint = codePoint << 6 | (next & 0x3F);
    }
    if (bytes == 4) {
      return readPair(codePoint) ? end : -1;
    }
    out[length++] = (char) codePoint;
    return bytes == 3 && codePoint < 0x800 ? -1 : end;
  }

  private boolean readPair(int codePoint) {
    if (codePoint < 0x10000 || codePoint > Character.MAX_CODE_POINT) {
      return false;
    }
    out[length++] = Character.highSurrogate(codePoint);
    out[length++] = Character.lowSurrogate(codePoint);
    return true;
  }

  private int byteOf(char c) {
    if (c >= 0x100) {
      windowsOnly = true;
      return CodePage.WINDOWS_1252.byteOf(c);
    }
    if (c < 0xA0 && c >= 0x80 && CodePage.WINDOWS_1252.byteOf(c) == 0) {
      latinOnly = true;
    }
    return c;
  }
}
