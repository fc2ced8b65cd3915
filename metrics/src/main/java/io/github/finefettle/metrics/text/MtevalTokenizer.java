package io.github.finefettle.metrics.text;

/**
 * The rules of mteval-v13a, mteval-v14 ("intl"), the Chinese tokeniser and tercom's normaliser in
 * one pass over the characters, as spans.
 *
 * <p>The tools define them as regular expressions that run over the text one after the other and
 * put spaces around what they find:
 *
 * <pre>
 * 1. every ASCII symbol but ' , - .           becomes a token of its own
 * 2. ([^0-9])([.,])  -&gt;  "\1 \2 "             a stop or comma that no digit precedes
 * 3. ([.,])([^0-9])  -&gt;  " \1 \2"             a stop or comma that no digit follows
 * 4. ([0-9])(-)      -&gt;  "\1 \2 "             a dash behind a digit
 * </pre>
 *
 * <p>"intl" has rules 2 and 3 with all punctuation in the place of [.,] and all numbers in that of
 * digits, then makes every symbol a token. What makes one pass possible: rules 2 and 3 take two
 * characters at a time from left to right, so within a run of L stops between x and y each is cut
 * from the next, and only the ends of the run need thought. If x is no digit, rule 2 takes (x, 1),
 * (2, 3), (4, 5)...; if x is a digit, or the text begins here, it takes (1, 2), (3, 4)... The last
 * stop is cut from y if it was second in such a pair or if y is no digit (rule 3). The first is cut
 * from x but for one case: a lone stop behind a digit and before a digit or the text's very end.
 * Whether the text has an end at all differs: 13a puts a space around the line first, "intl" and
 * "zh" do not. A test holds this class against the regular expressions.
 */
final class MtevalTokenizer {
  private static final byte OTHER = 0;
  private static final byte SPACE = 1;
  private static final byte TOKEN = 2;
  private static final byte STOP = 3;
  private static final byte NUMBER = 4;
  private static final byte DASH = 5;
  private static final byte BORDER = 6;

  private static final byte[] ASCII = asciiKinds();
  private static final byte[] INTERNATIONAL_ASCII = internationalAsciiKinds();

  /** Which characters have which kind. */
  enum Rules {
    /** mteval-v13a. */
    V13A,
    /** mteval-v13a with tercom's possessive 's cut off. */
    TERCOM,
    /** mteval-v14. */
    INTERNATIONAL,
    /** Chinese characters apart, with the ranges as sacrebleu has them. */
    CHINESE,
    /** Chinese characters apart, with the ranges as sacrebleu means them. */
    CHINESE_CORRECTED
  }

  private final Rules rules;

  /** Whether the line counts as having a space before and behind it. */
  private final boolean padded;

  private final byte[] ascii;

  MtevalTokenizer(Rules rules) {
    this.rules = rules;
    this.padded = rules == Rules.V13A || rules == Rules.TERCOM;
    this.ascii = rules == Rules.INTERNATIONAL ? INTERNATIONAL_ASCII : ASCII;
  }

  /** Adds the tokens of the text that the spans hold. */
  void split(TokenSpans spans) {
    char[] chars = spans.chars();
    int length = spans.length();
    byte previous = padded ? SPACE : BORDER;
    int start = -1;
    int i = 0;
    while (i < length) {
      byte kind = kind(chars, i, length);
      int width = width(chars, i, length);
      switch (kind) {
        case SPACE -> {
          close(spans, start, i);
          start = -1;
        }
        case TOKEN -> start = alone(spans, start, i, width);
        case DASH -> {
          if (previous == NUMBER) {
            start = alone(spans, start, i, width);
          } else if (start < 0) {
            start = i;
          }
        }
        case STOP -> {
          int end = endOfStops(chars, i, length);
          start = splitStops(spans, start, i, end, previous, end - i == width);
          i = end - width;
        }
        default -> {
          if (start >= 0 && chars[i] == '\'' && isPossessive(chars, i, length)) {
            close(spans, start, i);
            start = i;
          } else if (start < 0) {
            start = i;
          }
        }
      }
      previous = kind;
      i += width;
    }
    close(spans, start, length);
  }

