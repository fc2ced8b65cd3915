package io.github.finefettle.metrics.ranking;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.ranking.internal.Ties;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The area under the ROC curve of more than two classes, as scikit-learn defines it: each class
 * against the rest, or each pair of classes (Hand and Till, Machine Learning 45, 2001, where the
 * area of a pair is the mean of those by the scores of either class).
 *
 * <p>Undefined where a class has no true row, and says which. The interval adds the standard errors
 * of DeLong's method with their weights, which is the widest they can be together, because the
 * areas share rows; pooled scores of k classes count as if each row came k times. More is better,
 * 0.5 is chance. Immutable and safe for use by several threads; equal if the signatures are.
 */
@CheckReturnValue
public final class MulticlassAuroc implements Metric<ClassScores> {
  private static final String ONE_VERSUS_REST = "auroc-ovr";
  private static final String ONE_VERSUS_ONE = "auroc-ovo";
  private static final double USUAL_CONFIDENCE = 0.95;

  private final boolean pairs;
  private final ClassAveraging averaging;
  private final double confidence;

  private MulticlassAuroc(boolean pairs, ClassAveraging averaging, double confidence) {
    if (pairs && averaging == ClassAveraging.MICRO) {
      throw new IllegalArgumentException(
          "Pairs of classes have no micro average. Average them by MACRO or WEIGHTED.");
    }
    this.pairs = pairs;
    this.averaging = averaging;
    this.confidence = confidence;
  }

  /**
   * Each class against the rest, scikit-learn's {@code multi_class="ovr"}.
   *
   * @param averaging over classes
   * @return the metric, in [0, 1]
   */
  public static MulticlassAuroc oneVersusRest(ClassAveraging averaging) {
    return new MulticlassAuroc(false, averaging, USUAL_CONFIDENCE);
  }

