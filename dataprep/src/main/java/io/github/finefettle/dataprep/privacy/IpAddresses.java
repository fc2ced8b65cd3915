package io.github.finefettle.dataprep.privacy;

/**
 * IP addresses: the IPv4 dotted quad, and IPv6 in the text forms of RFC 4291.
 *
 * <p>By default only addresses that are reachable from everywhere count (IANA's special-purpose
 * registries, RFC 6890, and no multicast). The ranges kept for documentation and tests (RFC 5737,
 * RFC 2544, RFC 1112 class E, RFC 3849, RFC 9637) name no machine and never count: our pseudonyms
 * come from there. A quad that reads like the number of a version is none.
 */
final class IpAddresses {
  private static final String[] VERSION_WORDS = {
    "version",
    "ver",
    "v",
    "release",
    "build",
    "revision",
    "rev",
    "firmware",
    "section",
    "sec",
    "chapter",
    "clause",
    "patch",
    "figure",
    "table",
    "appendix",
    "driver",
    "sdk"
  };
  private static final int GROUPS = 8;

  private IpAddresses() {}

  /** Looks at a digit that begins a number; gives where to go on, or -1 if it is no quad. */
  static int quadAt(ScanRun run, int begin) {
    String text = run.text;
    int end = dottedQuadEnd(text, begin);
    if (end < 0 || goesOn(text, end) || beginsEarlier(text, begin)) {
      return -1;
    }
    long address = quadValue(text, begin);
    if (address < 0 || isVersion(text, begin)) {
      return end;
    }
    if (isForDocuments(address)) {
      return run.pass(begin, end);
    }
    boolean counts = !run.publicAddressesOnly || isPublic(address);
    return counts ? run.add(PersonalDataType.IPV4, "v4", begin, end, Assurance.FORMAT) : end;
  }

  /** The index after four numbers of one to three digits with dots between them, or -1. */
  static int dottedQuadEnd(String text, int begin) {
    int i = begin;
    for (int part = 0; part < 4; part++) {
      if (part > 0) {
        if (!Edges.isAt(text, i, '.')) {
          return -1;
        }
        i++;
      }
      int first = i;
      while (i - first < 3 && Edges.isDigitAt(text, i)) {
        i++;
      }
      if (i == first) {
        return -1;
      }
    }
    return i;
  }

  /** The 32 bits of a quad, or -1 if a number is above 255 or has a zero that means nothing. */
  private static long quadValue(String text, int begin) {
    long value = 0;
    int i = begin;
    for (int part = 0; part < 4; part++) {
      int first = i;
      int number = 0;
      while (Edges.isDigitAt(text, i)) {
        number = number * 10 + text.charAt(i) - '0';
        i++;
      }
      if (number > 255 || (i - first > 1 && text.charAt(first) == '0')) {
        return -1;
      }
      value = value << 8 | number;
      i++;
    }
    return value;
  }

  private static boolean goesOn(String text, int end) {
    if (end == text.length()) {
      return false;
    }
    char c = text.charAt(end);
    return Edges.isWord(c)
        || (c == '.' && Edges.isDigitAt(text, end + 1))
        || (c == '-' && end + 1 < text.length() && Edges.isAsciiLetter(text.charAt(end + 1)));
  }

  private static boolean beginsEarlier(String text, int begin) {
    return Edges.isAt(text, begin - 1, '.') && Edges.isDigitAt(text, begin - 2);
  }

  private static boolean isVersion(String text, int begin) {
    if (begin == 0) {
      return false;
    }
    char before = text.charAt(begin - 1);
    if (before == '~' || before == '^') {
      return true;
    }
    if (before == '=' && begin > 1 && "=<>!~".indexOf(text.charAt(begin - 2)) >= 0) {
      return true;
    }
    if (before == '/' || before == '-') {
      return Edges.isWordAt(text, begin - 2);
    }
    return followsVersionWord(text, begin);
  }

