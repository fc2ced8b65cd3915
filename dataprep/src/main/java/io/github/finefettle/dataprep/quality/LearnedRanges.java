package io.github.finefettle.dataprep.quality;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Learns, for measures of the texts of some roles, in which range the data set itself lies, and
 * flags the rows outside. It never drops a row.
 *
 * <p>The range begins at the low quantile and ends at the high one, and is then widened on either
 * side by a share of the distance between that quantile and the median. Without the widening a
 * fixed share of any data set would be flagged, the cleanest too; with it, the default range (the
 * quantiles 0.01 and 0.99, widened by a half) holds all of a uniform and 99.95 % of a normal
 * distribution. It never leaves what is possible: counts of 0 or more, shares of 0 to 1. A quantile
 * is the smallest value with at least that share of values at or below it.
 *
 * <p>A measure with fewer values than {@link #minRows()} gets no range; that is said in a finding.
 * Rows that have no value (such as the mean word length of an empty text) neither teach nor are
 * flagged.
 *
 * <p>Up to {@link #MAX_SAMPLE} rows the quantiles are exact. Beyond, they are those of the rows
 * with the smallest hashes of their ids: a sample that depends neither on the order of the rows nor
 * on threads, with a standard error of 0.0004 at the quantile 0.01.
 *
 * @param roles whose texts are measured, one range for each role
 * @param measures what is measured
 * @param low the low quantile, 0 or more and below the high one
 * @param high the high quantile, at most 1
 * @param widening how far the range is widened, 0 or more
 * @param minRows the least number of values, 1 or more
 */
@CheckReturnValue
public record LearnedRanges(
    Set<Role> roles,
    List<TextMeasure> measures,
    double low,
    double high,
    double widening,
    int minRows)
    implements LearningRule<RowMeasures> {
  /** The greatest number of rows that quantiles are taken from. */
  public static final int MAX_SAMPLE = 65_536;

  static final String ID = "learned-ranges";

  private static final List<TextMeasure> DEFAULT_MEASURES =
      List.of(
          TextMeasure.CHARACTERS,
          TextMeasure.MEAN_WORD_LENGTH,
          TextMeasure.DIGIT_SHARE,
          TextMeasure.SYMBOL_SHARE,
          TextMeasure.SPACE_SHARE,
          TextMeasure.UPPERCASE_SHARE);

  /** Checks the settings and copies the collections. */
  public LearnedRanges {
    roles = Roles.copy(roles);
    measures = List.copyOf(measures);
    if (roles.isEmpty() || measures.isEmpty()) {
      throw new IllegalArgumentException(
          "The ranges need a role and a measure, but roles are "
              + roles
              + " and measures are "
              + measures
              + ". Name at least one of each.");
    }
    if (!(low >= 0 && low < high && high <= 1)) {
      throw new IllegalArgumentException(
          "The quantiles ("
              + low
              + " and "
              + high
              + ") must lie in 0 to 1, the low one first. Use 0.01 and 0.99.");
    }
    Settings.atLeastZero("widening", widening);
    if (minRows < 1) {
      throw new IllegalArgumentException("The least number of rows (" + minRows + ") must be 1.");
    }
  }

  /**
   * The default ranges: characters, mean word length, and the shares of digits, symbols, white
   * space and capitals; the quantiles 0.01 and 0.99 widened by a half; at least 200 values, so that
   * two rows lie beyond each quantile.
   *
   * @param roles whose texts are measured; none for the input alone
   * @return the rule
   */
  public static LearnedRanges of(Role... roles) {
    return new LearnedRanges(Roles.orInput(roles), DEFAULT_MEASURES, 0.01, 0.99, 0.5, 200);
  }

  /**
   * The same for other measures.
   *
   * @param these what is measured
   * @return a new rule
   */
  public LearnedRanges withMeasures(TextMeasure... these) {
    return new LearnedRanges(roles, Arrays.asList(these), low, high, widening, minRows);
  }

  /**
   * The same with other quantiles.
   *
   * @param newLow 0 or more and below the high one
   * @param newHigh at most 1
   * @param newWidening how far the range is widened, 0 for not at all
   * @return a new rule
   */
  public LearnedRanges withQuantiles(double newLow, double newHigh, double newWidening) {
    return new LearnedRanges(roles, measures, newLow, newHigh, newWidening, minRows);
  }

  /**
   * The same with another least number of values.
   *
   * @param rows 1 or more
   * @return a new rule
   */
  public LearnedRanges withMinRows(int rows) {
    return new LearnedRanges(roles, measures, low, high, widening, rows);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return roles;
  }

  @Override
  public boolean onlyFlags() {
    return true;
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("roles", Roles.toJson(roles))
        .put("measures", JsonValue.strings(measures.stream().map(TextMeasure::id).toList()))
        .put("low", low)
        .put("high", high)
        .put("widening", widening)
        .put("minRows", minRows);
  }

  static LearnedRanges fromJson(JsonValue.JsonObject o) {
    return new LearnedRanges(
        Roles.fromJson(o.get("roles")),
        o.array("measures").stream().map(item -> TextMeasure.of(item.asString())).toList(),
        o.number("low"),
        o.number("high"),
        o.number("widening"),
        Settings.count(o, "minRows"));
  }

  @Override
  public RowMeasures observe(Example example) {
    RowMeasures values = new RowMeasures(roles.size() * measures.size());
    for (int place = 0; place < example.size(); place++) {
      int role = indexOf(example.part(place).role());
      if (role >= 0) {
        measure(example.part(place).text(), role * measures.size(), values);
      }
    }
    return values;
  }

  private int indexOf(Role wanted) {
    int index = 0;
    for (Role role : roles) {
      if (role == wanted) {
        return index;
      }
      index++;
    }
    return -1;
  }

  private void measure(String text, int firstKind, RowMeasures values) {
    TextMeasures measured = TextMeasures.of(text);
    for (int i = 0; i < measures.size(); i++) {
      double value = measured.valueOrNan(measures.get(i));
      if (!Double.isNaN(value)) {
        values.add(firstKind + i, value);
      }
    }
  }

  @Override
  public Learning<RowMeasures> learning() {
    RowSample<RowMeasures> sample = new RowSample<>(MAX_SAMPLE);
    return new Learning<>() {
      @Override
      public void add(RowId row, RowMeasures observation) {
        sample.add(row, observation);
      }

      @Override
      public Learned learned() {
        return new RangeLearning(LearnedRanges.this, sample).learned();
      }
    };
  }
}
