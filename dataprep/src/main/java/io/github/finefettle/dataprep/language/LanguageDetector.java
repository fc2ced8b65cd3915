package io.github.finefettle.dataprep.language;

/**
 * Tells the language of a text. Must be pure (equal texts, equal answers) and safe for use by
 * several threads.
 */
@FunctionalInterface
public interface LanguageDetector {
  /**
   * Tells the language.
   *
   * @param text any text
   * @return the language, or {@link DetectedLanguage#undetermined()} where the text is too short or
   *     nothing speaks clearly for one
   * @throws Exception if the detector fails; the run ends and names the row
   */
  DetectedLanguage detect(String text) throws Exception;
}
