package io.github.finefettle.dataprep.text;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.text.Normalizer;

/** Normal form C, with a quick look that leaves most texts alone. */
final class NormalFormC {
  /** For the first plane, a bit for each character that may change, or change its neighbours. */
  private static final long[] DOUBTFUL = doubtful();

  private NormalFormC() {}

  /** The text in the form; the same text if it has it already. */
  static String of(String text) {
    for (int i = 0, n = text.length(); i < n; i++) {
      char c = text.charAt(i);
      if (c >= 0x300 && (DOUBTFUL[c >> 6] >>> c & 1) != 0 && isDoubtful(text, i, c)) {
        String composed = FrozenUnicode.composed(text);
        return composed.equals(text) ? text : composed;
      }
    }
    return text;
  }

  /** The pictographs and the Chinese characters beyond the first plane stay as they are. */
  private static boolean isDoubtful(String text, int at, char c) {
    if (!Character.isHighSurrogate(c)) {
      return !Character.isLowSurrogate(c);
    }
    int whole = text.codePointAt(at);
    return !((whole >= 0x1F000 && whole < 0x20000) || (whole >= 0x20000 && whole < 0x2F800));
  }

  private static long[] doubtful() {
    long[] bits = new long[0x10000 >> 6];
    for (int c = 0x300; c < 0x10000; c++) {
      if (isDoubtful(c)) {
        bits[c >> 6] |= 1L << c;
      }
    }
    return bits;
  }

  private static boolean isDoubtful(int c) {
    int type = FrozenUnicode.type(c);
    boolean mark =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.ENCLOSING_MARK;
    // The vowels and ends of Hangul syllables join with what stands before them.
    boolean jamo = (c >= 0x1161 && c <= 0x1175) || (c >= 0x11A8 && c <= 0x11C2);
    return mark
        || jamo
        || type == Character.SURROGATE
        || (type != Character.UNASSIGNED
            && !Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFC));
  }
}
