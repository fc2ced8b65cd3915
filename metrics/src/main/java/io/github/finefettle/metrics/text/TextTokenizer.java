package io.github.finefettle.metrics.text;

import java.util.List;

/**
 * Cuts a text into the tokens that a measure compares. A tokeniser of one's own is given to a
 * metric as {@code Named.of("my.tokenizer", 1, tokenizer)}, so that its id and version stand in the
 * signature.
 *
 * <p>Implementations must be pure and safe for use by several threads.
 */
@FunctionalInterface
public interface TextTokenizer {
  /**
   * The tokens of a text.
   *
   * @param text any text
   * @return the tokens in their order; empty ones are passed over
   * @throws Exception if it fails; the metric says so with the tokeniser's id
   */
  List<String> tokenize(String text) throws Exception;
}
