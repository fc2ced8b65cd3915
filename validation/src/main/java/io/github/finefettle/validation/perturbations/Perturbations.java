package io.github.finefettle.validation.perturbations;

import io.github.finefettle.core.definition.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * The perturbations that come with the library. Each throws for no text whatever, and none needs a
 * model or a file.
 *
 * <p>They are meant to leave the meaning alone at their default strength. Whether they do is for
 * the user to judge: a suite should hold those that its own readers would shrug off.
 */
public final class Perturbations {
  private static final double DEFAULT_TYPO_RATE = 0.05;
  private static final double DEFAULT_LOOK_ALIKE_RATE = 0.1;

  private Perturbations() {}

  /**
   * Slips of the finger in 5 % of the letters, at least one: a swap with the next letter, a
   * neighbouring key, a doubled or a missing letter. Needs four letters.
   *
   * @return the perturbation {@code typos}
   */
  public static Perturbation typos() {
    return typos(DEFAULT_TYPO_RATE);
  }

  /**
   * Slips of the finger in a share of the letters, at least one.
   *
   * @param rate share of the letters, in (0, 1]
   * @return the perturbation {@code typos}
   * @throws IllegalArgumentException if the rate is out of range
   */
  public static Perturbation typos(double rate) {
    return rated("typos", rate, new Typos(checked(rate)));
  }

  /**
   * The whole text in capital letters or in small letters, by chance.
   *
   * @return the perturbation {@code casing}
   */
  public static Perturbation casing() {
    return plain(
        "casing",
        (text, stream) ->
            Optional.of(
                stream.sequence().nextInt(2) == 0
                    ? LetterCase.upper(text)
                    : LetterCase.lower(text)));
  }

  /**
   * The whole text in capital letters.
   *
   * @return the perturbation {@code upper-case}
   */
  public static Perturbation upperCase() {
    return plain("upper-case", (text, stream) -> Optional.of(LetterCase.upper(text)));
  }

  /**
   * The whole text in small letters.
   *
   * @return the perturbation {@code lower-case}
   */
  public static Perturbation lowerCase() {
    return plain("lower-case", (text, stream) -> Optional.of(LetterCase.lower(text)));
  }

  /**
   * The marks at the end of the text left out, or a full stop set there, by chance.
   *
   * @return the perturbation {@code punctuation}
   */
  public static Perturbation punctuation() {
    return plain("punctuation", Punctuation::atEnd);
  }

  /**
   * Cyrillic letters in place of 10 % of the Latin letters that look the same, at least one.
   *
   * @return the perturbation {@code homoglyphs}
   */
  public static Perturbation homoglyphs() {
    return homoglyphs(DEFAULT_LOOK_ALIKE_RATE);
  }

  /**
   * Cyrillic letters in place of a share of the Latin letters that look the same, at least one.
   *
   * @param rate share of the letters that have such a double, in (0, 1]
   * @return the perturbation {@code homoglyphs}
   * @throws IllegalArgumentException if the rate is out of range
   */
  public static Perturbation homoglyphs(double rate) {
    return rated("homoglyphs", rate, new Substitution(Substitution.LOOK_ALIKES, checked(rate)));
  }

  /**
   * Digits in place of 10 % of the letters they resemble, at least one, such as {@code fr3e}.
   *
   * @return the perturbation {@code leet}
   */
  public static Perturbation leet() {
    return leet(DEFAULT_LOOK_ALIKE_RATE);
  }

  /**
   * Digits in place of a share of the letters they resemble, at least one.
   *
   * @param rate share of the letters that have such a digit, in (0, 1]
   * @return the perturbation {@code leet}
   * @throws IllegalArgumentException if the rate is out of range
   */
  public static Perturbation leet(double rate) {
    return rated("leet", rate, new Substitution(Substitution.LEET, checked(rate)));
  }

  /**
   * The text cut off after 50 % or 75 % of its words, by chance. Needs four words.
   *
   * @return the perturbation {@code truncation}
   */
  public static Perturbation truncation() {
    return Perturbation.of(
        "truncation",
        1,
        JsonValue.object().put("percents", percents(50, 75)).toJson(),
        (text, stream) -> Words.truncate(text, stream.sequence().nextInt(2) == 0 ? 50 : 75));
  }

  /**
   * The text cut off after a share of its words, rounded up to a whole word. Needs four words.
   *
   * @param percent how much is kept, 1 to 99
   * @return the perturbation {@code truncation}
   * @throws IllegalArgumentException if the share is out of range
   */
  public static Perturbation truncation(int percent) {
    if (percent < 1 || percent > 99) {
      throw new IllegalArgumentException(
          "The share to keep (" + percent + " %) must be 1 to 99; 50 keeps half of the words.");
    }
    return Perturbation.of(
        "truncation",
        1,
        JsonValue.object().put("percents", percents(percent)).toJson(),
        (text, stream) -> Words.truncate(text, percent));
  }

  /**
   * Each run of white space made one to three spaces wide. Needs two words.
   *
   * @return the perturbation {@code whitespace}
   */
  public static Perturbation whitespace() {
    return plain("whitespace", Words::respace);
  }

  /**
   * All seven kinds at their default strength: typos, casing, punctuation, homoglyphs, leet,
   * truncation, whitespace.
   *
   * @return an unmodifiable list
   */
  public static List<Perturbation> all() {
    return List.of(
        typos(), casing(), punctuation(), homoglyphs(), leet(), truncation(), whitespace());
  }

  private static JsonValue percents(int... percents) {
    return JsonValue.array(
        java.util.Arrays.stream(percents).mapToObj(p -> JsonValue.of((long) p)).toList());
  }

  private static Perturbation plain(String id, Rewriting rewriting) {
    return Perturbation.of(id, 1, JsonValue.object().toJson(), rewriting);
  }

  private static Perturbation rated(String id, double rate, Rewriting rewriting) {
    return Perturbation.of(id, 1, JsonValue.object().put("rate", rate).toJson(), rewriting);
  }

  private static double checked(double rate) {
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "The rate (" + rate + ") must lie in (0, 1]; 0.05 changes one letter in twenty.");
    }
    return rate;
  }
}
