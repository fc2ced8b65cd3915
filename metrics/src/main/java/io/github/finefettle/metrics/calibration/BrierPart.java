package io.github.finefettle.metrics.calibration;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.calibration.CalibrationLayout.View;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.ranking.internal.Ties;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One part of the squared error of a stated probability, from {@link BrierDecomposition}: by
 * isotonic regression (CORP) unless {@link #byBins} says otherwise. Of the positive class unless
 * {@link #of} says otherwise, and halved: in [0, 1].
 *
 * <p>A model that is perfect has a reliability above 0 too, as hits come in whole rows; the
 * baseline of a measurement says how much these confidences would have, found by simulation with a
 * fixed seed. The interval is a bootstrap with the confidences held fixed; uncertainty, which says
 * nothing of the model, has none. Holds eight bytes a row. Undefined without rows. Immutable and
 * safe for use by several threads; equal if the signatures are.
 */
@CheckReturnValue
public final class BrierPart extends CalibrationMetric {
  private static final int FEWEST_CELLS = 16;
  private static final int MOST_CELLS = 1 << 24;

  private final Part part;
  private final CalibrationSubject subject;
  private final int bins;
  private final int cells;
  private final Resampling resampling;

  private BrierPart(
      Part part, CalibrationSubject subject, int bins, int cells, Resampling resampling) {
    if (bins > 0 && cells > 0) {
      throw new IllegalStateException(
          "Parts by bins hold every confidence, because no bound is known for counted ones. Leave"
              + " out the bins or the cells.");
    }
    this.part = part;
    this.subject = subject;
    this.bins = bins;
    this.cells = cells;
    this.resampling = resampling;
  }

  /** The parts by name. */
  private enum Part {
    RELIABILITY("brier-reliability", Direction.MINIMIZE),
    RESOLUTION("brier-resolution", Direction.MAXIMIZE),
    UNCERTAINTY("brier-uncertainty", Direction.MINIMIZE);

    private final String id;
    private final Direction direction;

    Part(String id, Direction direction) {
      this.id = id;
      this.direction = direction;
    }

    double of(BrierDecomposition parts) {
      return switch (this) {
        case RELIABILITY -> parts.reliability();
        case RESOLUTION -> parts.resolution();
        case UNCERTAINTY -> parts.uncertainty();
      };
    }
  }

  /**
   * What is lost by confidences that cannot be taken at face value.
   *
   * @return the metric, 0 or more; less is better
   */
  public static BrierPart reliability() {
    return of(Part.RELIABILITY);
  }

  /**
   * What is won by telling rows apart.
   *
   * @return the metric, in [0, 0.25]; more is better
   */
  public static BrierPart resolution() {
    return of(Part.RESOLUTION);
  }

  /**
   * The squared error of stating the overall rate for every row.
   *
   * @return the metric, in [0, 0.25]; a property of the rows, not of the model
   */
  public static BrierPart uncertainty() {
    return of(Part.UNCERTAINTY);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "brier-reliability"} or {@code
   *     "brier-resolution|by:bins|bins:10|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours, with the list of those that are
   */
  public static BrierPart parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    Part part =
        Arrays.stream(Part.values())
            .filter(p -> p.id.equals(reader.id()))
            .findFirst()
            .orElseThrow(
                () ->
                    reader.malformed(
                        "there is no \"" + reader.id() + "\" among " + String.join(", ", ids())));
    reader.requireNoArgument();
    BrierPart metric = of(part).resampledBy(reader.resampling());
    metric = metric.of(ErrorSignature.subject(reader, metric.subject));
    String by = reader.text("by", "corp");
    long bins = reader.whole("bins", by.equals("bins") ? 15 : 0);
    long cells = reader.whole("cells", 0);
    reader.requireNothingElse();
    if ((!by.equals("corp") && !by.equals("bins")) || by.equals("corp") != (bins == 0)) {
      throw reader.malformed("by must be corp, or bins with a number of bins");
    }
    try {
      metric = bins == 0 ? metric : metric.byBins(Math.toIntExact(bins));
      return cells == 0 ? metric : metric.capped(Math.toIntExact(cells));
    } catch (IllegalStateException | ArithmeticException e) {
      throw reader.malformed(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return Arrays.stream(Part.values()).map(part -> part.id).toList();
  }

  /**
   * The same metric of another statement of each row.
   *
   * @param statement the top label or the positive class
   * @return a new metric
   */
  public BrierPart of(CalibrationSubject statement) {
    return new BrierPart(part, statement, bins, cells, resampling);
  }

  /**
   * The same part by bins of equal mass (Murphy, 1973) instead of isotonic regression.
   *
   * @param count in [1, 1000000]
   * @return a new metric
   */
  public BrierPart byBins(int count) {
    CalibrationError.requireBins(count);
    return new BrierPart(part, subject, count, cells, resampling);
  }

  /**
   * The same metric with confidences counted at the multiples of 1 / parts instead of held one by
   * one, so that memory does not grow with the rows; see {@link #errorBound}.
   *
   * @param parts in [16, 16777216]; 16 bytes each
   * @return a new metric
   * @throws IllegalStateException for parts by bins
   */
  public BrierPart capped(int parts) {
    requireCells(parts);
    return new BrierPart(part, subject, bins, parts, resampling);
  }

  /**
   * The same metric with another simulation of the interval and the baseline.
   *
   * @param plan a fifth of its resamples, at least 20, are used
   * @return a new metric
   */
  public BrierPart resampledBy(Resampling plan) {
    return new BrierPart(part, subject, bins, cells, plan);
  }

  @Override
  public String id() {
    return part.id;
  }

  @Override
  public String signature() {
    MetricSignature signature =
        MetricSignature.of(part.id)
            .with("of", subject.key())
            .with("by", bins == 0 ? "corp" : "bins");
    signature = bins == 0 ? signature : signature.with("bins", bins);
    signature = cells == 0 ? signature : signature.with("cells", cells);
    return signature.with(resampling).toString();
  }

  @Override
  public Direction direction() {
    return part.direction;
  }

  @Override
  public double highest() {
    return part == Part.RELIABILITY ? 1 : 0.25;
  }

  @Override
  public Optional<String> baseline() {
    return part == Part.UNCERTAINTY
        ? Optional.empty()
        : Optional.of(
            part == Part.RELIABILITY ? PERFECT : "stating the overall rate for every row");
  }

  @Override
  public Measurement measure(MetricState<ProbabilityRow> state) {
    CalibrationState found = counted(state);
    if (found.rows() == 0) {
      return Measurement.undefined(signature(), "there are no rows", 0);
    }
    Ties ties = ties(found);
    double value = part.of(decompose(ties));
    Measurement measured = Measurement.of(signature(), value, found.rows());
    if (part == Part.UNCERTAINTY) {
      return measured;
    }
    LikeConfidences like = LikeConfidences.of(ties);
    long[] rows = like.rows();
    double[] confidences = like.confidences();
    ToDoubleFunction<long[]> again = hits -> part.of(decompose(rows, hits, confidences));
    Simulation simulation = new Simulation(resampling, Math.max(20, resampling.resamples() / 5));
    double[] rates = IsotonicFit.of(rows, like.hits(), confidences).rates(rows);
    double baseline =
        part == Part.RELIABILITY ? simulation.mean("null/" + id(), rows, confidences, again) : 0;
    return measured
        .withInterval(simulation.interval("interval/" + id(), rows, rates, again, value, highest()))
        .withBaseline(baseline);
  }

  /**
   * All parts at once.
   *
   * @param state what a metric with the same {@link #stateId()} began
   * @return the parts, or empty without rows
   */
  public Optional<BrierDecomposition> decomposition(MetricState<ProbabilityRow> state) {
    CalibrationState found = counted(state);
    return found.rows() == 0 ? Optional.empty() : Optional.of(decompose(ties(found)));
  }

  /**
   * The blocks of isotonic regression: confidences between which the rate that came true does not
   * rise.
   *
   * @param state what a metric with the same {@link #stateId()} began
   * @return the blocks from the lowest confidence up; none without rows
   */
  public List<ReliabilityBin> isotonicBlocks(MetricState<ProbabilityRow> state) {
    CalibrationState found = counted(state);
    return found.rows() == 0 ? List.of() : IsotonicFit.of(ties(found)).blocks();
  }

  /**
   * By how much the value can differ from that of confidences held one by one: the fit to counted
   * confidences is no better than that to the confidences themselves, and no worse than it could be
   * if in every cell all misses stood below all hits; and every squared error moves by at most the
   * width of a cell.
   *
   * @param state what a metric with the same {@link #stateId()} began
   * @return 0 for confidences held one by one, empty without rows
   */
  public OptionalDouble errorBound(MetricState<ProbabilityRow> state) {
    CalibrationState found = counted(state);
    if (found.rows() == 0) {
      return OptionalDouble.empty();
    }
    if (cells == 0 || part == Part.UNCERTAINTY) {
      return OptionalDouble.of(0);
    }
    Ties ties = ties(found);
    double fit =
        (IsotonicFit.of(ties).squaredErrors() - IsotonicFit.ofKindestOrder(ties).squaredErrors())
            / found.rows();
    return OptionalDouble.of(part == Part.RELIABILITY ? fit + 1.0 / cells : fit);
  }

  static void requireCells(int parts) {
    if (parts < FEWEST_CELLS || parts > MOST_CELLS) {
      throw new IllegalArgumentException(
          "The number of parts ("
              + parts
              + ") must lie in ["
              + FEWEST_CELLS
              + ", "
              + MOST_CELLS
              + "]; try 65536.");
    }
  }

  private static BrierPart of(Part part) {
    return new BrierPart(part, CalibrationSubject.POSITIVE_CLASS, 0, 0, Resampling.standard());
  }

  @Override
  CalibrationLayout layout() {
    return CalibrationLayout.ofRuns(View.of(subject), cells);
  }

  private BrierDecomposition decompose(Ties ties) {
    if (bins == 0) {
      return BrierParts.corp(ties);
    }
    double n = (double) ties.positives() + ties.negatives();
    return BrierParts.binned(BrierParts.squaredErrors(ties) / n, MassBins.of(ties, bins));
  }

  private BrierDecomposition decompose(long[] rows, long[] hits, double[] confidences) {
    if (bins == 0) {
      return BrierParts.corp(rows, hits, confidences);
    }
    Ties groups = new GroupedTies(rows, hits, confidences);
    double n = (double) groups.positives() + groups.negatives();
    return BrierParts.binned(BrierParts.squaredErrors(groups) / n, MassBins.of(groups, bins));
  }

  private static Ties ties(CalibrationState state) {
    return ((ConfidenceTable.Runs) state.tables().get(0)).ties();
  }
}
