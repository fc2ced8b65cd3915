package io.github.finefettle.dataprep.privacy;

import java.util.Arrays;

/** Words after which a run of digits is a telephone number. */
final class PhoneCues {
  private static final String[] WORDS = {
    "call",
    "calling",
    "tel",
    "telephone",
    "phone",
    "phones",
    "mobile",
    "mob",
    "cell",
    "cellphone",
    "fax",
    "text",
    "txt",
    "sms",
    "whatsapp",
    "dial",
    "ring",
    "contact",
    "hotline",
    "helpline",
    "landline",
    "ph",
    "handy",
    "telefon",
    "telefono",
    "tel\u00E9fono",
    "t\u00E9l\u00E9phone",
    "t\u00E9l",
    "m\u00F3vil",
    "celular",
    "portable",
    "mobil",
    "rufnummer",
    "cellulare",
    "fixe",
    "\u0442\u0435\u043B",
    "\u0442\u0435\u043B\u0435\u0444\u043E\u043D",
    "\u7535\u8BDD",
    "\u624B\u673A",
    "\u96FB\u8A71",
    "\u643A\u5E2F",
    "\uC804\uD654"
  };

  /** Words that may stand between the cue and the number. */
  private static final String[] FILLERS = {
    "number", "no", "nr", "now", "on", "me", "us", "at", "is", "my", "nummer", "to", "the", "free"
  };

  private static final int MOST_FILLERS = 3;
  private static final int MOST_SIGNS = 4;
  private static final String SIGNS = " :.#(\n\t-\"\uFF1A";

  private static final int LONGEST_PACKED = 12;
  private static final int BITS = 5;
  private static final long[] CUES = packed(WORDS);
  private static final long[] LINKS = packed(FILLERS);

  private PhoneCues() {}

  /** Words of up to twelve letters of ASCII as numbers, five bits a letter, in order. */
  private static long[] packed(String[] words) {
    return Arrays.stream(words)
        .mapToLong(word -> pack(word, word.length()))
        .filter(key -> key != 0)
        .sorted()
        .toArray();
  }

  /** The word that ends at an index, or 0 if there is none or it is longer or in other letters. */
  private static long pack(String text, int end) {
    long key = 0;
    int i = end;
    for (int shift = 0; i > 0 && Edges.isAsciiLetter(text.charAt(i - 1)); shift += BITS) {
      if (end - i == LONGEST_PACKED) {
        return 0;
      }
      i--;
      key |= (long) (text.charAt(i) & 0x1F) << shift;
    }
    return Edges.isWordAt(text, i - 1) ? 0 : key;
  }

  /** Whether the words right before an index end in a cue. */
  static boolean endsBefore(String text, int index) {
    int end = index;
    for (int links = 0; links <= MOST_FILLERS; links++) {
      end = skipSigns(text, end);
      if (end == 0) {
        return false;
      }
      if (text.charAt(end - 1) >= 0x80) {
        return endsInOtherLetters(text, end);
      }
      long word = pack(text, end);
      if (word == 0) {
        return endsInOtherLetters(text, end);
      }
      if (Arrays.binarySearch(CUES, word) >= 0) {
        return true;
      }
      if (Arrays.binarySearch(LINKS, word) < 0) {
        return false;
      }
      end -= (Long.SIZE - Long.numberOfLeadingZeros(word) + BITS - 1) / BITS;
    }
    return false;
  }

  private static int skipSigns(String text, int from) {
    int i = from;
    while (i > 0 && from - i < MOST_SIGNS && SIGNS.indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    return i;
  }

  private static boolean endsInOtherLetters(String text, int end) {
    if (Edges.isDigitAt(text, end - 1)) {
      return false;
    }
    for (String word : WORDS) {
      int begin = end - word.length();
      if (Edges.standsAt(text, begin, word) && !Edges.isWordAt(text, begin - 1)) {
        return true;
      }
    }
    return false;
  }
}
