package io.github.finefettle.metrics.language;

import io.github.finefettle.core.statistics.ExactSum;
import io.github.finefettle.metrics.text.PythonText;
import java.nio.charset.StandardCharsets;

/**
 * What a language model lost on one text: the negative logarithm of the likelihood it gave the
 * text, summed over the tokens that it was asked to predict, and how long the text is in three
 * units.
 *
 * @param loss the sum of negative log-likelihoods in nats, 0 or more
 * @param tokens how many tokens were predicted; padding, prompts and repeated context do not count
 * @param bytes the length of the original text in UTF-8 bytes, or {@link #UNKNOWN}
 * @param words the number of words of the original text, or {@link #UNKNOWN}
 */
public record TextLoss(double loss, long tokens, long bytes, long words) {
  /** The length of a text that is not at hand. */
  public static final long UNKNOWN = -1;

  /** A sum of log-softmax values in single precision may end this far on the wrong side of 0. */
  private static final double ROUNDING = 1e-5;

  private static final double LARGEST = 1e70;

  /** Checks signs and ranges. */
  public TextLoss {
    if (!(loss >= -ROUNDING && loss <= LARGEST)) {
      throw new IllegalArgumentException(
          "The loss ("
              + loss
              + ") must be a number of nats from 0 up. Log-likelihoods are negative: turn their"
              + " sign, and multiply mean losses by the number of their tokens.");
    }
    if (tokens < 0 || bytes < UNKNOWN || words < UNKNOWN) {
      throw new IllegalArgumentException(
          "The lengths ("
              + tokens
              + " tokens, "
              + bytes
              + " bytes, "
              + words
              + " words) must be 0 or more, or TextLoss.UNKNOWN for bytes and words.");
    }
    if (tokens == 0 && loss > ROUNDING) {
      throw new IllegalArgumentException(
          "A text of which no token was predicted cannot have a loss (" + loss + ").");
    }
  }

  /**
   * The loss of a text that is not at hand itself, so that only what counts tokens can be measured.
   *
   * @param loss the sum of negative log-likelihoods in nats
   * @param tokens how many tokens were predicted
   * @return the loss
   */
  public static TextLoss of(double loss, long tokens) {
    return new TextLoss(loss, tokens, UNKNOWN, UNKNOWN);
  }

  /**
   * The loss of a text.
   *
   * @param loss the sum of negative log-likelihoods in nats; a mean times the number of tokens
   * @param tokens how many tokens were predicted
   * @param text the original text, of which bytes (UTF-8) and words (parts between white space as
   *     Python sees it) are counted
   * @return the loss
   */
  public static TextLoss of(double loss, long tokens, String text) {
    return new TextLoss(
        loss, tokens, text.getBytes(StandardCharsets.UTF_8).length, PythonText.split(text).size());
  }

  /**
   * The loss of a text whose tokens were scored one by one.
   *
   * @param losses the negative log-likelihood of each token in nats; what stands at ignored places
   *     is not read
   * @param ignored true for padding, for a prompt, and for context that another window has counted
   * @param text the original text
   * @return the loss, with the tokens that are not ignored
   */
  public static TextLoss ofTokens(double[] losses, boolean[] ignored, String text) {
    if (losses.length != ignored.length) {
      throw new IllegalArgumentException(
          "There are "
              + losses.length
              + " losses but "
              + ignored.length
              + " marks. Give one mark a token.");
    }
    ExactSum sum = new ExactSum();
    long tokens = 0;
    for (int i = 0; i < losses.length; i++) {
      if (!ignored[i]) {
        sum.add(losses[i]);
        tokens++;
      }
    }
    return of(sum.value(), tokens, text);
  }

  /**
   * The loss of a text whose tokens were scored one by one, with the label that marks ignored ones.
   *
   * @param losses the negative log-likelihood of each token in nats
   * @param labels the label of each token
   * @param ignoreIndex the label of tokens that do not count, such as -100
   * @param text the original text
   * @return the loss, with the tokens that are not ignored
   */
  public static TextLoss ofTokens(double[] losses, int[] labels, int ignoreIndex, String text) {
    boolean[] ignored = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      ignored[i] = labels[i] == ignoreIndex;
    }
    return ofTokens(losses, ignored, text);
  }
}
