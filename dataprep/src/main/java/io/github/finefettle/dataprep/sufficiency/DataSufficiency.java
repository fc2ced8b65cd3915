package io.github.finefettle.dataprep.sufficiency;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.duplicates.DuplicateSearch;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Asks whether a labelled data set is large and varied enough to fine-tune on. Immutable; safe for
 * use by several threads.
 *
 * <p>A small linear classifier stands in for the language model: it is trained on 25, 50 and 100 %
 * of the rows, several times over, and scored by macro-F1 on rows that were held out. The outlook
 * follows from the gain g of the last doubling, its 95 % interval and the smallest worthwhile gain
 * w:
 *
 * <ul>
 *   <li>more data would likely help: the interval lies above 0 and g is at least w;
 *   <li>plateau: the interval lies below w;
 *   <li>cannot tell: everything else, such as scores that agree on so few held-out rows that they
 *       could not show a gain of w (see {@link LearningCurve}), and always with fewer than two
 *       classes of at least 8 independent rows, or fewer than 30 independent rows to hold out.
 * </ul>
 *
 * <p>The last doubling is a fair guide to the next one as long as the curve bends down; a plateau
 * of the linear model is no proof that a language model has reached its own.
 */
@CheckReturnValue
public final class DataSufficiency implements Definition {
  private static final int VERSION = 1;
  private static final String KIND = "data-sufficiency";

  /** What the progress is of. */
  static final String TASK = "data sufficiency";

  private final int repeats;
  private final int minimumPerClass;
  private final double worthwhileGain;
  private final long seed;

  private DataSufficiency(int repeats, int minimumPerClass, double worthwhileGain, long seed) {
    if (repeats < 2) {
      throw new IllegalArgumentException(
          "The repeats (" + repeats + ") must be 2 or more, or there is no interval. Try 5.");
    }
    if (minimumPerClass < 1) {
      throw new IllegalArgumentException(
          "The minimum of rows per class (" + minimumPerClass + ") must be 1 or more. Try 20.");
    }
    if (!(worthwhileGain > 0 && worthwhileGain < 1)) {
      throw new IllegalArgumentException(
          "The smallest worthwhile gain ("
              + worthwhileGain
              + ") of macro-F1 must lie strictly between 0 and 1. Try 0.01.");
    }
    this.repeats = repeats;
    this.minimumPerClass = minimumPerClass;
    this.worthwhileGain = worthwhileGain;
    this.seed = seed;
  }

  /**
   * The assessment of labelled texts: 5 repeats, at least 20 rows in each class, a worthwhile gain
   * of 0.01, seed 0.
   *
   * @return the definition
   */
  public static DataSufficiency forClassification() {
    return new DataSufficiency(5, 20, 0.01, 0);
  }

  /**
   * The same assessment with another number of trainings for each point of the curve.
   *
   * @param count 2 or more
   * @return a new definition
   */
  public DataSufficiency repeats(int count) {
    return new DataSufficiency(count, minimumPerClass, worthwhileGain, seed);
  }

  /**
   * The same assessment with another floor for the rarest class.
   *
   * @param rows 1 or more
   * @return a new definition
   */
  public DataSufficiency minimumPerClass(int rows) {
    return new DataSufficiency(repeats, rows, worthwhileGain, seed);
  }

  /**
   * The same assessment with another smallest gain of macro-F1 that would be worth twice the data.
   *
   * @param gain in (0, 1)
   * @return a new definition
   */
  public DataSufficiency worthwhileGain(double gain) {
    return new DataSufficiency(repeats, minimumPerClass, gain, seed);
  }

  /**
   * The same assessment with another seed.
   *
   * @param number any number
   * @return a new definition
   */
  public DataSufficiency seed(long number) {
    return new DataSufficiency(repeats, minimumPerClass, worthwhileGain, number);
  }

  /**
   * Assesses rows. Few rows are an answer, not an error.
   *
   * @param <R> the type of a row
   * @param ids one id a row
   * @param rows the rows, at least one, in any order
   * @param input the text that is given to the model
   * @param label the class of a row
   * @return what was found
   * @throws IllegalArgumentException if there is no row, or ids and rows do not fit
   */
  public <R> SufficiencyReport assess(
      List<RowId> ids, List<R> rows, Function<R, String> input, Function<R, String> label) {
    return assess(ids, rows, input, label, ProgressListener.none(), new Cancellation());
  }

  /**
   * Assesses rows, with someone who hears of the progress and may stop it.
   *
   * @param <R> the type of a row
   * @param ids one id a row
   * @param rows the rows, at least one, in any order
   * @param input the text that is given to the model
   * @param label the class of a row
   * @param listener hears, on the calling thread, of the search for look-alikes and then of each
   *     training; of none where there are too few rows for a curve
   * @param cancellation stops the work with a {@link java.util.concurrent.CancellationException};
   *     looked at every few thousand rows
   * @return what was found
   * @throws IllegalArgumentException if there is no row, or ids and rows do not fit
   */
  public <R> SufficiencyReport assess(
      List<RowId> ids,
      List<R> rows,
      Function<R, String> input,
      Function<R, String> label,
      ProgressListener listener,
      Cancellation cancellation) {
    DuplicateSearch lookAlikes =
        NearDuplicates.atSimilarity(0.8)
            .withoutGuards()
            .search()
            .cancellation(cancellation)
            .progress(
                heard ->
                    listener.progressed(
                        new Progress(
                            TASK, heard.done(), heard.total(), heard.unit(), "look-alikes")));
    LabelledRows labelled = new LabelledRows(ids, rows, input, label, lookAlikes);
    WordVariety variety = WordVariety.of(labelled.texts(), seed);
    Uniformity uniformity =
        new Uniformity(
            labelled.rowsInGroupsOfSeveral(),
            labelled.size(),
            variety.words(),
            variety.share(1),
            variety.share(2),
            variety.share(3));
    CurveRun curve = new CurveRun(labelled, repeats, seed, listener, cancellation);
    return new SufficiencyReport(this, labelled, uniformity, curve.curve());
  }

  /**
   * The floor for the rarest class.
   *
   * @return 1 or more
   */
  public int minimumPerClass() {
    return minimumPerClass;
  }

  /**
   * The smallest gain of macro-F1 that would be worth twice the data.
   *
   * @return in (0, 1)
   */
  public double worthwhileGain() {
    return worthwhileGain;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("repeats", repeats)
        .put("minimumPerClass", minimumPerClass)
        .put("worthwhileGain", worthwhileGain)
        .put("seed", seed)
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the definition
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is of another kind or a
   *     newer version
   */
  public static DataSufficiency fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind(KIND, VERSION);
    return new DataSufficiency(
        Math.toIntExact(o.integer("repeats")),
        Math.toIntExact(o.integer("minimumPerClass")),
        o.number("worthwhileGain"),
        o.integer("seed"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataSufficiency that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return Objects.hash(repeats, minimumPerClass, worthwhileGain, seed);
  }

  @Override
  public String toString() {
    return "data sufficiency: at least " + minimumPerClass + " rows a class, seed " + seed;
  }
}
