package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

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
  private static final long EXACT_FACTOR = 0x9E3779B97F4A7C15L;
  private static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
  private static final long SECOND_FACTOR = 0x94D049BB133111EBL;

  static AnswerKey of(Example example) {
    String text = example.text(Role.TARGET);
    Hashing hashing = new Hashing(text);
    if (hashing.characters == 0) {
      return new AnswerKey(0, 0, 0, 0, 0);
    }
    long prompt =
        exact(example.text(Role.INPUT)) * FIRST_FACTOR + exact(example.text(Role.CONTEXT));
    return new AnswerKey(
        hashing.characters, hashing.answer, hashing.answerToo, hashing.exact, prompt);
  }

  private static long exact(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * EXACT_FACTOR;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /**
   * One pass for all hashes of an answer: as it stands, and by its letters, marks and digits in
   * lower case with one space for each run of anything else.
   */
  private static final class Hashing {
    long characters;
    long answer = 1;
    long answerToo = 2;
    long exact;
    private boolean gap;

    Hashing(String text) {
      int length = text.length();
      exact = length;
      for (int i = 0; i < length; ) {
        int c = text.codePointAt(i);
        i += Character.charCount(c);
        exact = (exact ^ c) * EXACT_FACTOR;
        exact ^= exact >>> 29;
        if (FoldedText.isWordCharacter(c)) {
          if (gap && characters > 0) {
            take(' ');
          }
          gap = false;
          characters++;
          take(c >= 'a' && c <= 'z' ? c : FrozenUnicode.foldCase(c));
        } else {
          gap = true;
        }
      }
    }

    private void take(int c) {
      answer = (answer ^ c) * FIRST_FACTOR;
      answer ^= answer >>> 31;
      answerToo = (answerToo ^ c) * SECOND_FACTOR;
      answerToo ^= answerToo >>> 27;
    }
  }
}
