package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.SignatureReader;
import java.util.List;

/**
 * self-BLEU (Zhu et al., Texygen, 2018): the mean over predictions of the sentence BLEU of each
 * against all the others as its references. 1 means that every text is made of pieces of others;
 * less is more diverse. References of the rows play no part.
 *
 * <p>The BLEU is that of NLTK 3.8's {@code sentence_bleu} with equal weights of 1 to n words and
 * smoothing method 1, which Texygen uses: an order without a match counts 0.1 matches, a text
 * without a matching word scores 0, and the length that counts is that of the other text nearest in
 * length, the shorter of two equally near ones. It is not the corpus BLEU by which translations are
 * compared.
 *
 * <p>It grows with the number of texts: compare sets of one size only. Undefined for fewer than two
 * rows. It is no mean over independent rows, so it has no interval. The state holds all
 * predictions; give it a sample of some thousands. Immutable.
 */
@CheckReturnValue
public final class SelfBleu extends DiversityMetric {
  private static final String ID = "self-bleu-";

  private SelfBleu(int order, WordRule rule) {
    super(signature(ID, order, rule).with("smooth", "method1"), order, rule);
  }

  /**
   * The metric, with words between white space.
   *
   * @param order the words of the longest n-gram, 1 to 9; usual are 2 to 5
   * @return the metric, in [0, 1]; less is better
   */
  public static SelfBleu of(int order) {
    return new SelfBleu(order, WordRule.WHITE_SPACE);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "self-bleu-4"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static SelfBleu parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    SelfBleu read =
        new SelfBleu(GramOrder.of(reader, ID), WordRule.of(reader, WordRule.WHITE_SPACE));
    reader.require("smooth", "method1");
    reader.requireNothingElse();
    return read;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return GramOrder.ids(ID);
  }

  /**
   * The same metric with another rule for words.
   *
   * @param words the rule; {@link WordRule#WHITE_SPACE} unless said otherwise
   * @return a new metric
   */
  public SelfBleu words(WordRule words) {
    return new SelfBleu(order(), words);
  }

  /** All predictions are held whatever the order and the words, so one state is enough. */
  @Override
  public String stateId() {
    return SelfBleuState.ID;
  }

  @Override
  public Measurement measure(MetricState<TextPair> state) {
    if (!(state instanceof SelfBleuState texts)) {
      throw new IllegalArgumentException(
          "The metric "
              + signature()
              + " cannot be measured from this "
              + state.getClass().getSimpleName()
              + ". Give it a state that it, or a metric with the same stateId(), began.");
    }
    return texts.measure(this);
  }

  @Override
  public Direction direction() {
    return Direction.MINIMIZE;
  }

  @Override
  public MetricState<TextPair> newState() {
    return new SelfBleuState(this);
  }

  @Override
  public MetricState<TextPair> readState(byte[] bytes) {
    SelfBleuState state = new SelfBleuState(this);
    state.read(bytes);
    return state;
  }
}
