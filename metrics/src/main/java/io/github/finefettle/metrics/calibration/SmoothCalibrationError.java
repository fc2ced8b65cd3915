package io.github.finefettle.metrics.calibration;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.metrics.calibration.CalibrationLayout.View;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.ranking.internal.Ties;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The calibration error without bins of Blasiok and Nakkiran (2023): residuals smoothed by a
 * reflected Gaussian whose width is the error itself. No choice of bins can be tuned to make it
 * look better, and rows that move a little change it a little.
 *
 * <p>As every such error it is above 0 for a perfect model. The baseline of a measurement is what
 * these confidences would score if each were right as often as it says, and the interval a
 * bootstrap around isotonic rates with the confidences held fixed, both with a tenth of the plan's
 * replicates. Holds eight bytes a row unless it is {@linkplain #capped capped}. Undefined without
 * rows. Immutable and safe for use by several threads; equal if the signatures are.
 */
@CheckReturnValue
public final class SmoothCalibrationError extends CalibrationMetric {
  private static final String ID = "smece";
  private static final int STEPS = 1 << 16;
  private static final int HALVINGS = 20;
  private static final int STEPS_OF_A_REPLICATE = 1 << 10;
  private static final int HALVINGS_OF_A_REPLICATE = 12;

  private final CalibrationSubject subject;
  private final int cells;
  private final Resampling resampling;

  private SmoothCalibrationError(CalibrationSubject subject, int cells, Resampling resampling) {
    this.subject = subject;
    this.cells = cells;
    this.resampling = resampling;
  }

  /**
   * The smooth calibration error.
   *
   * @return the metric, of the top label, in [0, 1]; less is better
   */
  public static SmoothCalibrationError smece() {
    return new SmoothCalibrationError(CalibrationSubject.TOP_LABEL, 0, Resampling.standard());
  }

  /**
   * Finds the metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "smece"} or {@code "smece|of:positive|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is another
   */
  public static SmoothCalibrationError parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    if (!reader.id().equals(ID)) {
      throw reader.malformed("the only id here is " + ID);
    }
    reader.requireNoArgument();
    SmoothCalibrationError metric = smece().resampledBy(reader.resampling());
    metric = metric.of(ErrorSignature.subject(reader, metric.subject));
    long cells = reader.whole("cells", 0);
    reader.requireNothingElse();
    try {
      return cells == 0 ? metric : metric.capped(Math.toIntExact(cells));
    } catch (ArithmeticException e) {
      throw reader.malformed(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The id of the metric.
   *
   * @return an unmodifiable list of one
   */
  public static List<String> ids() {
    return List.of(ID);
  }

  /**
   * The same metric of another statement of each row.
   *
   * @param statement the top label or the positive class
   * @return a new metric
   */
  public SmoothCalibrationError of(CalibrationSubject statement) {
    return new SmoothCalibrationError(statement, cells, resampling);
  }

  /**
   * The same metric with confidences counted at the multiples of 1 / parts instead of held one by
   * one, so that memory does not grow with the rows; see {@link #errorBound}.
   *
   * @param parts in [16, 16777216]; 16 bytes each
   * @return a new metric
   */
  public SmoothCalibrationError capped(int parts) {
    BrierPart.requireCells(parts);
    return new SmoothCalibrationError(subject, parts, resampling);
  }

  /**
   * The same metric with another simulation of the interval and the null value.
   *
   * @param plan a tenth of its resamples, at least 20, are used
   * @return a new metric
   */
  public SmoothCalibrationError resampledBy(Resampling plan) {
    return new SmoothCalibrationError(subject, cells, plan);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String signature() {
    MetricSignature signature = MetricSignature.of(ID).with("of", subject.key());
    return (cells == 0 ? signature : signature.with("cells", cells)).with(resampling).toString();
  }

  @Override
  public Measurement measure(MetricState<ProbabilityRow> state) {
    CalibrationState found = counted(state);
    if (found.rows() == 0) {
      return Measurement.undefined(signature(), "there are no rows", 0);
    }
    Ties ties = ties(found);
    double value = error(ties);
    LikeConfidences like = LikeConfidences.of(ties);
    long[] rows = like.rows();
    double[] confidences = like.confidences();
    ToDoubleFunction<long[]> again =
        hits ->
            SmoothedResiduals.of(new GroupedTies(rows, hits, confidences), STEPS_OF_A_REPLICATE)
                .error(HALVINGS_OF_A_REPLICATE);
    Simulation simulation = new Simulation(resampling, Math.max(20, resampling.resamples() / 10));
    double[] rates = IsotonicFit.of(rows, like.hits(), confidences).rates(rows);
    return Measurement.of(signature(), value, found.rows())
        .withInterval(simulation.interval("interval/" + ID, rows, rates, again, value, 1))
        .withBaseline(simulation.mean("null/" + ID, rows, confidences, again));
  }

  /**
   * By how much the value can differ from that of confidences held one by one. A confidence that
   * moves by d changes its residual by d and its place under a kernel of width s by d, which moves
   * the integral by at most d (1 + sqrt(2 / pi) / s). The integral does not rise with s, so the
   * width that equals it moves no more than that, taken at the value itself.
   *
   * @param state what a metric with the same {@link #stateId()} began
   * @return 0 for confidences held one by one, empty without rows
   */
  public OptionalDouble errorBound(MetricState<ProbabilityRow> state) {
    CalibrationState found = counted(state);
    if (found.rows() == 0) {
      return OptionalDouble.empty();
    }
    if (cells == 0) {
      return OptionalDouble.of(0);
    }
    double moved = 0.5 / cells;
    double bound = moved * (1 + Math.sqrt(2 / Math.PI) / error(ties(found)));
    return OptionalDouble.of(Math.min(1, bound));
  }

  @Override
  CalibrationLayout layout() {
    return CalibrationLayout.ofRuns(View.of(subject), cells);
  }

  private static double error(Ties ties) {
    return SmoothedResiduals.of(ties, STEPS).error(HALVINGS);
  }

  private static Ties ties(CalibrationState state) {
    return ((ConfidenceTable.Runs) state.tables().get(0)).ties();
  }
}
