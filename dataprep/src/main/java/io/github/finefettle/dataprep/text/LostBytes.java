package io.github.finefettle.dataprep.text;

import java.util.Arrays;

/**
 * Mends bytes of UTF-8 that lost a part on their way: the byte A0, in every code page a no-break
 * space, that some program took for a plain space, and bytes that were replaced by U+FFFD or by a
 * question mark.
 */
final class LostBytes {
  private static final byte SPACE = ' ';
  private static final byte A0 = (byte) 0xA0;
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private LostBytes() {}

  /** Whether a byte A0 may have become a space somewhere. */
  static final int SPACES = 1;

  /** Whether a byte was replaced somewhere. */
  static final int REPLACED = 2;

  /** What may have been lost, as bits: one look at the places behind bytes above 127. */
  static int kindsIn(byte[] bytes) {
    int kinds = 0;
    byte before = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b >= 0 && (before < 0 || b == CodePage.LOST)) {
        kinds |= b == SPACE && isMendable(bytes, i) ? SPACES : 0;
        kinds |= b == CodePage.LOST || b == '?' ? REPLACED : 0;
      }
      before = b;
    }
    return kinds;
  }

  private static boolean isMendable(byte[] bytes, int space) {
    for (int i = Math.max(0, space - 3); i < space; i++) {
      if (bytes[i] < 0 && i + mendableLength(bytes, i) > space) {
        return true;
      }
    }
    return false;
  }

  /**
   * Puts back each A0 without which a sequence of a likely character is broken. The bytes C3 and A0
   * are the word "a" with grave accent, whose space goes with it: {@code voil\u00C3 le}. It keeps
   * one then, unless what follows shows it to be the beginning of a word.
   */
  static byte[] withSpacesMended(byte[] bytes) {
    byte[] out = withWordsOfOneLetter(bytes);
    for (int i = nextMendable(out, 0); i >= 0; i = nextMendable(out, i)) {
      int end = i + mendableLength(out, i);
      while (i < end) {
        out[i] = out[i] == SPACE ? A0 : out[i];
        i++;
      }
    }
    return out;
  }

  private static int nextMendable(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] < 0 && mendableLength(bytes, i) > 0) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The length of a sequence that a space breaks, or 0. Only leads whose character with A0 is
   * likely: C2 (no-break space), C3 (a grave), C5 (S caron), CE (Pi), D0 (Cyrillic Er), D9 (Arabic
   * zero); of those of three bytes E0 to E3, since E4 and above begin Chinese characters and
   * Hangul; of those of four F0, which begins the emoji.
   */
  private static int mendableLength(byte[] bytes, int at) {
    return switch (bytes[at] & 0xFF) {
      case 0xC2, 0xC3, 0xC5, 0xCE, 0xD0, 0xD9 -> isSpace(bytes, at + 1) ? 2 : 0;
      case 0xE0, 0xE1 -> isInner(bytes, at + 1) && isSpace(bytes, at + 2) ? 3 : 0;
      case 0xE2, 0xE3 ->
          (isSpace(bytes, at + 1) && isInner(bytes, at + 2))
                  || (isInner(bytes, at + 1) && isSpace(bytes, at + 2))
              ? 3
              : 0;
      case 0xF0 -> spacesInFour(bytes, at) == 1 ? 4 : 0;
      default -> 0;
    };
  }

  private static int spacesInFour(byte[] bytes, int at) {
    int spaces = 0;
    for (int i = at + 1; i <= at + 3; i++) {
      if (isSpace(bytes, i)) {
        spaces++;
      } else if (i >= bytes.length || !isContinuation(bytes[i])) {
        return -1;
      }
    }
    return spaces;
  }

  private static boolean isSpace(byte[] bytes, int at) {
    return at < bytes.length && bytes[at] == SPACE;
  }

  /** A continuation that is no line end (85) and not A0 itself. */
  private static boolean isInner(byte[] bytes, int at) {
    return at < bytes.length
        && isContinuation(bytes[at])
        && bytes[at] != (byte) 0x85
        && bytes[at] != A0;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  private static byte[] withWordsOfOneLetter(byte[] bytes) {
    byte[] out = new byte[bytes.length + 16];
    int n = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (n + 2 > out.length) {
        out = Arrays.copyOf(out, out.length + out.length / 2);
      }
      out[n++] = bytes[i];
      if (bytes[i] == (byte) 0xC3 && isSpace(bytes, i + 1) && isWordOfOneLetter(bytes, i + 2)) {
        out[n++] = A0;
      }
    }
    return Arrays.copyOf(out, n);
  }

  /**
   * Whether the letter stands alone: not before a second space, and not where the Portuguese words
   * "as", "aquele", "aquela" and "aquilo" would begin.
   */
  private static boolean isWordOfOneLetter(byte[] bytes, int rest) {
    return !(isSpace(bytes, rest)
        || startsWith(bytes, rest, "quele")
        || startsWith(bytes, rest, "quela")
        || startsWith(bytes, rest, "quilo")
        || startsWith(bytes, rest, "s "));
  }

  private static boolean startsWith(byte[] bytes, int at, String ascii) {
    if (at + ascii.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[at + i] != (byte) ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes U+FFFD for each sequence of which a byte was lost, and for each lost byte that belongs
   * to none. A question mark counts as a lost byte once in a sequence, since programs write either.
   */
  static byte[] withSequencesReplaced(byte[] bytes) {
    int first = nextLost(bytes, 0);
    if (first < 0) {
      return bytes;
    }
    byte[] out = new byte[bytes.length * 3];
    int n = 0;
    int from = 0;
    for (int at = first; at >= 0; at = nextLost(bytes, from)) {
      System.arraycopy(bytes, from, out, n, at - from);
      n += at - from;
      System.arraycopy(REPLACEMENT, 0, out, n, REPLACEMENT.length);
      n += REPLACEMENT.length;
      from = at + lostLength(bytes, at);
    }
    System.arraycopy(bytes, from, out, n, bytes.length - from);
    return Arrays.copyOf(out, n + bytes.length - from);
  }

  private static int nextLost(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if ((bytes[i] < 0 || bytes[i] == CodePage.LOST) && lostLength(bytes, i) > 0) {
        return i;
      }
    }
    return -1;
  }

  private static int lostLength(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    if (lead == CodePage.LOST) {
      return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    if (lead < 0xE0) {
      boolean lost = isLost(bytes, at + 1) || (lead <= 0xC3 && isQuestion(bytes, at + 1));
      return lost ? 2 : 0;
    }
    int pair = lead == 0xED ? lostPairLength(bytes, at) : 0;
    return pair > 0 ? pair : lostLength(bytes, at, lead < 0xF0 ? 3 : 4);
  }

  private static int lostLength(byte[] bytes, int at, int length) {
    int lost = 0;
    int questions = 0;
    for (int i = at + 1; i < at + length; i++) {
      if (isLost(bytes, i)) {
        lost++;
      } else if (isQuestion(bytes, i)) {
        questions++;
      } else if (i >= bytes.length || !isContinuation(bytes[i])) {
        return 0;
      }
    }
    return questions <= 1 && lost + questions > 0 ? length : 0;
  }

  /** Two surrogates of three bytes each, of which the last byte of either may be lost. */
  private static int lostPairLength(byte[] bytes, int at) {
    if (at + 6 > bytes.length || bytes[at + 3] != (byte) 0xED) {
      return 0;
    }
    boolean halves = (bytes[at + 1] & 0xF0) == 0xA0 && (bytes[at + 4] & 0xF0) == 0xB0;
    boolean lost = false;
    for (int i = at + 2; halves && i < at + 6; i += 3) {
      boolean gone = isLost(bytes, i) || isQuestion(bytes, i);
      lost |= gone;
      halves = gone || isContinuation(bytes[i]);
    }
    return halves && lost ? 6 : 0;
  }

  private static boolean isLost(byte[] bytes, int at) {
    return at < bytes.length && bytes[at] == CodePage.LOST;
  }

  private static boolean isQuestion(byte[] bytes, int at) {
    return at < bytes.length && bytes[at] == '?';
  }
}
