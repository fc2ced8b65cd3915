package io.github.finefettle.dataprep.privacy;

/**
 * Numbers of payment cards: the issuer's first digits and lengths (ISO/IEC 7812 and the networks'
 * published ranges), one run of digits or one of the printed groupings, proved by Luhn's check
 * digit. Visa's old numbers of 13 digits are out of use and not looked for: one EAN in a hundred
 * would be one.
 *
 * <p>A number of the right form that fails the check is passed over whole, and our pseudonyms are
 * such.
 */
final class PaymentCards {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 19;
  private static final int[][] GROUPINGS = {
    {4, 4, 4, 4, 3}, {4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}, {6, 13}
  };

  private PaymentCards() {}

  /** Looks at a cluster of digits; gives where to go on, or -1 if it is no card. */
  static int at(ScanRun run, NumberGroups groups) {
    int used = groupsOfCard(groups);
    if (used == 0 || isPartOfMore(run.text, groups, used)) {
      return -1;
    }
    String digits = groups.compact(used);
    String issuer = issuer(digits);
    if (issuer.isEmpty()) {
      return -1;
    }
    int end = groups.ends[used - 1];
    if (!passesLuhn(digits)) {
      return end;
    }
    return run.add(
        PersonalDataType.PAYMENT_CARD, issuer, groups.begins[0], end, Assurance.CHECKSUM);
  }

  private static int groupsOfCard(NumberGroups groups) {
    if (groups.digits() < SHORTEST) {
      return 0;
    }
    int first = groups.length(0);
    if (first >= SHORTEST) {
      return first <= LONGEST ? 1 : 0;
    }
    for (int[] lengths : GROUPINGS) {
      if (groups.startsWith(lengths) && (groups.signs[1] == ' ' || groups.signs[1] == '-')) {
        return lengths.length;
      }
    }
    return 0;
  }

  /** Whether a group of four like the card's own goes before or after it: then it is a table. */
  private static boolean isPartOfMore(String text, NumberGroups groups, int used) {
    if (used == 1) {
      return false;
    }
    boolean after =
        groups.count > used && groups.signs[used] == groups.signs[1] && groups.length(used) == 4;
    int begin = groups.begins[0];
    boolean before =
        Edges.isAt(text, begin - 1, groups.signs[1])
            && Edges.isDigitAt(text, begin - 2)
            && Edges.isDigitAt(text, begin - 5)
            && !Edges.isDigitAt(text, begin - 6);
    return after || before;
  }

  /** The network, or empty where the first digits and the length are nobody's. */
  static String issuer(String digits) {
    int length = digits.length();
    int six = Integer.parseInt(digits.substring(0, 6));
    int two = six / 10_000;
    int three = six / 1000;
    int four = six / 100;
    if (two / 10 == 4 && (length == 16 || length == 19)) {
      return "visa";
    }
    if (length == 16 && ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720))) {
      return "mastercard";
    }
    if (length == 15 && (two == 34 || two == 37)) {
      return "amex";
    }
    if (length == 14 && ((three >= 300 && three <= 305) || two == 36 || two == 38 || two == 39)) {
      return "diners";
    }
    if (length >= 16) {
      if (four == 6011 || (three >= 644 && three <= 649) || two == 65) {
        return "discover";
      }
      if (four >= 3528 && four <= 3589) {
        return "jcb";
      }
      if (two == 62) {
        return "unionpay";
      }
      if (four >= 2200 && four <= 2204) {
        return "mir";
      }
    }
    boolean maestro =
        four == 5018
            || four == 5020
            || four == 5038
            || four == 5893
            || four == 6304
            || (four >= 6759 && four <= 6763);
    return maestro ? "maestro" : "";
  }

  /** Luhn's formula (ISO/IEC 7812-1, annex B): every second digit from the right counts twice. */
  static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = 2 * digit;
      sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