  /**
   * Makes the character at i a token of its own, and gives where the next token starts: not yet.
   */
  private static int alone(TokenSpans spans, int start, int i, int width) {
    close(spans, start, i);
    spans.add(i, i + width);
    return -1;
  }

  /**
   * Cuts up the stops from i to end.
   *
   * @return where an open token starts behind them, or -1
   */
  private int splitStops(TokenSpans spans, int start, int i, int end, byte before, boolean isLone) {
    char[] chars = spans.chars();
    int length = spans.length();
    byte behind = end < length ? kind(chars, end, length) : padded ? SPACE : BORDER;
    boolean numberBefore = before == NUMBER || before == BORDER;
    boolean cutBehind = behind != NUMBER && behind != BORDER;
    if (isLone && numberBefore && !cutBehind) {
      return start < 0 ? i : start;
    }
    close(spans, start, i);
    // Whether the stop at hand is the second of a pair that rule 2 takes.
    boolean second = !numberBefore;
    int at = i;
    while (true) {
      int next = at + width(chars, at, length);
      if (next == end) {
        break;
      }
      spans.add(at, next);
      second = !second;
      at = next;
    }
    if (!second && !cutBehind) {
      return at;
    }
    spans.add(at, end);
    return -1;
  }

  private int endOfStops(char[] chars, int i, int length) {
    int end = i;
    while (end < length && kind(chars, end, length) == STOP) {
      end += width(chars, end, length);
    }
    return end;
  }

  private static void close(TokenSpans spans, int start, int end) {
    if (start >= 0) {
      spans.add(start, end);
    }
  }

  /** Whether 's and a space stand here, once rule 1 has put its spaces. */
  private boolean isPossessive(char[] chars, int i, int length) {
    if (rules != Rules.TERCOM || i + 1 >= length || chars[i + 1] != 's') {
      return false;
    }
    return i + 2 == length
        || chars[i + 2] == ' '
        || (chars[i + 2] < ASCII.length && ASCII[chars[i + 2]] == TOKEN);
  }

  private byte kind(char[] chars, int i, int length) {
    char c = chars[i];
    if (c < ascii.length) {
      return ascii[c];
    }
    if (PythonText.isSpace(c)) {
      return SPACE;
    }
    return switch (rules) {
      case INTERNATIONAL -> internationalKind(Character.codePointAt(chars, i, length));
      case CHINESE -> ChineseCharacters.isChinese(c) ? TOKEN : OTHER;
      case CHINESE_CORRECTED ->
          ChineseCharacters.isChineseCorrected(Character.codePointAt(chars, i, length))
              ? TOKEN
              : OTHER;
      case V13A, TERCOM -> OTHER;
    };
  }

  private static int width(char[] chars, int i, int length) {
    return Character.isHighSurrogate(chars[i])
            && i + 1 < length
            && Character.isLowSurrogate(chars[i + 1])
        ? 2
        : 1;
  }

  private static byte internationalKind(int c) {
    return switch (Unicode13Classes.of(c)) {
      case Unicode13Classes.PUNCTUATION -> STOP;
      case Unicode13Classes.SYMBOL -> TOKEN;
      case Unicode13Classes.NUMBER -> NUMBER;
      default -> OTHER;
    };
  }

  private static byte[] asciiKinds() {
    byte[] kinds = new byte[128];
    for (char c = 0; c < kinds.length; c++) {
      if (PythonText.isSpace(c)) {
        kinds[c] = SPACE;
      } else if (c >= '0' && c <= '9') {
        kinds[c] = NUMBER;
      } else if (c == '.' || c == ',') {
        kinds[c] = STOP;
      } else if (c == '-') {
        kinds[c] = DASH;
      } else if (isSplit(c)) {
        kinds[c] = TOKEN;
      }
    }
    return kinds;
  }

  private static boolean isSplit(char c) {
    return (c >= '{' && c <= '~')
        || (c >= '[' && c <= '`')
        || (c >= ' ' && c <= '&')
        || (c >= '(' && c <= '+')
        || (c >= ':' && c <= '@')
        || c == '/';
  }

  private static byte[] internationalAsciiKinds() {
    byte[] kinds = new byte[128];
    for (char c = 0; c < kinds.length; c++) {
      kinds[c] = PythonText.isSpace(c) ? SPACE : internationalKind(c);
    }
    return kinds;
  }
}
