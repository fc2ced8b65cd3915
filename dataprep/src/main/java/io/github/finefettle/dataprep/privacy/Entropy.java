package io.github.finefettle.dataprep.privacy;

/** How random a value looks. */
final class Entropy {
  private static final int CHARACTERS = 128;
  private static final double LN_2 = StrictMath.log(2);

  private Entropy() {}

  /** Whether a value has letters and digits and at least so many bits of entropy a character. */
  static boolean looksRandom(String text, int begin, int end, double minimumBits) {
    boolean digit = false;
    boolean letter = false;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      digit |= Edges.isDigit(c);
      letter |= Edges.isAsciiLetter(c);
    }
    return digit && letter && bitsPerCharacter(text, begin, end) >= minimumBits;
  }

  /** Shannon's entropy of the characters of a value, in bits a character. */
  static double bitsPerCharacter(String text, int begin, int end) {
    int[] counts = new int[CHARACTERS];
    for (int i = begin; i < end; i++) {
      counts[Math.min(text.charAt(i), CHARACTERS - 1)]++;
    }
    double length = end - begin;
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        bits -= count / length * StrictMath.log(count / length) / LN_2;
      }
    }
    return bits;
  }
}