  private static boolean followsVersionWord(String text, int begin) {
    int i = begin;
    while (i > 0 && begin - i < 3 && " .:#".indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    for (String word : VERSION_WORDS) {
      int first = i - word.length();
      if (Edges.standsAt(text, first, word) && !Edges.isWordAt(text, first - 1)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an IPv4 address is reachable from everywhere. */
  static boolean isPublic(long a) {
    boolean special =
        in(a, 0x00000000L, 8)
            || in(a, 0x0A000000L, 8)
            || in(a, 0x64400000L, 10)
            || in(a, 0x7F000000L, 8)
            || in(a, 0xA9FE0000L, 16)
            || in(a, 0xAC100000L, 12)
            || (in(a, 0xC0000000L, 24) && a != 0xC0000009L && a != 0xC000000AL)
            || in(a, 0xC0A80000L, 16)
            || in(a, 0xE0000000L, 4);
    return !special && !isForDocuments(a);
  }

  /** Documentation (RFC 5737), benchmarks (RFC 2544) and class E, reserved since RFC 1112. */
  private static boolean isForDocuments(long a) {
    return in(a, 0xC0000200L, 24)
        || in(a, 0xC6336400L, 24)
        || in(a, 0xCB007100L, 24)
        || in(a, 0xC6120000L, 15)
        || in(a, 0xF0000000L, 4);
  }

  private static boolean in(long address, long network, int prefix) {
    return (address ^ network) >>> (32 - prefix) == 0;
  }

  /** Looks at a colon; gives where to go on, or -1 if no IPv6 address begins before or at it. */
  static int colonAt(ScanRun run, int colon) {
    String text = run.text;
    int begin = colon;
    while (begin > 0 && colon - begin < 5 && isHex(text.charAt(begin - 1))) {
      begin--;
    }
    boolean begun =
        begin > 0 && (Edges.isWord(text.charAt(begin - 1)) || text.charAt(begin - 1) == ':');
    if (begun || colon - begin > 4 || (begin == colon && !Edges.isAt(text, colon + 1, ':'))) {
      return -1;
    }
    int[] groups = new int[GROUPS];
    int end = readGroups(text, begin, groups);
    if (end < 0 || !hasDigit(text, begin, end)) {
      return -1;
    }
    if (isForDocuments(groups)) {
      return run.pass(begin, end);
    }
    if (run.publicAddressesOnly && !isPublic(groups)) {
      return end;
    }
    return run.add(PersonalDataType.IPV6, "v6", begin, end, Assurance.FORMAT);
  }

  /** Reads an address and fills its eight groups; gives the index after it, or -1. */
  private static int readGroups(String text, int begin, int[] groups) {
    int count = 0;
    int gap = -1;
    int i = begin;
    if (text.startsWith("::", i)) {
      gap = 0;
      i += 2;
    }
    while (count < GROUPS && i < text.length() && isHex(text.charAt(i))) {
      int quadEnd = count <= GROUPS - 2 ? dottedQuadEnd(text, i) : -1;
      if (quadEnd > 0) {
        long quad = quadValue(text, i);
        if (quad < 0) {
          return -1;
        }
        groups[count++] = (int) (quad >>> 16);
        groups[count++] = (int) (quad & 0xFFFF);
        i = quadEnd;
        break;
      }
      int first = i;
      int value = 0;
      while (i - first < 4 && i < text.length() && isHex(text.charAt(i))) {
        value = value << 4 | Character.digit(text.charAt(i), 16);
        i++;
      }
      groups[count++] = value;
      if (gap < 0 && text.startsWith("::", i)) {
        gap = count;
        i += 2;
      } else if (Edges.isAt(text, i, ':') && i + 1 < text.length() && isHex(text.charAt(i + 1))) {
        i++;
      } else {
        break;
      }
    }
    boolean complete = gap < 0 ? count == GROUPS : count < GROUPS;
    boolean ends =
        !Edges.isWordAt(text, i) && !(Edges.isAt(text, i, ':') && Edges.isWordAt(text, i + 1));
    boolean thirdColon = Edges.isAt(text, i, ':') && Edges.isAt(text, i - 1, ':');
    if (!complete || !ends || thirdColon) {
      return -1;
    }
    spread(groups, count, gap);
    return i;
  }

  private static void spread(int[] groups, int count, int gap) {
    if (gap >= 0) {
      int tail = count - gap;
      System.arraycopy(groups, gap, groups, GROUPS - tail, tail);
      java.util.Arrays.fill(groups, gap, GROUPS - tail, 0);
    }
  }

  /** Documentation (RFC 3849, RFC 9637). */
  private static boolean isForDocuments(int[] g) {
    return (g[0] == 0x2001 && g[1] == 0xDB8) || (g[0] == 0x3FFF && g[1] < 0x1000);
  }

  private static boolean isPublic(int[] g) {
    boolean leadingZeros = (g[0] | g[1] | g[2] | g[3] | g[4]) == 0;
    boolean translated = g[0] == 0x64 && g[1] == 0xFF9B && (g[2] | g[3] | g[4] | g[5]) == 0;
    if ((leadingZeros && g[5] == 0xFFFF) || translated) {
      return isPublic((long) g[6] << 16 | g[7]);
    }
    boolean globalUnicast = g[0] >>> 13 == 1;
    boolean protocolAssignment = g[0] == 0x2001 && g[1] < 0x200;
    return globalUnicast && !protocolAssignment;
  }

  private static boolean isHex(char c) {
    return Edges.isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  }

  private static boolean hasDigit(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (Edges.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
