package io.github.finefettle.metrics.text;

/** Turns a text into tokens with a vector each; the user's own, most often a language model. */
@FunctionalInterface
public interface TokenEmbedding {
  /**
   * The tokens of a text that take part in the score and a vector for each. Special tokens of a
   * model, such as those at the beginning and end, are best left out.
   *
   * @param text any text
   * @return tokens and vectors, none for a text without tokens
   * @throws Exception whatever goes wrong; it reaches the caller wrapped, without the text
   */
  EmbeddedTokens embed(String text) throws Exception;
}
