package io.github.finefettle.metrics.answering;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.text.TextPair;
import java.util.Arrays;
import java.util.List;

/**
 * How well short answers agree with references: exact match and F1 of their words, after both were
 * normalised by {@link AnswerText}. An answer gets the best of its references, a set of answers the
 * mean. There are two F1s under two names, which give different numbers for the same answers:
 *
 * <ul>
 *   <li>{@code squad-f1}, of words as bags, and {@code squad-exact-match}: the script of SQuAD 1.1
 *       (Rajpurkar and others, 2016). Where neither answer nor reference has a word, F1 is 0 and
 *       exact match 1. Questions without an answer need {@link Squad2Score}.
 *   <li>{@code set-f1}, of words as sets, and {@code quasi-exact-match}: HELM (Liang and others,
 *       2022). An empty answer is never right.
 * </ul>
 *
 * <p>For exact match without normalisation see {@link ExactMatch}. Values lie in [0, 1], or in [0,
 * 100] after {@link #percent()}, as SQuAD's script prints them. The interval of exact match is
 * Wilson's, that of F1 resamples the rows. Undefined without rows only. Immutable and safe for use
 * by several threads.
 */
@CheckReturnValue
public final class AnswerScore extends MeanScore<TextPair> {
  private enum Kind {
    SQUAD_EXACT_MATCH("squad-exact-match", false, AnswerScorer.EXACT),
    SQUAD_F1("squad-f1", false, AnswerScorer.F1),
    QUASI_EXACT_MATCH("quasi-exact-match", true, AnswerScorer.EXACT),
    SET_F1("set-f1", true, AnswerScorer.F1);

    private final String id;
    private final boolean asSets;
    private final int column;

    Kind(String id, boolean asSets, int column) {
      this.id = id;
      this.asSets = asSets;
      this.column = column;
    }
  }

  private final Kind kind;

  private AnswerScore(Kind kind, Scale scale, Resampling resampling) {
    super(scale, resampling);
    this.kind = kind;
  }

  /**
   * The share of answers that equal a reference once both are normalised, as SQuAD 1.1.
   *
   * @return the metric {@code squad-exact-match}
   */
  public static AnswerScore squadExactMatch() {
    return of(Kind.SQUAD_EXACT_MATCH);
  }

  /**
   * The mean F1 of the words that answer and reference share, counted as often as they stand in
   * both, as SQuAD 1.1.
   *
   * @return the metric {@code squad-f1}
   */
  public static AnswerScore squadF1() {
    return of(Kind.SQUAD_F1);
  }

  /**
   * The share of answers, not empty, that equal a reference once both are normalised, as HELM.
   *
   * @return the metric {@code quasi-exact-match}
   */
  public static AnswerScore quasiExactMatch() {
    return of(Kind.QUASI_EXACT_MATCH);
  }

  /**
   * The mean F1 of the different words that answer and reference share, as HELM.
   *
   * @return the metric {@code set-f1}
   */
  public static AnswerScore setF1() {
    return of(Kind.SET_F1);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "squad-f1|scale:1|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static AnswerScore parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(k -> k.id.equals(reader.id()))
            .findFirst()
            .orElseThrow(() -> reader.malformed("the id is none of " + ids()));
    AnswerScore metric =
        new AnswerScore(
            kind, reader.choice("scale", Scale.byKey(), Scale.ONE), reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return Arrays.stream(Kind.values()).map(kind -> kind.id).toList();
  }

  /**
   * The same metric in per cent.
   *
   * @return a new metric with values in [0, 100]
   */
  public AnswerScore percent() {
    return new AnswerScore(kind, Scale.HUNDRED, resampling());
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public AnswerScore resampledBy(Resampling plan) {
    return new AnswerScore(kind, scale(), plan);
  }

  @Override
  public String signature() {
    return MetricSignature.of(kind.id).with("scale", scale().key()).with(resampling()).toString();
  }

  @Override
  protected ItemScorer<TextPair> scorer() {
    return new AnswerScorer(kind.asSets);
  }

  @Override
  double total(double[] sums) {
    return sums[kind.column];
  }

  @Override
  boolean isShare() {
    return kind.column == AnswerScorer.EXACT;
  }

  private static AnswerScore of(Kind kind) {
    return new AnswerScore(kind, Scale.ONE, Resampling.standard());
  }
}
