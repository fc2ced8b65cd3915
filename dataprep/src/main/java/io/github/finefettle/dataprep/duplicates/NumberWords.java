package io.github.finefettle.dataprep.duplicates;

import java.util.function.ObjIntConsumer;

/** What English number words do to a number that is being spelled out. */
final class NumberWords {
  /** Kinds of words; the value of the word is in the lower bits. */
  static final int SMALL = 0;

  static final int TENS = 1;
  static final int HUNDRED = 2;
  static final int SCALE = 3;
  static final int AND = 4;
  static final int QUANTITY = 5;

  private static final int ORDINAL = 8;
  private static final int KIND_BITS = 4;

  private static final String[] SMALL_WORDS = {
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] SMALL_ORDINALS = {
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth"
  };
  private static final String[] TENS_WORDS = {
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };

  /** Words for how many times or how much, which are numbers without digits. */
  static final String[] QUANTITIES = {
    "once",
    "twice",
    "thrice",
    "half",
    "halves",
    "quarter",
    "quarters",
    "double",
    "triple",
    "quadruple",
    "dozen",
    "dozens",
    "both"
  };

  private static final WordCodes TABLE = table();

  private NumberWords() {}

  private static WordCodes table() {
    WordCodes table = new WordCodes(256);
    forEach(table::with);
    return table;
  }

  /** Goes over all words with what they mean. */
  static void forEach(ObjIntConsumer<String> table) {
    for (int i = 0; i < SMALL_WORDS.length; i++) {
      table.accept(SMALL_WORDS[i], packed(SMALL, i));
    }
    for (int i = 0; i < SMALL_ORDINALS.length; i++) {
      table.accept(SMALL_ORDINALS[i], packed(SMALL | ORDINAL, i + 1));
    }
    for (int i = 0; i < TENS_WORDS.length; i++) {
      String word = TENS_WORDS[i];
      table.accept(word, packed(TENS, 10 * (i + 2)));
      table.accept(
          word.substring(0, word.length() - 1) + "ieth", packed(TENS | ORDINAL, 10 * (i + 2)));
    }
    table.accept("fourty", packed(TENS, 40));
    table.accept("ninty", packed(TENS, 90));
    table.accept("hundred", packed(HUNDRED, 100));
    table.accept("hundredth", packed(HUNDRED | ORDINAL, 100));
    String[] scales = {"thousand", "million", "billion", "trillion"};
    for (int i = 0; i < scales.length; i++) {
      table.accept(scales[i], packed(SCALE, i + 1));
      table.accept(scales[i] + "th", packed(SCALE | ORDINAL, i + 1));
    }
    table.accept("and", packed(AND, 0));
    for (int i = 0; i < QUANTITIES.length; i++) {
      table.accept(QUANTITIES[i], packed(QUANTITY, i));
    }
  }

  private static int packed(int kind, int value) {
    return (value << KIND_BITS) | kind;
  }

  /** What a word means, or {@link WordCodes#ABSENT}. */
  static int find(long code) {
    return TABLE.valueOf(code);
  }

  static int kind(int found) {
    return found & (ORDINAL - 1);
  }

  static boolean isOrdinal(int found) {
    return (found & ORDINAL) != 0;
  }

  static int value(int found) {
    return found >> KIND_BITS;
  }
}
