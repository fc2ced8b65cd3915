package io.github.finefettle.dataprep.privacy;

/** What a piece of personal data, or a secret, is. */
public enum PersonalDataType {
  /** An e-mail address. */
  EMAIL("email", "<EMAIL>"),
  /** An IPv4 address. */
  IPV4("ipv4", "<IP>"),
  /** An IPv6 address. */
  IPV6("ipv6", "<IP>"),
  /** A telephone number, international or in a common national form. */
  PHONE("phone", "<PHONE>"),
  /** An international bank account number, ISO 13616. */
  IBAN("iban", "<IBAN>"),
  /** The number of a payment card, ISO/IEC 7812. */
  PAYMENT_CARD("payment_card", "<CARD>"),
  /** An API key or token in the form of a known issuer. */
  API_KEY("api_key", "<API_KEY>"),
  /** A JSON web token, RFC 7519. */
  JWT("jwt", "<JWT>"),
  /** A private key in PEM form. */
  PRIVATE_KEY("private_key", "<PRIVATE_KEY>"),
  /** A value of high entropy that is assigned to a name such as {@code api_key} or password. */
  SECRET("secret", "<SECRET>"),
  /** A social security number of the United States; only looked for when asked. */
  US_SSN("us_ssn", "<SSN>");

  private final String id;
  private final String mask;

  PersonalDataType(String id, String mask) {
    this.id = id;
    this.mask = mask;
  }

  /**
   * The name in JSON and reports.
   *
   * @return lower case with underscores
   */
  public String id() {
    return id;
  }

  /**
   * The token that stands for a masked value.
   *
   * @return such as {@code <EMAIL>}
   */
  public String mask() {
    return mask;
  }

  /**
   * The type with a name.
   *
   * @param id a name as {@link #id()} gives it
   * @return the type
   * @throws IllegalArgumentException if no type has the name
   */
  public static PersonalDataType ofId(String id) {
    for (PersonalDataType type : values()) {
      if (type.id.equals(id)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "No type of personal data has the id (" + id + "). Take one such as email or phone.");
  }
}
