package io.github.finefettle.dataprep.privacy;

/**
 * What a digit may begin: an IBAN, an IPv4 address, a card, a social security or telephone number.
 */
final class Numbers {
  private static final int SHORTEST_RUN = 7;

  private final ScanRun run;
  private final NumberGroups groups = new NumberGroups();

  Numbers(ScanRun run) {
    this.run = run;
  }

  /** Looks at the first digit of a run; gives where to go on. */
  int at(int begin) {
    String text = run.text;
    if (begin > 0 && Edges.isWord(text.charAt(begin - 1))) {
      int end = Ibans.at(run, begin);
      return end > 0 ? end : Edges.digitsEnd(text, begin);
    }
    int runEnd = Edges.digitsEnd(text, begin);
    if (runEnd - begin < SHORTEST_RUN && !goesOn(text, runEnd)) {
      return runEnd;
    }
    if (runEnd - begin <= 3 && Edges.isAt(text, runEnd, '.')) {
      int end = IpAddresses.quadAt(run, begin);
      if (end > 0) {
        return end;
      }
    }
    return mayReach(text, begin, runEnd) ? inGroups(begin, runEnd) : runEnd;
  }

  /** Whether seven digits stand close together here: a first sieve, for texts full of numbers. */
  private static boolean mayReach(String text, int begin, int runEnd) {
    int digits = runEnd - begin;
    int gap = 0;
    for (int i = runEnd; digits < SHORTEST_RUN && i < text.length(); i++) {
      char c = text.charAt(i);
      if (Edges.isDigit(c)) {
        digits++;
        gap = 0;
      } else if (++gap > NumberGroups.WIDEST_GAP || !NumberGroups.isSeparator(c)) {
        return false;
      }
    }
    return digits >= SHORTEST_RUN;
  }

  private static boolean goesOn(String text, int end) {
    if (end >= text.length() - 1) {
      return false;
    }
    char c = text.charAt(end);
    boolean separator =
        c == ' ' || c == '-' || c == '.' || c == '/' || c == ')' || c == '\u00A0' || c == '\u2011';
    return separator
        && (Edges.isDigit(text.charAt(end + 1))
            || text.charAt(end + 1) == '('
            || ((c == ')' || c == ' ') && Edges.isDigitAt(text, end + 2)));
  }

  private int inGroups(int begin, int runEnd) {
    groups.read(run.text, begin);
    if (groups.digits() < SHORTEST_RUN || groups.isDate()) {
      return runEnd;
    }
    if (!isDecimal(begin)) {
      int end = PaymentCards.at(run, groups);
      if (end < 0) {
        end = socialSecurity();
      }
      if (end > 0) {
        return end;
      }
    }
    int end = Phones.at(run, groups);
    return end > 0 ? end : runEnd;
  }

  private boolean isDecimal(int begin) {
    String text = run.text;
    return (Edges.isAt(text, begin - 1, '.') || Edges.isAt(text, begin - 1, ','))
        && Edges.isDigitAt(text, begin - 2);
  }

  /** AAA-GG-SSSS: never 000, 666 or 900 and above, never a part of zeros only. */
  private int socialSecurity() {
    if (groups.count < 3
        || groups.length(1) != 2
        || !groups.startsWith(3, 2, 4)
        || (groups.signs[1] != '-' && groups.signs[1] != ' ')) {
      return -1;
    }
    int begin = groups.begins[0];
    boolean joined = Edges.isAt(run.text, begin - 1, '-') && Edges.isWordAt(run.text, begin - 2);
    String digits = groups.compact(3);
    int end = groups.ends[2];
    boolean valid =
        !digits.startsWith("000")
            && !digits.startsWith("666")
            && digits.charAt(0) != '9'
            && !digits.startsWith("00", 3)
            && !digits.endsWith("0000");
    if (joined || !valid || groups.signs[1] == ' ') {
      return end;
    }
    return run.add(PersonalDataType.US_SSN, "ssn", begin, end, Assurance.FORMAT);
  }
}
