package io.github.finefettle.metrics.calibration;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.metrics.calibration.CalibrationLayout.View;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;

/**
 * How far stated confidences and what came true are apart, in bins.
 *
 * <p>Such an error is above 0 even for a perfect model, the more so the fewer rows and the more
 * bins there are. The baseline of every measurement is therefore what these confidences would score
 * if each were right as often as it says, found by simulation with a fixed seed; an error is worth
 * something only beside it. The interval is a bootstrap with the confidences held fixed. It speaks
 * of the error as so many rows measure it, that effect included, and is to be compared with the
 * baseline: of 300 perfect samples of 200 to 5,000 rows it held the null value in 99 %. The error
 * of endless rows lies inside as often as promised only where it is well above the null value. Less
 * is better, 0 is the least. No such error is a proper score: a model that states the share of
 * positives for every row has none. Choose a model by log loss or Brier score.
 *
 * <p>Undefined without rows. Immutable and safe for use by several threads; equal if the signatures
 * are.
 */
@CheckReturnValue
public final class CalibrationError extends CalibrationMetric {
  private static final int USUAL_BINS = 15;
  private static final int MOST_BINS = 1_000_000;

  private final ErrorKind kind;
  private final CalibrationSubject subject;
  private final int bins;
  private final Binning binning;
  private final ErrorNorm norm;
  private final Resampling resampling;

  private CalibrationError(
      ErrorKind kind,
      CalibrationSubject subject,
      int bins,
      Binning binning,
      ErrorNorm norm,
      Resampling resampling) {
    this.kind = kind;
    this.subject = subject;
    this.bins = bins;
    this.binning = binning;
    this.norm = norm;
    this.resampling = resampling;
  }

  /** The errors by name. */
  enum ErrorKind {
    ECE("ece", Binning.EQUAL_WIDTH, ErrorNorm.L1),
    MCE("mce", Binning.EQUAL_WIDTH, ErrorNorm.MAX),
    ACE("ace", Binning.EQUAL_MASS, ErrorNorm.L1),
    CLASSWISE_ECE("classwise-ece", Binning.EQUAL_WIDTH, ErrorNorm.L1);

    private final String id;
    private final Binning binning;
    private final ErrorNorm norm;

    ErrorKind(String id, Binning binning, ErrorNorm norm) {
      this.id = id;
      this.binning = binning;
      this.norm = norm;
    }

    String id() {
      return id;
    }
  }

  /**
   * The expected calibration error: the gaps of 15 bins of equal width, weighted with their rows
   * (Naeini, Cooper and Hauskrecht, 2015; Guo and others, 2017).
   *
   * @return the metric, of the top label
   */
  public static CalibrationError ece() {
    return of(ErrorKind.ECE);
  }

  /**
   * The maximum calibration error: the largest gap of any of 15 bins of equal width (Guo and
   * others, 2017). Decided by the bin with the fewest rows.
   *
   * @return the metric, of the top label
   */
  public static CalibrationError mce() {
    return of(ErrorKind.MCE);
  }

  /**
   * The adaptive calibration error: as {@link #ece}, with bins of equal mass (Nguyen and O'Connor,
   * 2015). That of Nixon and others (2019), which looks at every class, is {@code
   * classwiseEce().binning(EQUAL_MASS)}.
   *
   * @return the metric, of the top label
   */
  public static CalibrationError ace() {
    return of(ErrorKind.ACE);
  }

