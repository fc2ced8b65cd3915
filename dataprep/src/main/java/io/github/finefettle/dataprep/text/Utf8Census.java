package io.github.finefettle.dataprep.text;

/**
 * How much of some bytes is UTF-8.
 *
 * @param sequences well-formed sequences of two to four bytes
 * @param variants forms of CESU-8 and of modified UTF-8, see {@link Utf8Variants}
 * @param malformed bytes above 127 that belong to none; a sequence that the end of the sample cuts
 *     off counts neither way
 */
record Utf8Census(int sequences, int variants, int malformed) {
  /** Counts in a sample, whose end may cut a sequence off. */
  static Utf8Census of(byte[] bytes) {
    return of(bytes, false);
  }

  /** Counts in a whole text, where a sequence that is cut off is malformed; stops at the first. */
  static Utf8Census ofWhole(byte[] bytes) {
    return of(bytes, true);
  }

  private static Utf8Census of(byte[] bytes, boolean whole) {
    int sequences = 0;
    int variants = 0;
    int malformed = 0;
    int i = 0;
    while (i < bytes.length && (!whole || malformed == 0)) {
      if (bytes[i] >= 0) {
        i++;
        continue;
      }
      int length = lengthAt(bytes, i);
      if (length > 0) {
        sequences++;
        i += length;
      } else if (length < 0) {
        malformed += whole ? 1 : 0;
        i = bytes.length;
      } else {
        int variant = Utf8Variants.lengthAt(bytes, i, bytes.length);
        variants += variant > 0 ? 1 : 0;
        malformed += variant > 0 ? 0 : 1;
        i += Math.max(1, variant);
      }
    }
    return new Utf8Census(sequences, variants, malformed);
  }

  /** The length of the sequence that begins here, 0 for none, -1 if the sample ends inside it. */
  private static int lengthAt(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (int i = 1; i < length; i++) {
      if (at + i == bytes.length) {
        return -1;
      }
      int next = bytes[at + i] & 0xFF;
      // The second byte decides about overlong forms, surrogates and what lies beyond U+10FFFF.
      int least = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
      int most = i > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
      if (next < least || next > most) {
        return 0;
      }
    }
    return length;
  }
}
