package io.github.finefettle.dataprep.privacy;

/**
 * Telephone numbers. There is no check digit, so the form must speak for itself:
 *
 * <ul>
 *   <li>international: a plus sign (or 00 or 011) and a country code that is in use, with as many
 *       digits as the country has (ITU-T E.164; the lengths of the larger countries, else 6 to 12);
 *   <li>North American: {@code (212) 555-7890}, {@code 212-555-7890}, {@code 212.555.7890};
 *   <li>with a trunk 0, as most of Europe, Asia and Australia write them: 9 to 12 digits from 0, in
 *       one run or in groups;
 *   <li>an area code in brackets and two groups or one long one;
 *   <li>any other run or grouping of 7 to 13 digits, only right after a word such as "call".
 * </ul>
 *
 * <p>A number in an expression, an amount, a part of a longer name, a decimal, a date or a plain
 * count is none. Numbers 555-0100 to 555-0199 in area codes that are kept for an extension of the
 * numbering plan (N9X) are passed over: they are nobody's, and our pseudonyms are such.
 */
final class Phones {
  /** What makes a number a part of something else when it stands right before it. */
  private static final String NOT_BEFORE = "#$\u20AC\u00A3\u00A5=*^/&%\\@~'";

  private static final String NOT_AFTER = "%=*^@$\u20AC\u00A3\u00A5\\";
  private static final int MOST_DIGITS = 13;
  private static final int FEWEST_DIGITS = 7;

  private Phones() {}

  /** Looks at a cluster of digits; gives where to go on, or -1 if it is no telephone number. */
  static int at(ScanRun run, NumberGroups groups) {
    int begin = beginWithSigns(run.text, groups);
    boolean plus = Edges.isAt(run.text, begin, '+') || Edges.isAt(run.text, begin + 1, '+');
    if (!mayBegin(run.text, begin, plus)) {
      return -1;
    }
    int used = plus ? international(groups, 0) : dialled(groups);
    if (used == 0 && !plus) {
      used = national(run.text, groups, begin);
    }
    if (used == 0) {
      return -1;
    }
    int end = groups.ends[used - 1];
    if (!mayEnd(run.text, end)) {
      return -1;
    }
    if (isPseudonym(groups.compact(used))) {
      return run.pass(begin, end);
    }
    String detail = plus ? "international" : "national";
    return run.add(PersonalDataType.PHONE, detail, begin, end, Assurance.HEURISTIC);
  }

  /** The index of a plus sign or bracket that belongs to the number. */
  private static int beginWithSigns(String text, NumberGroups groups) {
    int begin = groups.begins[0];
    // In "(212) 555" the bracket is a part of the number; in "(212-555-7890)" it is around it.
    boolean bracket = groups.count > 1 && groups.signs[1] == ')';
    if (bracket && Edges.isAt(text, begin - 1, '(')) {
      begin--;
    }
    return Edges.isAt(text, begin - 1, '+') ? begin - 1 : begin;
  }

  private static boolean mayBegin(String text, int begin, boolean plus) {
    if (begin == 0) {
      return true;
    }
    char before = text.charAt(begin - 1);
    if (before == '=' && Edges.isWordAt(text, begin - 2)) {
      return plus || PhoneCues.endsBefore(text, begin - 1);
    }
    if (Edges.isWord(before) || NOT_BEFORE.indexOf(before) >= 0) {
      return false;
    }
    if (before == '.' || before == ',' || before == ':') {
      return !Edges.isDigitAt(text, begin - 2);
    }
    if (before == '-' || before == '+' || before == ')') {
      return !Edges.isWordAt(text, begin - 2) && !(plus && before != '-');
    }
    // "5 +3000000000" is a sum, "1999 2000" a list.
    return !(plus && before == ' ' && Edges.isDigitAt(text, begin - 2));
  }

