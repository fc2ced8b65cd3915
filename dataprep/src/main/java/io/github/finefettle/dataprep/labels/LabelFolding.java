package io.github.finefettle.dataprep.labels;

/**
 * One spelling of a label and the spelling that it should have.
 *
 * @param from the rarer spelling
 * @param to the commoner spelling
 * @param kind how they differ
 * @param fromRows how many rows have the rarer one
 * @param toRows how many rows have the commoner one, foldings into it included
 */
public record LabelFolding(String from, String to, Kind kind, long fromRows, long toRows) {
  /** How two spellings differ. */
  public enum Kind {
    /** In white space or Unicode form only: nobody sees a difference. */
    INVISIBLE,
    /** In upper and lower case, or between space, hyphen and underscore. */
    CASE,
    /** By one slip of the keyboard. */
    TYPO
  }
}
