package io.github.finefettle.dataprep.privacy;

/**
 * International bank account numbers (ISO 13616): two letters of the country, two check digits,
 * then letters and digits up to the country's length, alone or in groups, proved by ISO 7064 mod
 * 97-10.
 *
 * <p>Check digits run from 02 to 98. A number of the right form that fails the check is passed over
 * whole: its digits are nobody's telephone number, and our pseudonyms (check digits 00) are such.
 */
final class Ibans {
  /** Country and length, from the IBAN registry (SWIFT, release 99), in order of the country. */
  private static final String LENGTHS =
      "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24"
          + "FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28"
          + "LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25"
          + "QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

  private static final byte[] LENGTH_OF = new byte[26 * 26];
  private static final int LONGEST = 34;

  static {
    for (int i = 0; i < LENGTHS.length(); i += 4) {
      int length = Integer.parseInt(LENGTHS.substring(i + 2, i + 4));
      LENGTH_OF[(LENGTHS.charAt(i) - 'A') * 26 + LENGTHS.charAt(i + 1) - 'A'] = (byte) length;
    }
  }

  private Ibans() {}

  /** Looks at the first digit after two letters; gives where to go on, or -1 if it is none. */
  static int at(ScanRun run, int digit) {
    String text = run.text;
    int begin = digit - 2;
    if (begin < 0
        || !Edges.isDigitAt(text, digit + 1)
        || Edges.isWordAt(text, begin - 1)
        || !Edges.isAsciiLetter(text.charAt(begin))
        || !Edges.isAsciiLetter(text.charAt(begin + 1))) {
      return -1;
    }
    int country = (upper(text.charAt(begin)) - 'A') * 26 + upper(text.charAt(begin + 1)) - 'A';
    int length = LENGTH_OF[country];
    if (length == 0) {
      return -1;
    }
    char[] compact = new char[LONGEST];
    int end = read(text, begin, length, compact);
    if (end < 0 || Edges.isWordAt(text, end)) {
      return -1;
    }
    int check = (compact[2] - '0') * 10 + compact[3] - '0';
    if (check < 2 || check > 98 || remainder(compact, length) != 1) {
      return end;
    }
    String detail = new String(compact, 0, 2);
    return run.add(PersonalDataType.IBAN, detail, begin, end, Assurance.CHECKSUM);
  }

  /** Reads so many letters and digits, with at most one space or hyphen between two of them. */
  private static int read(String text, int begin, int length, char[] compact) {
    int i = begin;
    int read = 0;
    boolean lower = Character.isLowerCase(text.charAt(begin));
    while (read < length) {
      if (i >= text.length()) {
        return -1;
      }
      char c = text.charAt(i);
      if (Edges.isDigit(c) || (Edges.isAsciiLetter(c) && lower == (c >= 'a'))) {
        compact[read++] = upper(c);
        i++;
      } else if ((c == ' ' || c == '-' || c == '\u00A0')
          && read >= 4
          && i + 1 < text.length()
          && Edges.isAlphanumeric(text.charAt(i + 1))) {
        i++;
      } else {
        return -1;
      }
    }
    return i;
  }

  /** The number with its first four characters moved to the end, letters as 10 to 35, mod 97. */
  static int remainder(char[] compact, int length) {
    int remainder = 0;
    for (int k = 0; k < length; k++) {
      char c = compact[(k + 4) % length];
      remainder =
          Edges.isDigit(c)
              ? (remainder * 10 + c - '0') % 97
              : (remainder * 100 + c - 'A' + 10) % 97;
    }
    return remainder;
  }

  private static char upper(char c) {
    return c >= 'a' ? (char) (c - 0x20) : c;
  }
}
