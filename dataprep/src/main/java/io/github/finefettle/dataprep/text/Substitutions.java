package io.github.finefettle.dataprep.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Repairs that put other characters in the place of single ones. All are pure. */
final class Substitutions {
  private static final char FIRST_WIDE = '\uFF01';
  private static final char LAST_WIDE = '\uFFEF';
  private static final String[] NORMAL_WIDTH = normalWidth();

  private Substitutions() {}

  /** What stands in the place of a character; null if it stays. */
  @FunctionalInterface
  private interface Replacement {
    @Nullable String of(char c);
  }

  /**
   * Replaces from a place on. The search for that place is a loop of its own in each repair: most
   * texts end there, and a call for each character of many kinds of replacement is slow.
   */
  private static String replace(String text, int first, Replacement replacement) {
    if (first == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    int copied = 0;
    for (int i = first, n = text.length(); i < n; i++) {
      String other = replacement.of(text.charAt(i));
      if (other != null) {
        out.append(text, copied, i).append(other);
        copied = i + 1;
      }
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  /** Latin ligatures and digraphs taken apart. */
  static String withoutLigatures(String text) {
    int first = 0;
    while (first < text.length() && !mayBeLigature(text.charAt(first))) {
      first++;
    }
    return replace(text, first, c -> mayBeLigature(c) ? partsOf(c) : null);
  }

  private static boolean mayBeLigature(char c) {
    return c >= 0x132 && (c < 0x1F4 || (c >= 0xFB00 && c <= 0xFB06)) && c != 0x152 && c != 0x153;
  }

  private static @Nullable String partsOf(char c) {
    return switch (c) {
      case '\u0132' -> "IJ";
      case '\u0133' -> "ij";
      case '\u0149' -> "\u02BCn";
      case '\u01C4' -> "D\u017D";
      case '\u01C5' -> "D\u017E";
      case '\u01C6' -> "d\u017E";
      case '\u01C7' -> "LJ";
      case '\u01C8' -> "Lj";
      case '\u01C9' -> "lj";
      case '\u01CA' -> "NJ";
      case '\u01CB' -> "Nj";
      case '\u01CC' -> "nj";
      case '\u01F1' -> "DZ";
      case '\u01F2' -> "Dz";
      case '\u01F3' -> "dz";
      case '\uFB00' -> "ff";
      case '\uFB01' -> "fi";
      case '\uFB02' -> "fl";
      case '\uFB03' -> "ffi";
      case '\uFB04' -> "ffl";
      case '\uFB05' -> "\u017Ft";
      case '\uFB06' -> "st";
      default -> null;
    };
  }

  /** Full-width and half-width forms in their usual width; the ideographic space as a plain one. */
  static String withNormalWidth(String text) {
    int first = 0;
    while (first < text.length() && text.charAt(first) < '\u3000') {
      first++;
    }
    return replace(
        text,
        first,
        c ->
            c >= FIRST_WIDE && c <= LAST_WIDE
                ? NORMAL_WIDTH[c - FIRST_WIDE]
                : c == '\u3000' ? " " : null);
  }

  private static String[] normalWidth() {
    String[] forms = new String[LAST_WIDE - FIRST_WIDE + 1];
    for (char c = FIRST_WIDE; c <= LAST_WIDE; c++) {
      // The block is as old as Unicode 3.2: the same on every release of Java.
      forms[c - FIRST_WIDE] = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
    }
    return forms;
  }

  /** Curly quotes and the letter apostrophe as straight ones. */
  static String withStraightQuotes(String text) {
    StringBuilder out = null;
    for (int i = 0, n = text.length(); i < n; i++) {
      char c = text.charAt(i);
      if (c == '\u02BC' || (c >= '\u2018' && c <= '\u201F')) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, c <= '\u201B' ? '\'' : '"');
      }
    }
    return out == null ? text : out.toString();
  }

  /** Every kind of line end as a line feed. */
  static String withLineFeeds(String text) {
    StringBuilder out = null;
    int copied = 0;
    for (int i = 0, n = text.length(); i < n; i++) {
      char c = text.charAt(i);
      if (c != '\r' && c != '\u0085' && c != '\u2028' && c != '\u2029') {
        continue;
      }
      boolean pair = c == '\r' && i + 1 < n && text.charAt(i + 1) == '\n';
      out = out == null ? new StringBuilder(n) : out;
      out.append(text, copied, i).append(pair ? "" : "\n");
      copied = i + 1;
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  /** U+FFFD for each half of a surrogate pair that stands alone. */
  static String withoutHalfPairs(String text) {
    StringBuilder out = null;
    for (int i = 0, n = text.length(); i < n; i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < n
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, '\uFFFD');
      }
    }
    return out == null ? text : out.toString();
  }

  /** Without U+FEFF, wherever files were joined end to end. */
  static String withoutByteOrderMarks(String text) {
    int first = text.indexOf('\uFEFF');
    return replace(text, first < 0 ? text.length() : first, c -> c == '\uFEFF' ? "" : null);
  }

  /**
   * Without controls that nothing shows: those of ASCII but tab and line ends, the deprecated
   * formatting of U+206A to U+206F, and the anchors of U+FFF9 to U+FFFC.
   */
  static String withoutControls(String text) {
    int first = 0;
    while (first < text.length() && !isControl(text.charAt(first))) {
      first++;
    }
    return replace(text, first, c -> isControl(c) ? "" : null);
  }

  private static boolean isControl(char c) {
    boolean ascii = c < 0x20 ? c != '\t' && c != '\n' && c != '\f' && c != '\r' : c == 0x7F;
    return ascii || (c >= 0x206A && c <= 0x206F) || (c >= 0xFFF9 && c <= 0xFFFC);
  }
}
