package io.github.finefettle.dataprep.quality;

/**
 * Counts the tokens of a text with the tokenizer of the model that is to be trained. Must be pure
 * and safe for use by several threads.
 */
@FunctionalInterface
public interface TokenCounter {
  /**
   * Counts tokens.
   *
   * @param text any text
   * @return 0 or more
   * @throws Exception if the tokenizer fails
   */
  int count(String text) throws Exception;
}
