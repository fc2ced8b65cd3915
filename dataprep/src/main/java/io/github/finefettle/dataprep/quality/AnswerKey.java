package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;

/**
 * What {@link RepeatedAnswers} notes of one row: hashes, no text.
 *
 * @param characters letters and digits of the answer; 0 for none, then the row does not count
 * @param answer one half of the hash of the answer's letters and digits
 * @param answerToo the other half
 * @param exact the hash of the answer as it stands
 * @param prompt the hash of input and context as they stand
 */
public record AnswerKey(long characters, long answer, long answerToo, long exact, long prompt) {
  private static final long FIRST = 0xCBF29CE484222325L;
  private static final long SECOND = 0x9AE16A3B2F90404FL;
  private static final long THIRD = 0xC949D7C7509E6557L;

  static AnswerKey of(Example example) {
    String text = example.text(Role.TARGET);
    String answer = FoldedText.words(text);
    long characters = answer.codePoints().filter(c -> c != ' ').count();
    if (characters == 0) {
      return new AnswerKey(0, 0, 0, 0, 0);
    }
    String prompt = example.text(Role.INPUT) + '\n' + example.text(Role.CONTEXT);
    return new AnswerKey(
        characters,
        hash(answer, FIRST),
        hash(answer, SECOND),
        hash(text, THIRD),
        hash(prompt, FIRST));
  }

  private static long hash(String text, long seed) {
    long hash = seed ^ text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
