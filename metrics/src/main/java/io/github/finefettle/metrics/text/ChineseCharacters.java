package io.github.finefettle.metrics.text;

/**
 * What the tokeniser "zh" takes for a Chinese character.
 *
 * <p>The Python tool lists its ranges as escapes. Two of them have five digits behind a backslash
 * and a small u, which Python reads as a character of four digits and a letter, and then compares
 * strings: U+20000 to U+2A6D6 has become U+2001 to U+2A6D. So curly quotes, arrows and the euro
 * sign count as Chinese, and the ideographs of extension B do not (sacrebleu#298). Scores published
 * with the tool have it so; both readings are here.
 */
final class ChineseCharacters {
  private static final char[] RANGES = {
    '\u2600', '\u27BF', '\u2E80', '\u2EFF', '\u2F00', '\u2FDF', '\u2FF0', '\u2FFF', '\u3000',
    '\u303F', '\u3100', '\u312F', '\u31A0', '\u31BF', '\u31C0', '\u31EF', '\u3200', '\u33FF',
    '\u3400', '\u4DB5', '\u4E00', '\u9FBB', '\uF900', '\uFA2D', '\uFA30', '\uFA6A', '\uFA70',
    '\uFAD9', '\uFE10', '\uFE1F', '\uFE30', '\uFE4F', '\uFF00', '\uFFEF'
  };

  private ChineseCharacters() {}

  /** As the tool has it. Only the basic plane is asked: no range reaches beyond. */
  static boolean isChinese(char c) {
    return (c >= 0x2001 && c <= 0x2A6D) || isInRanges(c);
  }

  /** As the tool means it. */
  static boolean isChineseCorrected(int c) {
    return c < 0x10000
        ? isInRanges((char) c)
        : (c >= 0x20000 && c <= 0x2A6D6) || (c >= 0x2F800 && c <= 0x2FA1D);
  }

  private static boolean isInRanges(char c) {
    for (int i = 0; i < RANGES.length; i += 2) {
      if (c < RANGES[i]) {
        return false;
      }
      if (c <= RANGES[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
