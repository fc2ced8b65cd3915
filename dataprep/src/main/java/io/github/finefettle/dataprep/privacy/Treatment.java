package io.github.finefettle.dataprep.privacy;

/** What is done with personal data that was found. */
public enum Treatment {
  /** Nothing: it is not even reported. */
  KEEP("keep", false),
  /** It is reported and left in the text. */
  FLAG("flag", false),
  /** It is replaced by the fixed token of its type, such as {@code <EMAIL>}. */
  MASK("mask", true),
  /** It is replaced by a made-up value of its form, the same one wherever it stands in the row. */
  PSEUDONYMIZE("pseudonymize", true);

  private final String id;
  private final boolean edits;

  Treatment(String id, boolean edits) {
    this.id = id;
    this.edits = edits;
  }

  /**
   * The name in JSON.
   *
   * @return lower case
   */
  public String id() {
    return id;
  }

  /**
   * Whether the text is edited.
   *
   * @return true for MASK and PSEUDONYMIZE
   */
  public boolean edits() {
    return edits;
  }

  /**
   * The treatment with a name.
   *
   * @param id a name as {@link #id()} gives it
   * @return the treatment
   * @throws IllegalArgumentException if there is none
   */
  public static Treatment ofId(String id) {
    for (Treatment treatment : values()) {
      if (treatment.id.equals(id)) {
        return treatment;
      }
    }
    throw new IllegalArgumentException(
        "There is no treatment (" + id + "). Take keep, flag, mask or pseudonymize.");
  }
}
