package io.github.finefettle.dataprep.quality;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
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
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  static AnswerKey of(Example example) {
    String text = example.text(Role.TARGET);
    FoldedBytes answer = FoldedBytes.of(text);
    if (answer.characters() == 0) {
      return new AnswerKey(0, 0, 0, 0, 0);
    }
    HashValue128 hash = answer.hash();
    return new AnswerKey(
        answer.characters(),
        hash.getMostSignificantBits(),
        hash.getLeastSignificantBits(),
        hash(text),
        hash(example.text(Role.INPUT)) * SPREAD + hash(example.text(Role.CONTEXT)));
  }

  private static long hash(String text) {
    return text.isEmpty() ? 0 : Hashing.xxh3_64().hashCharsToLong(text);
  }
}