  /**
   * The mean over classes of the calibration error of the probability of each class (Kull and
   * others, 2019; static calibration error of Nixon and others, 2019).
   *
   * @return the metric
   */
  public static CalibrationError classwiseEce() {
    return of(ErrorKind.CLASSWISE_ECE);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "ece"} or {@code "ece|of:positive|bins:10|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours, with the list of those that are
   */
  public static CalibrationError parse(String signature) {
    return ErrorSignature.parse(signature);
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return Arrays.stream(ErrorKind.values()).map(kind -> kind.id).toList();
  }

  /**
   * The same metric of another statement of each row.
   *
   * @param statement the top label or the positive class
   * @return a new metric
   * @throws IllegalStateException for the class-wise error, which looks at every class
   */
  public CalibrationError of(CalibrationSubject statement) {
    if (kind == ErrorKind.CLASSWISE_ECE) {
      throw new IllegalStateException(
          "The class-wise error looks at every class. Ask ece() for one statement of a row.");
    }
    return new CalibrationError(kind, statement, bins, binning, norm, resampling);
  }

  /**
   * The same metric with another number of bins.
   *
   * @param count 1 or more; 10 and 15 are usual
   * @return a new metric
   */
  public CalibrationError bins(int count) {
    requireBins(count);
    return new CalibrationError(kind, subject, count, binning, norm, resampling);
  }

  /**
   * The same metric with bins made another way.
   *
   * @param way how
   * @return a new metric
   * @throws IllegalStateException for the adaptive error, which is defined by bins of equal mass
   */
  public CalibrationError binning(Binning way) {
    if (kind == ErrorKind.ACE && way != Binning.EQUAL_MASS) {
      throw new IllegalStateException(
          "The adaptive error has bins of equal mass. Ask ece() for bins of equal width.");
    }
    return new CalibrationError(kind, subject, bins, way, norm, resampling);
  }

  /**
   * The same metric with the gaps put together another way.
   *
   * @param way how
   * @return a new metric
   * @throws IllegalStateException for the maximum error, which is defined by the largest gap
   */
  public CalibrationError norm(ErrorNorm way) {
    if (kind == ErrorKind.MCE && way != ErrorNorm.MAX) {
      throw new IllegalStateException(
          "The maximum error is the largest gap. Ask ece() for another norm.");
    }
    return new CalibrationError(kind, subject, bins, binning, way, resampling);
  }

  /**
   * The same metric with another simulation of the interval and the null value.
   *
   * @param plan how many replicates, from which seed, with which coverage
   * @return a new metric
   */
  public CalibrationError resampledBy(Resampling plan) {
    return new CalibrationError(kind, subject, bins, binning, norm, plan);
  }

  @Override
  public String id() {
    return kind.id;
  }

  @Override
  public String signature() {
    return ErrorSignature.of(this);
  }

  @Override
  public Measurement measure(MetricState<ProbabilityRow> state) {
    CalibrationState found = counted(state);
    return found.rows() == 0
        ? Measurement.undefined(signature(), "there are no rows", 0)
        : BinnedError.measure(this, binsOf(found), found.rows());
  }

  /**
   * The bins behind a value, for a table or {@link ReliabilityDiagram}.
   *
   * @param state what a metric with the same {@link #stateId()} began
   * @return the bins that have rows, from the lowest confidence up: one list, or for the class-wise
   *     error one for each class; none without rows
   */
  public List<List<ReliabilityBin>> reliability(MetricState<ProbabilityRow> state) {
    return binsOf(counted(state));
  }

  ErrorKind kind() {
    return kind;
  }

  CalibrationSubject subject() {
    return subject;
  }

  int bins() {
    return bins;
  }

  Binning binning() {
    return binning;
  }

  ErrorNorm norm() {
    return norm;
  }

  Resampling resampling() {
    return resampling;
  }

  static CalibrationError of(ErrorKind kind) {
    return new CalibrationError(
        kind,
        CalibrationSubject.TOP_LABEL,
        USUAL_BINS,
        kind.binning,
        kind.norm,
        Resampling.standard());
  }

  static void requireBins(int count) {
    if (count < 1 || count > MOST_BINS) {
      throw new IllegalArgumentException(
          "The number of bins ("
              + count
              + ") must lie in [1, "
              + MOST_BINS
              + "]; 10 or 15 are usual.");
    }
  }

  @Override
  CalibrationLayout layout() {
    View view = kind == ErrorKind.CLASSWISE_ECE ? View.EVERY_CLASS : View.of(subject);
    return binning == Binning.EQUAL_WIDTH
        ? CalibrationLayout.inBins(view, bins)
        : CalibrationLayout.ofRuns(view, 0);
  }

  private List<List<ReliabilityBin>> binsOf(CalibrationState state) {
    return state.tables().stream().map(table -> table.bins(bins)).toList();
  }
}
