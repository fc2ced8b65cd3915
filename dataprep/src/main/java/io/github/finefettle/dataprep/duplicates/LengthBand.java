package io.github.finefettle.dataprep.duplicates;

/**
 * The rows of a range of lengths and the one kind of shingle by which a pair is compared whose
 * shorter row is among them.
 *
 * @param fromWords the shortest length that belongs, in words
 * @param toWords the longest length that belongs
 * @param ofWords whether shingles are runs of words; else of characters
 * @param size words or characters a shingle
 */
record LengthBand(int fromWords, int toWords, boolean ofWords, int size) {
  boolean contains(int words) {
    return fromWords <= words && words <= toWords;
  }
}
