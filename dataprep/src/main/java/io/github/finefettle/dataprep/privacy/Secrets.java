package io.github.finefettle.dataprep.privacy;

/**
 * Values that are assigned to a name that calls for secrecy: {@code api_key = "..."}, {@code
 * "password": "..."}, {@code --token=...}.
 *
 * <p>The name must end in one of a few words, and the value must be of 8 to 400 characters without
 * space, with letters and digits and an entropy above the limit (Shannon, over the value's own
 * characters). A path, a call, a placeholder or another name is no secret. The work at each sign of
 * assignment is bounded.
 */
final class Secrets {
  /** What our pseudonyms begin with; such values are passed over. */
  private static final String PSEUDONYM_MARK = ApiKeys.PSEUDONYM_MARK;

  private static final String[] NAMES = {
    "apikey",
    "secret",
    "secretkey",
    "token",
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "accesskey",
    "privatekey",
    "authkey",
    "credential",
    "credentials",
    "clientsecret",
    "signingkey",
    "encryptionkey",
    "accountkey",
    "bearer"
  };

  private static final int[] ENDINGS = endings();

  private static final int SHORTEST = 8;
  private static final int LONGEST = 400;
  private static final int LONGEST_NAME = 40;
  private static final String VALUE_SIGNS = "+/_-=.~!@#$%^&*";

  private Secrets() {}

  /** Looks at an equals sign or a colon; gives where to go on. */
  static int at(ScanRun run, int sign) {
    String text = run.text;
    int nameEnd = nameEnd(text, sign);
    if (nameEnd == 0 || !isSecretName(text, nameEnd)) {
      return sign + 1;
    }
    int begin = valueBegin(text, sign + 1);
    int end = runEnd(run, begin);
    while (end > begin && ".!&".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    if (text.startsWith(PSEUDONYM_MARK, begin)) {
      return run.pass(begin, end);
    }
    if (!isSecret(run, begin, end) || holdsPseudonym(text, begin, end)) {
      return sign + 1;
    }
    int known = knownEnd(run, begin);
    if (known > 0) {
      return known;
    }
    return run.add(PersonalDataType.SECRET, "assignment", begin, end, Assurance.HEURISTIC);
  }

  /**
   * Whether a value of another type in it was replaced: it was no secret before, as an e-mail
   * address without digits, and looks like one only by what stands there now.
   */
  private static boolean holdsPseudonym(String text, int begin, int end) {
    String value = text.substring(begin, end);
    return value.contains('@' + Emails.PSEUDONYM_DOMAIN) || value.contains(PSEUDONYM_MARK);
  }

  /** A key or token that shows what it is is reported as that; -1 for all others. */
  private static int knownEnd(ScanRun run, int begin) {
    int key = ApiKeys.keyAt(run, begin);
    if (key > 0 || !run.text.startsWith("eyJ", begin)) {
      return key;
    }
    int token = Tokens.capitalJAt(run, begin + 2);
    return token > begin + 3 ? token : -1;
  }

  /** The index after the name, before quotes and spaces. */
  private static int nameEnd(String text, int sign) {
    if (sign == 0 || Edges.isDigit(text.charAt(sign - 1))) {
      return 0;
    }
    int i = sign;
    while (i > 0 && sign - i < 4 && " \"'`:]".indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    return i;
  }

  /** Whether some name ends in these two characters: a first sieve. */
  private static boolean mayEndName(char beforeLast, char last) {
    if (!Edges.isAsciiLetter(last) || !Edges.isAsciiLetter(beforeLast)) {
      return false;
    }
    return (ENDINGS[last & 0x1F] >>> (beforeLast & 0x1F) & 1) != 0;
  }

  private static int[] endings() {
    int[] bits = new int[32];
    for (String name : NAMES) {
      int length = name.length();
      bits[name.charAt(length - 1) & 0x1F] |= 1 << (name.charAt(length - 2) & 0x1F);
    }
    return bits;
  }

  /** Whether the name that ends at an index ends in a secret word; signs in it do not count. */
  private static boolean isSecretName(String text, int end) {
    if (end < 2 || !mayEndName(text.charAt(end - 2), text.charAt(end - 1))) {
      return false;
    }
    for (String name : NAMES) {
      if (endsWith(text, end, name)) {
        return true;
      }
    }
    return false;
  }

  /** The letters of a name from its end, past hyphens and underscores, up to a border. */
  private static boolean endsWith(String text, int end, String name) {
    int i = end - 1;
    int left = name.length();
    while (left > 0 && i >= 0 && end - i <= LONGEST_NAME) {
      char c = text.charAt(i);
      if (c != '_' && c != '-') {
        if ((c | 0x20) != name.charAt(left - 1) || !Edges.isAsciiLetter(c)) {
          return false;
        }
        left--;
      } else if (left == name.length()) {
        return false;
      }
      i--;
    }
    boolean border = i < 0 || !Edges.isLetter(text.charAt(i));
    boolean camel = i >= 0 && Edges.isUpper(text.charAt(i + 1)) && !Edges.isUpper(text.charAt(i));
    return left == 0 && (border || camel);
  }

  private static int valueBegin(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < 5 && " \"'`>=\\".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return Edges.standsAt(text, i, "bearer ") ? i + 7 : i;
  }

  private static int runEnd(ScanRun run, int begin) {
    if (begin >= run.valueRunEnd) {
      int end = begin;
      while (end < run.text.length() && isValue(run.text.charAt(end))) {
        end++;
      }
      run.valueRunEnd = end;
      return end;
    }
    return isValue(run.text.charAt(begin)) ? run.valueRunEnd : begin;
  }

  private static boolean isValue(char c) {
    return Edges.isAlphanumeric(c) || VALUE_SIGNS.indexOf(c) >= 0;
  }

  private static boolean isSecret(ScanRun run, int begin, int end) {
    String text = run.text;
    int length = end - begin;
    if (length < SHORTEST || length > LONGEST) {
      return false;
    }
    if (end < text.length() && "([{<:".indexOf(text.charAt(end)) >= 0) {
      return false;
    }
    boolean place =
        text.startsWith("http", begin) || text.charAt(begin) == '/' || text.charAt(begin) == '$';
    // No value of n characters has more than log2(n) bits a character: short ones need less.
    double most = StrictMath.log(length) / StrictMath.log(2);
    double needed = Math.min(run.minimumEntropy, 0.8 * most);
    return !place && Entropy.looksRandom(text, begin, end, needed);
  }
}