  private static boolean mayEnd(String text, int end) {
    if (end >= text.length()) {
      return true;
    }
    char after = text.charAt(end);
    // An amount may follow at once, as in "08717890890£1.50".
    boolean amount = "$\u20AC\u00A3\u00A5".indexOf(after) >= 0 && Edges.isDigitAt(text, end + 1);
    boolean mark = after == '.' || after == ',' || after == ':';
    boolean goesOn =
        mark
            && (Edges.isDigitAt(text, end + 1) || (after == ':' && Edges.isAt(text, end + 1, ':')));
    boolean joined = after == '-' && Edges.isWordAt(text, end + 1);
    boolean times =
        after == ' ' && end + 1 < text.length() && "%=*\u20AC".indexOf(text.charAt(end + 1)) >= 0;
    return !Edges.isWord(after)
        && (amount || NOT_AFTER.indexOf(after) < 0)
        && !goesOn
        && !joined
        && !times;
  }

  /** 0044 20 7946 0958, or 011 44 20 7946 0958 from North America. */
  private static int dialled(NumberGroups groups) {
    if (groups.firstDigit(0) != '0') {
      return 0;
    }
    String first = groups.compact(1);
    if (first.startsWith("011")) {
      return international(groups, 3);
    }
    return first.startsWith("00") ? international(groups, 2) : 0;
  }

  /** The most groups that make up an international number after a prefix of some digits, or 0. */
  private static int international(NumberGroups groups, int prefix) {
    for (int used = groups.count; used > 0; used--) {
      int digits = groups.digits(used);
      if (digits <= prefix + 17 && isInternational(withoutTrunk(groups, used).substring(prefix))) {
        return used;
      }
    }
    return 0;
  }

  /** The digits, without the zero in brackets of {@code +44 (0)20 7946 0958}. */
  private static String withoutTrunk(NumberGroups groups, int used) {
    StringBuilder out = new StringBuilder(20);
    String all = groups.compact(used);
    int at = 0;
    for (int g = 0; g < used; g++) {
      int length = groups.length(g);
      boolean trunk = g > 0 && length == 1 && groups.signs[g] == '(' && all.charAt(at) == '0';
      if (!trunk) {
        out.append(all, at, at + length);
      }
      at += length;
    }
    return out.toString();
  }

  private static boolean isInternational(String digits) {
    int code = CountryCodes.lengthOf(digits);
    if (code == 0 || isNobodys(digits)) {
      return false;
    }
    String national = digits.substring(code);
    if (digits.charAt(0) == '1') {
      return isNorthAmerican(national) || isPseudonym(national);
    }
    boolean trunk = national.startsWith("0") && !digits.startsWith("39") && !digits.startsWith("7");
    return !trunk && CountryCodes.hasLength(digits.substring(0, code), national.length());
  }

  /** The groups of a national number, or 0. */
  private static int national(String text, NumberGroups groups, int begin) {
    boolean bracket = Edges.isAt(text, begin, '(');
    int used = northAmerican(groups, bracket);
    if (used == 0) {
      used = bracket ? inBrackets(groups) : withTrunk(groups);
    }
    return used == 0 && !bracket ? afterCue(text, groups, begin) : used;
  }

  private static int northAmerican(NumberGroups groups, boolean bracket) {
    boolean one =
        !bracket && groups.count > 3 && groups.length(0) == 1 && groups.firstDigit(0) == '1';
    int skip = one ? 1 : 0;
    if (groups.count < 3 + skip
        || groups.length(skip) != 3
        || groups.length(skip + 1) != 3
        || groups.length(skip + 2) != 4) {
      return 0;
    }
    char sign = groups.signs[skip + 2];
    boolean likeSigns =
        bracket
            ? groups.signs[1] == ')'
            : groups.signs[skip + 1] == sign || groups.signs[skip + 1] == ')';
    if (!likeSigns || sign == '/' || isOneOfMany(groups, 3 + skip)) {
      return 0;
    }
    String digits = groups.compact(3 + skip).substring(skip);
    return isNorthAmerican(digits) || isPseudonym(digits) ? 3 + skip : 0;
  }

  /** Whether further groups follow with the same sign: then it is a row of a table. */
  private static boolean isOneOfMany(NumberGroups groups, int used) {
    return groups.count > used
        && groups.signs[used] == groups.signs[used - 1]
        && groups.length(used) > 2;
  }

