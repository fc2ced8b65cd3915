package io.github.finefettle.dataprep.text;

import java.util.ArrayDeque;

/**
 * Removes the sequences by which terminals set colours and move the cursor: escape, bracket, digits
 * and semicolons, a letter.
 *
 * <p>A sequence that appears when the one inside it goes is removed too. The text is built like a
 * stack, with the places where a sequence is still open, so that nesting costs nothing extra.
 */
final class TerminalEscapes {
  private static final char ESCAPE = 0x1B;

  private TerminalEscapes() {}

  static String removed(String text) {
    if (text.indexOf("\u001B[") < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean behindEscape = !out.isEmpty() && out.charAt(out.length() - 1) == ESCAPE;
      if (behindEscape && c == '[') {
        open.push(out.length() - 1);
      } else if (behindEscape || !isInside(c)) {
        if (!behindEscape && !open.isEmpty() && MojibakeSignatures.isAsciiLetter(c)) {
          out.setLength(open.pop());
          continue;
        }
        open.clear();
      }
      out.append(c);
    }
    return out.length() == text.length() ? text : out.toString();
  }

  private static boolean isInside(char c) {
    return (c >= '0' && c <= '9') || c == ';' || c == ESCAPE;
  }
}
