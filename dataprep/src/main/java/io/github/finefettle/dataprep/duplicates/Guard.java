package io.github.finefettle.dataprep.duplicates;

/**
 * Something small that changes what a row means. Two rows that differ in it are no near duplicates,
 * however similar they are.
 */
public enum Guard {
  /** The numbers of a row in their order, in digits or as English words from zero to twelve. */
  NUMBERS,
  /** How often a row negates: "not", "never", "n't" and their kin in some other languages. */
  NEGATION,
  /** What stands between back ticks, and lines that look like program code, white space aside. */
  CODE
}
