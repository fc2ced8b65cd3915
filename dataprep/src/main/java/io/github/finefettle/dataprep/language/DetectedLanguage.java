package io.github.finefettle.dataprep.language;

/**
 * The language of a text, or that it cannot be told.
 *
 * @param code the ISO 639-3 code, such as {@code "eng"}; empty text where it is undetermined
 * @param confidence how sure the detector is, from 0 to 1, rounded to three decimals; 0 where it is
 *     undetermined
 */
public record DetectedLanguage(String code, double confidence) {
  private static final DetectedLanguage UNDETERMINED = new DetectedLanguage("", 0);

  /** Checks the code and the confidence. */
  public DetectedLanguage {
    if (!code.isEmpty() && !isCode(code)) {
      throw new IllegalArgumentException(
          "The language code ("
              + code
              + ") must be three lower-case letters of ISO 639-3. Write eng for English.");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "The confidence (" + confidence + ") must be from 0 to 1.");
    }
  }

  /**
   * That the language cannot be told.
   *
   * @return without a code
   */
  public static DetectedLanguage undetermined() {
    return UNDETERMINED;
  }

  /**
   * Whether there is a language.
   *
   * @return false where it is undetermined
   */
  public boolean isDetermined() {
    return !code.isEmpty();
  }

  static boolean isCode(String code) {
    return code.length() == 3 && code.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }
}
