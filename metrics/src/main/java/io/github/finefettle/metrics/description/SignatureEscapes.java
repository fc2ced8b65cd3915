package io.github.finefettle.metrics.description;

/** Any text inside a signature, whose own characters then stand as % and four digits. */
final class SignatureEscapes {
  private static final String RESERVED = "|()%";

  private SignatureEscapes() {}

  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (RESERVED.indexOf(c) >= 0 || Character.isISOControl(c) || isUnpaired(text, i)) {
        out.append('%');
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit((c >> shift) & 0xF, 16));
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The text that was escaped, or null where a % is not followed by four digits. */
  static @org.jspecify.annotations.Nullable String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '%') {
        out.append(text.charAt(i));
        continue;
      }
      String digits = text.substring(i + 1, Math.min(i + 5, text.length()));
      if (!digits.matches("[0-9a-f]{4}")) {
        return null;
      }
      out.append((char) Integer.parseInt(digits, 16));
      i += 4;
    }
    return out.toString();
  }

  private static boolean isUnpaired(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
