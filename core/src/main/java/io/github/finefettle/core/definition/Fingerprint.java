package io.github.finefettle.core.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a definition by its content: the SHA-256 of its canonical JSON in UTF-8.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {
  /** Checks the form of the digits. */
  public Fingerprint {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "The fingerprint (" + hex + ") must be 64 lower-case hexadecimal digits.");
    }
  }

  /**
   * The fingerprint of a value.
   *
   * @param json any JSON value
   * @return its fingerprint
   */
  public static Fingerprint of(JsonValue json) {
    return ofBytes(json.toCanonicalString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The fingerprint of bytes, such as a file's.
   *
   * @param bytes the bytes
   * @return their fingerprint
   */
  public static Fingerprint ofBytes(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new Fingerprint(HexFormat.of().formatHex(digest.digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /**
   * The first twelve digits, enough to tell definitions apart in a text for people.
   *
   * @return twelve digits
   */
  public String shortened() {
    return hex.substring(0, 12);
  }
}
