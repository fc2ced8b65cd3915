package io.github.finefettle.dataprep.privacy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Keys and tokens that show their issuer by their first characters.
 *
 * <p>Each form is looked for at a character of its prefix that is rare in texts (an underscore, a
 * hyphen, a capital I or J), never at a common letter. Whatever has {@link #PSEUDONYM_MARK} right
 * after a prefix is passed over, of any length: our pseudonyms are such.
 */
final class ApiKeys {
  /** What our pseudonyms have after the prefix; by chance one key in 62 to the sixth has it. */
  static final String PSEUDONYM_MARK = "PSEUDO";

  private static final int UPPER_AND_DIGITS = 0;
  private static final int LETTERS_AND_DIGITS = 1;
  private static final int WITH_UNDERSCORE = 2;
  private static final int WITH_HYPHEN = 3;
  private static final int WITH_BOTH = 4;

  /** Longer runs are read to their end all the same, but are no keys. */
  private static final int LONGEST = 400;

  private static final int CHARACTERS = 128;

  /**
   * A form of a key.
   *
   * @param issuer who gives it out
   * @param prefix its first characters
   * @param trigger the position in the prefix of the character it is looked for at
   * @param alphabet the characters after the prefix
   * @param fewest the fewest of them
   * @param most the most of them
   * @param looksRandom whether digits, letters and entropy are asked for, as the prefix is weak
   */
  record Form(
      String issuer,
      String prefix,
      int trigger,
      int alphabet,
      int fewest,
      int most,
      boolean looksRandom) {}

  static final List<Form> FORMS =
      List.of(
          new Form("github", "github_pat_", 6, WITH_UNDERSCORE, 82, 82, false),
          new Form("github", "ghp_", 3, LETTERS_AND_DIGITS, 36, 36, false),
          new Form("github", "gho_", 3, LETTERS_AND_DIGITS, 36, 36, false),
          new Form("github", "ghu_", 3, LETTERS_AND_DIGITS, 36, 36, false),
          new Form("github", "ghs_", 3, LETTERS_AND_DIGITS, 36, 36, false),
          new Form("github", "ghr_", 3, LETTERS_AND_DIGITS, 36, 76, false),
          new Form("stripe", "sk_live_", 2, LETTERS_AND_DIGITS, 16, 250, false),
          new Form("stripe", "sk_test_", 2, LETTERS_AND_DIGITS, 16, 250, false),
          new Form("stripe", "rk_live_", 2, LETTERS_AND_DIGITS, 16, 250, false),
          new Form("stripe", "rk_test_", 2, LETTERS_AND_DIGITS, 16, 250, false),
          new Form("huggingface", "hf_", 2, LETTERS_AND_DIGITS, 30, 40, true),
          new Form("npm", "npm_", 3, LETTERS_AND_DIGITS, 36, 36, false),
          new Form("gitlab", "glpat-", 5, WITH_BOTH, 20, 64, false),
          new Form("slack", "xapp-", 4, WITH_HYPHEN, 20, 200, true),
          new Form("slack", "xoxa-", 4, WITH_HYPHEN, 10, 250, true),
          new Form("slack", "xoxb-", 4, WITH_HYPHEN, 10, 250, true),
          new Form("slack", "xoxe-", 4, WITH_HYPHEN, 10, 250, true),
          new Form("slack", "xoxp-", 4, WITH_HYPHEN, 10, 250, true),
          new Form("slack", "xoxr-", 4, WITH_HYPHEN, 10, 250, true),
          new Form("slack", "xoxs-", 4, WITH_HYPHEN, 10, 250, true),
          new Form("anthropic", "sk-ant-", 2, WITH_BOTH, 20, LONGEST, true),
          new Form("openai", "sk-proj-", 2, WITH_BOTH, 20, LONGEST, true),
          new Form("openai", "sk-svcacct-", 2, WITH_BOTH, 20, LONGEST, true),
          new Form("openai", "sk-", 2, WITH_BOTH, 20, LONGEST, true),
          new Form("pypi", "pypi-", 4, WITH_BOTH, 50, LONGEST, true),
          new Form("aws", "AKIA", 2, UPPER_AND_DIGITS, 16, 16, false),
          new Form("aws", "ASIA", 2, UPPER_AND_DIGITS, 16, 16, false),
          new Form("google", "AIza", 1, WITH_BOTH, 35, 35, false));

  private static final Form[] AT_UNDERSCORE = formsAt('_');
  private static final Form[] AT_HYPHEN = formsAt('-');
  private static final Form[] AT_CAPITAL_I = formsAt('I');

  /** The pairs of letters before a trigger, a bit each: hardly any other word ends in them. */
  private static final long[] PAIRS_BEFORE = pairsBefore();

  private static final String SLACK_HOST = "hooks.slack.com";
  private static final String SLACK_PATH = "/services/";
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int CHECK_LENGTH = 6;

  private ApiKeys() {}

  private static Form[] formsAt(char trigger) {
    return FORMS.stream()
        .filter(form -> form.prefix.charAt(form.trigger) == trigger)
        .toArray(Form[]::new);
  }

  private static long[] pairsBefore() {
    long[] bits = new long[CHARACTERS * CHARACTERS / Long.SIZE];
    for (Form form : FORMS) {
      if (form.trigger >= 2) {
        int pair = pair(form.prefix.charAt(form.trigger - 2), form.prefix.charAt(form.trigger - 1));
        bits[pair >> 6] |= 1L << pair;
      }
    }
    return bits;
  }

  private static int pair(char first, char second) {
    return first * CHARACTERS + second;
  }

  private static boolean mayHavePrefix(String text, int i) {
    if (i < 2) {
      return false;
    }
    char first = text.charAt(i - 2);
    char second = text.charAt(i - 1);
    if (first >= CHARACTERS || second >= CHARACTERS) {
      return false;
    }
    int pair = pair(first, second);
    return (PAIRS_BEFORE[pair >> 6] >>> pair & 1) != 0;
  }

  /** Looks at an underscore; gives where to go on. */
  static int underscoreAt(ScanRun run, int i) {
    return mayHavePrefix(run.text, i) ? at(run, i, AT_UNDERSCORE) : i + 1;
  }

  /** Looks at a hyphen; gives where to go on. */
  static int hyphenAt(ScanRun run, int i) {
    return mayHavePrefix(run.text, i) ? at(run, i, AT_HYPHEN) : i + 1;
  }

  /** Looks at a capital I; gives where to go on. */
  static int capitalIAt(ScanRun run, int i) {
    if (i + 1 < run.text.length()
        && (run.text.charAt(i + 1) == 'A' || run.text.charAt(i + 1) == 'z')) {
      return at(run, i, AT_CAPITAL_I);
    }
    return i + 1;
  }

  private static int at(ScanRun run, int i, Form[] forms) {
    for (Form form : forms) {
      int begin = i - form.trigger;
      if (run.text.startsWith(form.prefix, begin) && !Edges.isWordAt(run.text, begin - 1)) {
        int end = keyEnd(run, form, begin);
        if (end > 0) {
          return end;
        }
      }
    }
    return i + 1;
  }

  /** Looks at where a key might begin; gives the index after it, or -1. */
  static int keyAt(ScanRun run, int begin) {
    for (Form form : FORMS) {
      if (run.text.startsWith(form.prefix, begin)) {
        int end = keyEnd(run, form, begin);
        if (end > 0) {
          return end;
        }
      }
    }
    return -1;
  }

  private static int keyEnd(ScanRun run, Form form, int begin) {
    String text = run.text;
    int body = begin + form.prefix.length();
    int end = runEnd(run, form, body);
    // A hyphen at the end belongs to the sentence.
    while (end > body && text.charAt(end - 1) == '-') {
      end--;
    }
    // Before anything is measured: a key of "sk-" that goes on as "sk-proj-" may be too short for a
    // key of the longer prefix, and so is its pseudonym, which has the mark after the longer one.
    if (text.startsWith(PSEUDONYM_MARK, body)) {
      return run.pass(begin, end);
    }
    int length = end - body;
    if (length < form.fewest || length > form.most || Edges.isWordAt(text, end)) {
      return -1;
    }
    if (form.looksRandom && !Entropy.looksRandom(text, body, end, run.minimumEntropy)) {
      return -1;
    }
    boolean proved =
        form.issuer.equals("github") && length == 36 && hasGithubChecksum(text, begin, end);
    Assurance assurance = proved ? Assurance.CHECKSUM : Assurance.FORMAT;
    return run.add(PersonalDataType.API_KEY, form.issuer, begin, end, assurance);
  }

  private static int runEnd(ScanRun run, Form form, int body) {
    boolean widest = form.alphabet == WITH_BOTH;
    if (widest && body < run.keyRunEnd) {
      return isIn(WITH_BOTH, run.text.charAt(body)) ? run.keyRunEnd : body;
    }
    int end = body;
    while (end < run.text.length()
        && isIn(form.alphabet, run.text.charAt(end))
        && (widest || end - body <= form.most)) {
      end++;
    }
    run.keyRunEnd = widest ? end : run.keyRunEnd;
    return end;
  }

  private static boolean isIn(int alphabet, char c) {
    if (alphabet == UPPER_AND_DIGITS) {
      return Edges.isUpper(c) || Edges.isDigit(c);
    }
    return Edges.isAlphanumeric(c)
        || (c == '_' && (alphabet == WITH_UNDERSCORE || alphabet == WITH_BOTH))
        || (c == '-' && (alphabet == WITH_HYPHEN || alphabet == WITH_BOTH));
  }

  /** The last six characters are the CRC-32 of the thirty before them, in base 62. */
  private static boolean hasGithubChecksum(String text, int begin, int end) {
    CRC32 crc = new CRC32();
    crc.update(text.substring(begin + 4, end - CHECK_LENGTH).getBytes(StandardCharsets.US_ASCII));
    return text.startsWith(base62(crc.getValue()), end - CHECK_LENGTH);
  }

  private static String base62(long value) {
    char[] out = new char[CHECK_LENGTH];
    long rest = value;
    for (int i = CHECK_LENGTH - 1; i >= 0; i--) {
      out[i] = BASE62.charAt((int) (rest % 62));
      rest /= 62;
    }
    return new String(out);
  }

  /** Looks at a slash, for the address of a Slack hook; gives where to go on. */
  static int slashAt(ScanRun run, int i) {
    String text = run.text;
    int host = i - SLACK_HOST.length();
    if (!Edges.isAt(text, i - 1, 'm')
        || !Edges.standsAt(text, host, SLACK_HOST)
        || !text.startsWith(SLACK_PATH, i)) {
      return i + 1;
    }
    int body = i + SLACK_PATH.length();
    int end = body;
    while (end < text.length()
        && end - body <= LONGEST
        && (Edges.isAlphanumeric(text.charAt(end)) || text.charAt(end) == '/')) {
      end++;
    }
    if (text.startsWith(PSEUDONYM_MARK, body)) {
      return run.pass(body, end);
    }
    if (end - body < 30) {
      return end;
    }
    return run.add(PersonalDataType.API_KEY, "slack-webhook", body, end, Assurance.FORMAT);
  }
}
