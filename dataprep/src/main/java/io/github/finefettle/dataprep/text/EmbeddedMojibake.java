package io.github.finefettle.dataprep.text;

/**
 * Finds damage inside a text that is right elsewhere, or damaged otherwise: runs of characters that
 * could be UTF-8 in one of the Windows code pages or latin-1, and repairs each run by itself.
 */
final class EmbeddedMojibake {
  private static final int LEAD_OF_2 = 1;
  private static final int LEAD_OF_3 = 2;
  private static final int LEAD_OF_4 = 4;
  private static final int CONTINUATION = 8;

  /** A continuation that does not stand for itself beside damage, unlike quotes and dashes. */
  private static final int STRICT = 16;

  private static final String STANDING_FOR_THEMSELVES = "–—―‘’‚“”„•…";
  private static final byte[] ROLES = roles();

  private EmbeddedMojibake() {}

  /** The text with its damaged runs repaired; the same text if there are none. */
  static String repaired(String text, boolean controls) {
    StringBuilder out = null;
    int copied = 0;
    int i = 0;
    while (i < text.length()) {
      int end = text.charAt(i) < 0x80 || isBehindStrict(text, i) ? i : runEnd(text, i);
      if (end == i) {
        i++;
        continue;
      }
      // A run that is all of the text has been tried as a whole.
      String run = i == 0 && end == text.length() ? "" : text.substring(i, end);
      if (!run.isEmpty() && MojibakeEvidence.isFound(run)) {
        out = out == null ? new StringBuilder(text.length()) : out;
        out.append(text, copied, i).append(EncodingRepair.repair(run, controls));
        copied = end;
      }
      i = end;
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  private static boolean isBehindStrict(String text, int at) {
    return at > 0 && has(text, at - 1, STRICT);
  }

  private static int runEnd(String text, int start) {
    int end = start;
    int next = sequenceEnd(text, start);
    while (next > end) {
      end = next;
      next = sequenceEnd(text, end);
    }
    return end;
  }

  private static int sequenceEnd(String text, int at) {
    int length =
        has(text, at, LEAD_OF_2)
            ? 2
            : has(text, at, LEAD_OF_3) ? 3 : has(text, at, LEAD_OF_4) ? 4 : 0;
    for (int i = at + 1; i < at + length; i++) {
      if (!has(text, i, CONTINUATION)) {
        return at;
      }
    }
    return at + length;
  }

  private static boolean has(String text, int at, int role) {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return c < ROLES.length && (ROLES[c] & role) != 0;
  }

  private static byte[] roles() {
    byte[] roles = new byte[0x2600];
    for (CodePage page : CodePage.ALL) {
      if (page.isWindows() || page == CodePage.LATIN_1) {
        for (int b = 0x80; b <= 0xF3; b++) {
          roles[page.characterOf(b)] |= (byte) roleOf(b);
        }
      }
    }
    for (char c = 0x80; c <= 0xBF; c++) {
      roles[c] |= CONTINUATION | STRICT;
    }
    for (int i = 0; i < STANDING_FOR_THEMSELVES.length(); i++) {
      roles[STANDING_FOR_THEMSELVES.charAt(i)] &= ~STRICT;
    }
    // It may have been the byte A0.
    roles[' '] = CONTINUATION;
    return roles;
  }

  private static int roleOf(int b) {
    if (b < 0xC0) {
      return CONTINUATION | STRICT;
    }
    if (b < 0xE0) {
      return b >= 0xC2 ? LEAD_OF_2 : 0;
    }
    // F1 and F2 lead to planes without characters.
    return b < 0xF0 ? LEAD_OF_3 : b == 0xF0 || b == 0xF3 ? LEAD_OF_4 : 0;
  }
}
