package io.github.finefettle.dataprep.quality;

import java.util.OptionalDouble;

/**
 * What a web profile says of a text.
 *
 * @param isKept whether the text stays
 * @param reason why it goes, in datatrove's word, such as {@code "gopher_short_doc"}; empty text
 *     where it stays
 * @param measured what was measured by the rule that decided, or empty
 * @param threshold what it was held against, or empty
 * @param text the text as it leaves the profile: without the lines that C4 takes out, or as it came
 */
public record Judgement(
    boolean isKept, String reason, OptionalDouble measured, OptionalDouble threshold, String text) {

  static Judgement keep(String text) {
    return new Judgement(true, "", OptionalDouble.empty(), OptionalDouble.empty(), text);
  }

  static Judgement drop(String reason, double measured, double threshold, String text) {
    return new Judgement(
        false, reason, OptionalDouble.of(measured), OptionalDouble.of(threshold), text);
  }

  static Judgement drop(String reason, String text) {
    return new Judgement(false, reason, OptionalDouble.empty(), OptionalDouble.empty(), text);
  }
}
