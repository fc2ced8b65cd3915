package io.github.finefettle.metrics.slices;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric of the whole and of its slices, the worst slice, and the gap between the best and the
 * worst. Immutable.
 *
 * <p>Small slices are shown and flagged, but are neither the worst nor part of the gap, because
 * among few rows chance alone makes extremes; only where all slices are small do they take part.
 * Slices without a value are shown with the reason. Whether a slice differs from the others is not
 * decided here: the intervals are those of single slices, without correction for their number.
 */
@CheckReturnValue
public final class SliceTable {
  private final Measurement whole;
  private final List<Slice> slices;
  private final Optional<Slice> worst;
  private final Measurement gap;
  private final long unsliced;

  private SliceTable(
      Measurement whole,
      List<Slice> slices,
      Optional<Slice> worst,
      Measurement gap,
      long unsliced) {
    this.whole = whole;
    this.slices = List.copyOf(slices);
    this.worst = worst;
    this.gap = gap;
    this.unsliced = unsliced;
  }

  static SliceTable of(
      Metric<?> metric,
      Resampling resampling,
      Measurement whole,
      List<Slice> slices,
      long unsliced) {
    List<Slice> defined =
        slices.stream().filter(slice -> slice.measurement().value().isPresent()).toList();
    List<Slice> large = defined.stream().filter(slice -> !slice.small()).toList();
    List<Slice> taking = large.isEmpty() ? defined : large;
    Comparator<Slice> ascending = Comparator.comparingDouble(s -> s.measurement().requireValue());
    // Of equal slices the first by name is the worst, whichever way is better.
    Optional<Slice> worst =
        taking.stream()
            .min(metric.direction() == Direction.MINIMIZE ? ascending.reversed() : ascending);
    Measurement gap = SliceGap.of(metric, resampling, whole.n(), taking);
    return new SliceTable(whole, slices, worst, gap, unsliced);
  }

  /**
   * One slice.
   *
   * @param name its name
   * @param rows how many rows are in it, 1 or more
   * @param small whether these are too few to judge by
   * @param measurement the metric of these rows
   * @param difference its value less that of the whole, empty where either is undefined
   * @param ratio its value over that of the whole, empty where either is undefined or the latter 0
   */
  public record Slice(
      String name,
      long rows,
      boolean small,
      Measurement measurement,
      OptionalDouble difference,
      OptionalDouble ratio) {

    static Slice of(
        String name, long rows, boolean small, Measurement measurement, Measurement whole) {
      OptionalDouble difference = OptionalDouble.empty();
      OptionalDouble ratio = OptionalDouble.empty();
      if (measurement.value().isPresent() && whole.value().isPresent()) {
        double here = measurement.requireValue();
        double all = whole.requireValue();
        difference = finite(here - all);
        ratio = all == 0 ? OptionalDouble.empty() : finite(here / all);
      }
      return new Slice(name, rows, small, measurement, difference, ratio);
    }

    private static OptionalDouble finite(double value) {
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    JsonValue.JsonObject toJson() {
      JsonObjectBuilder json =
          JsonValue.object()
              .put("name", name)
              .put("rows", rows)
              .put("small", small)
              .put("measurement", measurement.toJson());
      difference.ifPresent(d -> json.put("difference", d));
      ratio.ifPresent(r -> json.put("ratio", r));
      return json.toJson();
    }
  }

  /**
   * The metric of all rows.
   *
   * @return the measurement
   */
  public Measurement whole() {
    return whole;
  }

  /**
   * The slices.
   *
   * @return an unmodifiable list in the order of names
   */
  public List<Slice> slices() {
    return slices;
  }

  /**
   * One slice.
   *
   * @param name its name
   * @return the slice
   * @throws IllegalArgumentException if no row was in it
   */
  public Slice get(String name) {
    return slices.stream()
        .filter(slice -> slice.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No row was in the slice \""
                        + name
                        + "\"; the slices are "
                        + slices.stream().map(Slice::name).toList()
                        + "."));
  }

  /**
   * The slice with the worst value, the metric's direction deciding which that is.
   *
   * @return the slice, the first by name among equal ones; empty where no slice has a value
   */
  public Optional<Slice> worst() {
    return worst;
  }

  /**
   * The greatest value of a slice less the least. Its interval is a parametric bootstrap: the noise
   * of each slice is drawn from a normal distribution as wide, on either side, as its own interval,
   * and the interval reaches as far as the range of that noise, so that slices which differ by
   * chance alone have a gap that may be 0. Slices that share rows are drawn as if they did not.
   *
   * @return the measurement; undefined where fewer than two slices have a value
   */
  public Measurement gap() {
    return gap;
  }

  /**
   * How many rows are in no slice.
   *
   * @return 0 or more
   */
  public long unsliced() {
    return unsliced;
  }

  /**
   * The JSON form.
   *
   * @return an object with {@code whole}, {@code slices}, {@code worst} (a name), {@code gap} and
   *     {@code unsliced}
   */
  public JsonValue.JsonObject toJson() {
    JsonObjectBuilder json =
        JsonValue.object()
            .put("whole", whole.toJson())
            .put("slices", slices.stream().map(Slice::toJson).toList())
            .put("gap", gap.toJson())
            .put("unsliced", unsliced);
    worst.ifPresent(slice -> json.put("worst", slice.name()));
    return json.toJson();
  }

  /**
   * The table as plain text, one line a slice, for people.
   *
   * @return lines that end with a line feed
   */
  public String toText() {
    return SliceText.of(this);
  }

  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }
}
