package io.github.finefettle.dataprep.language;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * The default detector: scripts first, then OpenNLP's model of 103 languages. Immutable; safe for
 * use by several threads; the model is read once in a JVM, on first use.
 *
 * <p>At most 1,024 characters of a text are looked at. Codes are ISO 639-3; the model's second
 * names of one language are one here: {@code pes} is {@code fas}, {@code ekk} is {@code est},
 * {@code lvs} is {@code lav}. A text in Han characters without Kana is {@code cmn}.
 *
 * <p>A text with too few letters, that is mostly a program, or for which no language gets enough of
 * the probability, is undetermined. The answer is the same on every machine and Java release: sums
 * are exact, the exponentials are {@link StrictMath}'s, and the confidence is rounded.
 */
@CheckReturnValue
public final class OpenNlpLanguageDetector implements LanguageDetector {
  /** The detector's name in JSON. */
  static final String ID = "opennlp-langdetect-1.8.3";

  private static final int FEWEST_LETTERS = 20;
  private static final double LEAST_CONFIDENCE = 0.6;

  private final int fewestLetters;
  private final double leastConfidence;

  private OpenNlpLanguageDetector(int fewestLetters, double leastConfidence) {
    this.fewestLetters = fewestLetters;
    this.leastConfidence = leastConfidence;
  }

  /**
   * From 20 letters and a confidence of 0.6.
   *
   * @return the detector
   */
  public static OpenNlpLanguageDetector standard() {
    return new OpenNlpLanguageDetector(FEWEST_LETTERS, LEAST_CONFIDENCE);
  }

  /**
   * The same detector with another limit for short texts. A text in a script of its own, such as
   * Thai, needs only two letters whatever the limit.
   *
   * @param letters the fewest letters that the model is asked about, 1 or more
   * @return a new detector
   */
  public OpenNlpLanguageDetector fewestLetters(int letters) {
    if (letters < 1) {
      throw new IllegalArgumentException(
          "The fewest letters (" + letters + ") must be 1 or more. Try 20.");
    }
    return new OpenNlpLanguageDetector(letters, leastConfidence);
  }

  /**
   * The same detector with another limit for doubtful texts.
   *
   * @param confidence the least probability of the best language, from 0 to 1
   * @return a new detector
   */
  public OpenNlpLanguageDetector leastConfidence(double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "The least confidence (" + confidence + ") must be from 0 to 1. Try 0.6.");
    }
    return new OpenNlpLanguageDetector(fewestLetters, confidence);
  }

  @Override
  public DetectedLanguage detect(String text) {
    LanguageText form = LanguageText.of(text);
    ScriptCensus scripts = ScriptCensus.of(form.shown());
    DetectedLanguage byScript = scripts.language();
    if (byScript.isDetermined() || scripts.letters() < fewestLetters) {
      return byScript;
    }
    if (form.codeCharacters() > scripts.letters()) {
      return DetectedLanguage.undetermined();
    }
    DetectedLanguage best = LanguageScores.of(form.shown(), scripts.mainScript()).best();
    return best.confidence() >= leastConfidence ? best : DetectedLanguage.undetermined();
  }

  /**
   * The fewest letters that the model is asked about.
   *
   * @return 1 or more
   */
  public int fewestLetters() {
    return fewestLetters;
  }

  /**
   * The least probability of the best language.
   *
   * @return from 0 to 1
   */
  public double leastConfidence() {
    return leastConfidence;
  }
}
