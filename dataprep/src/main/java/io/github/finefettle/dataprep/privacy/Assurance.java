package io.github.finefettle.dataprep.privacy;

/** What speaks for a match, from the strongest to the weakest. */
public enum Assurance {
  /** The check digits of the value hold: Luhn, ISO 7064 mod 97-10, or an issuer's checksum. */
  CHECKSUM("checksum"),
  /** The form is one that hardly anything else has, but it holds no check digits. */
  FORMAT("format"),
  /** The form and its surroundings make it likely. */
  HEURISTIC("heuristic");

  private final String id;

  Assurance(String id) {
    this.id = id;
  }

  /**
   * The name in JSON and reports.
   *
   * @return lower case
   */
  public String id() {
    return id;
  }
}