  /** NXX NXX XXXX; N is 2 to 9, no area code has a nine in the middle. */
  private static boolean isNorthAmerican(String digits) {
    return digits.length() == 10
        && digits.charAt(0) >= '2'
        && digits.charAt(1) != '9'
        && digits.charAt(3) >= '2'
        && !digits.endsWith("0000000");
  }

  /** (030) 901820, (11) 91234-5678. */
  private static int inBrackets(NumberGroups groups) {
    if (groups.count < 2 || groups.signs[1] != ')' || groups.length(0) > 5) {
      return 0;
    }
    boolean trunk = groups.compact(1).charAt(0) == '0';
    for (int used = Math.min(groups.count, 4); used > 1; used--) {
      int digits = groups.digits(used);
      boolean longEnough = trunk ? digits >= 9 && digits <= 12 : digits >= 10 && digits <= 11;
      boolean shaped = trunk || (groups.length(0) <= 3 && used == 3 && groups.length(2) == 4);
      if (longEnough && shaped && (trunk || groups.signs[2] == '-' || groups.signs[2] == ' ')) {
        return used;
      }
    }
    return 0;
  }

  private static int withTrunk(NumberGroups groups) {
    if (groups.firstDigit(0) != '0') {
      return 0;
    }
    String first = groups.compact(1);
    if (first.length() < 2 || first.charAt(0) != '0' || first.charAt(1) == '0') {
      return 0;
    }
    if (groups.startsWith(3, 2, 4)) {
      return 0;
    }
    for (int used = groups.count; used > 0; used--) {
      if (isTrunkNumber(groups, used, first.length())) {
        return used;
      }
    }
    return 0;
  }

  private static boolean isTrunkNumber(NumberGroups groups, int used, int first) {
    int digits = groups.digits(used);
    if (used == 1) {
      return (digits == 10 || digits == 11) && !isNobodys(groups.compact(1));
    }
    if (digits < 9 || digits > (used == 2 ? 12 : 11) || (first > 6 && used > 2)) {
      return false;
    }
    for (int g = 1; g < used; g++) {
      boolean odd = groups.signs[g] == '(' || (groups.signs[g] == '.' && used == 2);
      if (groups.length(g) < 2 || odd || (g > 1 && groups.signs[g] != groups.signs[used - 1])) {
        return false;
      }
    }
    return !isCountedUp(groups, used);
  }

  /** 01 02 03 04 05 is a list of numbers. */
  private static boolean isCountedUp(NumberGroups groups, int used) {
    String digits = groups.compact(used);
    int last = -1;
    for (int g = 0, at = 0; g < used; at += groups.length(g), g++) {
      int value = Integer.parseInt(digits.substring(at, at + Math.min(groups.length(g), 9)));
      if (g > 0 && value != last + 1) {
        return false;
      }
      last = value;
    }
    return true;
  }

  private static int afterCue(String text, NumberGroups groups, int begin) {
    if (!PhoneCues.endsBefore(text, begin) || groups.startsWith(3, 2, 4)) {
      return 0;
    }
    for (int used = Math.min(groups.count, 5); used > 0; used--) {
      int digits = groups.digits(used);
      if (digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && isPlainGrouping(groups, used)) {
        return used;
      }
    }
    return 0;
  }

  private static boolean isPlainGrouping(NumberGroups groups, int used) {
    for (int g = 0; g < used; g++) {
      boolean dotted = g > 0 && (groups.signs[g] == '/' || (groups.signs[g] == '.' && used < 3));
      if (dotted
          || (used > 1 && groups.length(g) < 2)
          || (g > 1 && groups.signs[g] != groups.signs[1])) {
        return false;
      }
    }
    return !isNobodys(groups.compact(used));
  }

  /** A count such as 2000000, or the digits in their order. */
  private static boolean isNobodys(String digits) {
    return digits.endsWith("000000") || digits.startsWith("0123456789");
  }

  /** N9X 555 01XX, with or without the country code 1. */
  static boolean isPseudonym(String digits) {
    int skip = digits.length() == 11 && digits.charAt(0) == '1' ? 1 : 0;
    return digits.length() == 10 + skip
        && digits.charAt(skip) >= '2'
        && digits.charAt(skip + 1) == '9'
        && digits.startsWith("55501", skip + 3);
  }
}