  /**
   * Each pair of classes, scikit-learn's {@code multi_class="ovo"}.
   *
   * @param averaging over pairs, {@link ClassAveraging#MACRO} as Hand and Till, or {@link
   *     ClassAveraging#WEIGHTED} by the rows of both classes
   * @return the metric, in [0, 1]
   * @throws IllegalArgumentException for {@link ClassAveraging#MICRO}
   */
  public static MulticlassAuroc oneVersusOne(ClassAveraging averaging) {
    return new MulticlassAuroc(true, averaging, USUAL_CONFIDENCE);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "auroc-ovr"} or {@code "auroc-ovo|average:weighted|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static MulticlassAuroc parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    if (!ids().contains(reader.id())) {
      throw reader.malformed(
          "there is no \"" + reader.id() + "\" among " + String.join(", ", ids()));
    }
    reader.requireNoArgument();
    Map<String, ClassAveraging> averages =
        Arrays.stream(ClassAveraging.values())
            .collect(Collectors.toMap(ClassAveraging::key, average -> average));
    ClassAveraging average = reader.choice("average", averages, ClassAveraging.MACRO);
    double confidence = reader.number("ci", USUAL_CONFIDENCE);
    reader.require("ties", "midrank");
    reader.requireNothingElse();
    try {
      return new MulticlassAuroc(reader.id().equals(ONE_VERSUS_ONE), average, USUAL_CONFIDENCE)
          .confidence(confidence);
    } catch (IllegalArgumentException e) {
      throw reader.malformed(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The ids of the metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(ONE_VERSUS_REST, ONE_VERSUS_ONE);
  }

  /**
   * The same metric with intervals of another coverage.
   *
   * @param coverage two-sided, in (0, 1), such as 0.95
   * @return a new metric
   */
  public MulticlassAuroc confidence(double coverage) {
    if (!(coverage > 0 && coverage < 1)) {
      throw new IllegalArgumentException(
          "The confidence (" + coverage + ") must lie strictly between 0 and 1, such as 0.95.");
    }
    return new MulticlassAuroc(pairs, averaging, coverage);
  }

  @Override
  public String id() {
    return pairs ? ONE_VERSUS_ONE : ONE_VERSUS_REST;
  }

  @Override
  public String signature() {
    MetricSignature signature =
        MetricSignature.of(id()).with("average", averaging.key()).with("ties", "midrank");
    return (confidence == USUAL_CONFIDENCE ? signature : signature.with("ci", confidence))
        .toString();
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public double lowest() {
    return 0;
  }

  @Override
  public double highest() {
    return 1;
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.SCORES);
  }

  @Override
  public Optional<String> baseline() {
    return Optional.of("ranking the rows at random");
  }

  /** The same for all areas of several classes. */
  @Override
  public String stateId() {
    return "class-scores";
  }

  @Override
  public ClassScoreState newState() {
    return new ClassScoreState(this);
  }

  @Override
  public ClassScoreState readState(byte[] bytes) {
    return ClassScoreState.read(this, bytes);
  }

  @Override
  public Measurement measure(MetricState<ClassScores> state) {
    if (!(state instanceof ClassScoreState scores)) {
      throw new IllegalArgumentException(
          "The metric "
              + signature()
              + " cannot be measured from a "
              + state.getClass().getSimpleName()
              + ". Give it a state that a metric of its kind began.");
    }
    long rows = 0;
    String absent = "";
    for (int k = 0; k < scores.classes(); k++) {
      rows += scores.rows(k);
      if (scores.rows(k) == 0 && absent.isEmpty()) {
        absent = scores.order().orElseThrow().labels().get(k);
      }
    }
    if (rows == 0) {
      return Measurement.undefined(signature(), "there are no rows", 0);
    }
    if (!absent.isEmpty() && averaging != ClassAveraging.MICRO) {
      return Measurement.undefined(
          signature(), "no row has the true class \"" + absent + "\"", rows);
    }
    return average(scores, rows);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MulticlassAuroc that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }

  private Measurement average(ClassScoreState scores, long rows) {
    Average average = new Average();
    int classes = scores.classes();
    if (averaging == ClassAveraging.MICRO) {
      average.add(scores.pooled(), 1, classes);
      return measured(average, rows, rows);
    }
    long fewest = rows;
    for (int i = 0; i < classes; i++) {
      fewest = Math.min(fewest, scores.rows(i));
      if (!pairs) {
        average.add(scores.againstRest(i), weight(scores.rows(i)), 1);
      }
      for (int j = 0; pairs && j < classes; j++) {
        if (i != j) {
          average.add(scores.pair(i, j), weight(scores.rows(i) + scores.rows(j)), 1);
        }
      }
    }
    return measured(average, rows, fewest);
  }

  private double weight(long rows) {
    return averaging == ClassAveraging.WEIGHTED ? rows : 1;
  }

  private Measurement measured(Average average, long rows, long fewest) {
    double error = average.error();
    Interval interval =
        RankingIntervals.normal(average.area(), error * error, fewest, confidence, "delong-widest");
    return Measurement.of(signature(), average.area(), rows)
        .withInterval(interval)
        .withBaseline(0.5);
  }

  /** A weighted mean of areas and of their standard errors, in the order of the classes. */
  private static final class Average {
    private double weights;
    private double areas;
    private double errors;

    void add(Ties ties, double weight, int timesCounted) {
      Placements placements = Placements.of(ties);
      double variance = placements.variance();
      // A class of one row has no variance of its own; Wilson's bound for one trial stands in.
      double error =
          Double.isNaN(variance)
              ? RankingIntervals.wilson(placements.area(), 1, USUAL_CONFIDENCE).halfWidth()
                  / Normal.quantile(0.5 + USUAL_CONFIDENCE / 2)
              : Math.sqrt(Math.max(0, variance) * timesCounted);
      weights += weight;
      areas += weight * placements.area();
      errors += weight * error;
    }

    double area() {
      return areas / weights;
    }

    double error() {
      return errors / weights;
    }
  }
}
