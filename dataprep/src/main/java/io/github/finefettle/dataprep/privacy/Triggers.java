package io.github.finefettle.dataprep.privacy;

/** Which characters are worth a closer look, and who takes it. */
final class Triggers {
  private static final int CHARACTERS = 128;

  private static final byte AT_SIGN = 1;
  private static final byte DIGIT = 2;
  private static final byte COLON = 3;
  private static final byte EQUALS = 4;
  private static final byte UNDERSCORE = 5;
  private static final byte HYPHEN = 6;
  private static final byte CAPITAL_I = 7;
  private static final byte CAPITAL_J = 8;
  private static final byte SLASH = 9;

  private Triggers() {}

  /**
   * The trigger of each character of ASCII, 0 for those to pass over. It is the same whatever is
   * looked for: a type must not be found or missed because another one is not wanted.
   */
  static byte[] table() {
    byte[] table = new byte[CHARACTERS];
    table['@'] = AT_SIGN;
    for (char c = '0'; c <= '9'; c++) {
      table[c] = DIGIT;
    }
    table[':'] = COLON;
    table['='] = EQUALS;
    table['_'] = UNDERSCORE;
    table['-'] = HYPHEN;
    table['I'] = CAPITAL_I;
    table['J'] = CAPITAL_J;
    table['/'] = SLASH;
    return table;
  }

  /** Decides on the candidate at an index; gives where to go on, above the index. */
  static int decide(ScanRun run, Numbers numbers, byte trigger, int i) {
    return switch (trigger) {
      case AT_SIGN -> Emails.at(run, i);
      case DIGIT -> numbers.at(i);
      case COLON -> colon(run, i);
      case EQUALS -> Secrets.at(run, i);
      case UNDERSCORE -> ApiKeys.underscoreAt(run, i);
      case HYPHEN ->
          Edges.isAt(run.text, i + 1, '-') ? Tokens.hyphensAt(run, i) : ApiKeys.hyphenAt(run, i);
      case CAPITAL_I -> ApiKeys.capitalIAt(run, i);
      case SLASH -> ApiKeys.slashAt(run, i);
      default -> Tokens.capitalJAt(run, i);
    };
  }

  private static int colon(ScanRun run, int i) {
    int end = IpAddresses.colonAt(run, i);
    return end > i ? end : Secrets.at(run, i);
  }
}
