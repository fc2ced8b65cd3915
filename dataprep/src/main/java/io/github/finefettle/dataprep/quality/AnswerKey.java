package io.github.finefettle.dataprep.quality;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.nio.charset.StandardCharsets;

/**
 * What {@link RepeatedAnswers} notes of one row: hashes, no text. Two answers with the same letters
 * and digits meet by 128 bits; a collision would flag a row that repeats nothing, and among a
 * billion rows has a chance of about 10<sup>-21</sup>.
 *
 * @param characters letters and digits of the answer; 0 for none, then the row does not count
 * @param answer one half of the hash of the answer's letters and digits
 * @param answerToo the other half
 * @param exact the hash of the answer's UTF-8 bytes (an unpaired surrogate counts as "?")
 * @param prompt the hash of those of input and context
 */
public record AnswerKey(long characters, long answer, long answerToo, long exact, long prompt) {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  static AnswerKey of(Example example) {
    String text = example.text(Role.TARGET);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long exact = hash(bytes);
    FoldedBytes answer = FoldedBytes.of(text, bytes.length == text.length() ? bytes : null);
    if (answer.characters() == 0) {
      return new AnswerKey(0, 0, 0, 0, 0);
    }
    HashValue128 hash = answer.hash();
    return new AnswerKey(
        answer.characters(),
        hash.getMostSignificantBits(),
        hash.getLeastSignificantBits(),
        exact,
        hash(example, Role.INPUT) * SPREAD + hash(example, Role.CONTEXT));
  }

  private static long hash(Example example, Role role) {
    String text = example.text(role);
    return text.isEmpty() ? 0 : hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long hash(byte[] text) {
    return Hashing.komihash5_0().hashBytesToLong(text);
  }
}
