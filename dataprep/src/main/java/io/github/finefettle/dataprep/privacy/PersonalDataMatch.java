package io.github.finefettle.dataprep.privacy;

/**
 * A piece of personal data found in a text.
 *
 * @param type what it is
 * @param detail the kind within the type, such as {@code visa}, {@code DE} or {@code github}; never
 *     a part of the value that tells a person
 * @param begin the index of its first UTF-16 code unit
 * @param end the index after its last, above {@code begin}
 * @param assurance what speaks for it
 */
public record PersonalDataMatch(
    PersonalDataType type, String detail, int begin, int end, Assurance assurance) {
  /** Checks the span. */
  public PersonalDataMatch {
    if (begin < 0 || end <= begin) {
      throw new IllegalArgumentException(
          "The span (" + begin + ", " + end + ") must be in order and not empty.");
    }
  }

  /**
   * Whether check digits prove the value.
   *
   * @return whether the assurance is {@link Assurance#CHECKSUM}
   */
  public boolean checksumVerified() {
    return assurance == Assurance.CHECKSUM;
  }

  /**
   * The value itself.
   *
   * @param text the text that was scanned
   * @return the part of it
   */
  public String value(String text) {
    return text.substring(begin, end);
  }
}
