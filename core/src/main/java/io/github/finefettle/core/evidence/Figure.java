package io.github.finefettle.core.evidence;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A picture as data: what is to be shown, not how. The kinds are closed, so that whoever draws can
 * draw all of them. Every number is finite.
 */
public sealed interface Figure
    permits Figure.Lines,
        Figure.Matrix,
        Figure.Flow,
        Figure.Bars,
        Figure.Scatter,
        Figure.ParallelCoordinates,
        Figure.Reliability {

  /**
   * What the figure shows.
   *
   * @return a title for people
   */
  String title();

  /**
   * The JSON form.
   *
   * @return an object with the member "kind"
   */
  JsonValue.JsonObject toJson();

  /**
   * One line of a figure, with an optional band around it and markers on it.
   *
   * @param name for the legend
   * @param x the abscissae, ascending
   * @param y the ordinates, as many
   * @param low the band's lower edge, as many or none
   * @param high the band's upper edge, as many or none
   * @param marked the index of the one point to mark, such as the best epoch
   */
  record Series(
      String name,
      List<Double> x,
      List<Double> y,
      List<Double> low,
      List<Double> high,
      OptionalInt marked) {
    /** Copies the lists and checks their sizes. */
    public Series {
      x = List.copyOf(x);
      y = List.copyOf(y);
      low = List.copyOf(low);
      high = List.copyOf(high);
      if (x.size() != y.size()
          || low.size() != high.size()
          || (!low.isEmpty() && low.size() != x.size())) {
        throw new IllegalArgumentException(
            "The series \"" + name + "\" must have as many y (and band edges, if any) as x.");
      }
      String where = "the series \"" + name + "\"";
      Checked.finite(where, x);
      Checked.finite(where, y);
      Checked.finite(where, low);
      Checked.finite(where, high);
      if (marked.isPresent() && (marked.getAsInt() < 0 || marked.getAsInt() >= x.size())) {
        throw new IllegalArgumentException(
            "The marked index ("
                + marked.getAsInt()
                + ") of "
                + where
                + " must be one of its "
                + x.size()
                + " points, counted from 0.");
      }
    }

    /**
     * A line without band or mark.
     *
     * @param name for the legend
     * @param x the abscissae, ascending
     * @param y the ordinates, as many
     * @return the series
     */
    public static Series of(String name, List<Double> x, List<Double> y) {
      return new Series(name, x, y, List.of(), List.of(), OptionalInt.empty());
    }

    /**
     * The same line with one point marked.
     *
     * @param index of the point
     * @return a new series
     */
    public Series marking(int index) {
      return new Series(name, x, y, low, high, OptionalInt.of(index));
    }

    JsonValue.JsonObject toJson() {
      var json =
          JsonValue.object()
              .put("name", name)
              .put("x", FigureJson.doubles(x))
              .put("y", FigureJson.doubles(y))
              .put("low", FigureJson.doubles(low))
              .put("high", FigureJson.doubles(high));
      marked.ifPresent(m -> json.put("marked", m));
      return json.toJson();
    }

    static Series fromJson(JsonValue json) {
      JsonValue.JsonObject o = json.asObject();
      return new Series(
          o.string("name"),
          FigureJson.doubles(o.get("x")),
          FigureJson.doubles(o.get("y")),
          FigureJson.doubles(o.get("low")),
          FigureJson.doubles(o.get("high")),
          o.find("marked")
              .map(m -> OptionalInt.of(Math.toIntExact(m.asLong())))
              .orElse(OptionalInt.empty()));
    }
  }

  /**
   * Lines over a common axis.
   *
   * @param title what it shows
   * @param xLabel the horizontal axis
   * @param yLabel the vertical axis
   * @param series the lines
   */
  record Lines(String title, String xLabel, String yLabel, List<Series> series) implements Figure {
    /** Copies the lines. */
    public Lines {
      series = List.copyOf(series);
    }

    @Override
    public JsonValue.JsonObject toJson() {
      return JsonValue.object()
          .put("kind", "lines")
          .put("title", title)
          .put("xLabel", xLabel)
          .put("yLabel", yLabel)
          .put("series", series.stream().map(Series::toJson).toList())
          .toJson();
    }
  }

  /**
   * A matrix of counts, such as a confusion matrix.
   *
   * @param title what it shows
   * @param rowAxis what the rows are, such as {@code "true label"}
   * @param columnAxis what the columns are
   * @param rows the row labels
   * @param columns the column labels
   * @param counts row by row, 0 or more each
   */
  record Matrix(
      String title,
      String rowAxis,
      String columnAxis,
      List<String> rows,
      List<String> columns,
      List<List<Long>> counts)
      implements Figure {
    /** Copies the counts and checks the shape. */
    public Matrix {
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
      counts = counts.stream().map(List::copyOf).toList();
      int width = columns.size();
      if (counts.size() != rows.size() || counts.stream().anyMatch(r -> r.size() != width)) {
        throw new IllegalArgumentException(
            "The matrix \"" + title + "\" must have one count for each row and column label.");
      }
      String where = "the matrix \"" + title + "\"";
      counts.forEach(row -> row.forEach(count -> Checked.notNegative(where, count)));
    }

    @Override
    public JsonValue.JsonObject toJson() {
      return JsonValue.object()
          .put("kind", "matrix")
          .put("title", title)
          .put("rowAxis", rowAxis)
          .put("columnAxis", columnAxis)
          .put("rows", JsonValue.strings(rows))
          .put("columns", JsonValue.strings(columns))
          .put(
              "counts",
              counts.stream()
                  .map(r -> JsonValue.array(r.stream().map(c -> JsonValue.of((long) c)).toList()))
                  .toList())
          .toJson();
    }
  }

  /**
   * One stage of a flow.
   *
   * @param name the stage
   * @param kept how many went on
   * @param removed how many it took out
   */
  record Stage(String name, long kept, long removed) {
    /** Checks the counts. */
    public Stage {
      Checked.notNegative("the stage \"" + name + "\"", kept);
      Checked.notNegative("the stage \"" + name + "\"", removed);
    }

    JsonValue.JsonObject toJson() {
      return JsonValue.object()
          .put("name", name)
          .put("kept", kept)
          .put("removed", removed)
          .toJson();
    }

    static Stage fromJson(JsonValue json) {
      JsonValue.JsonObject o = json.asObject();
      return new Stage(o.string("name"), o.integer("kept"), o.integer("removed"));
    }
  }

  /**
   * Rows on their way through stages that each take some out.
   *
   * @param title what it shows
   * @param unit what flows, such as {@code "rows"}
   * @param stages in order
   */
  record Flow(String title, String unit, List<Stage> stages) implements Figure {
    /** Copies the stages. */
    public Flow {
      stages = List.copyOf(stages);
    }

    @Override
    public JsonValue.JsonObject toJson() {
      return JsonValue.object()
          .put("kind", "flow")
          .put("title", title)
          .put("unit", unit)
          .put("stages", stages.stream().map(Stage::toJson).toList())
          .toJson();
    }
  }

  /**
   * One bar, with an optional interval.
   *
   * @param name the bar's label
   * @param value its length
   * @param low the interval's lower end, or empty
   * @param high the interval's upper end, or empty
   */
  record Bar(String name, double value, Optional<Double> low, Optional<Double> high) {
    /** Checks the numbers. */
    public Bar {
      String where = "the bar \"" + name + "\"";
      Checked.finite(where, value);
      low.ifPresent(v -> Checked.finite(where, v));
      high.ifPresent(v -> Checked.finite(where, v));
    }

    /**
     * A bar without interval.
     *
     * @param name the bar's label
     * @param value its length
     * @return the bar
     */
    public static Bar of(String name, double value) {
      return new Bar(name, value, Optional.empty(), Optional.empty());
    }

    /**
     * A bar with an interval.
     *
     * @param name the bar's label
     * @param value its length
     * @param low the interval's lower end
     * @param high the interval's upper end
     * @return the bar
     */
    public static Bar of(String name, double value, double low, double high) {
      return new Bar(name, value, Optional.of(low), Optional.of(high));
    }

    JsonValue.JsonObject toJson() {
      return JsonValue.object()
          .put("name", name)
          .put("value", value)
          .putIfPresent("low", low.map(JsonValue::of))
          .putIfPresent("high", high.map(JsonValue::of))
          .toJson();
    }

    static Bar fromJson(JsonValue json) {
      JsonValue.JsonObject o = json.asObject();
      return new Bar(
          o.string("name"),
          o.number("value"),
          o.find("low").map(JsonValue::asDouble),
          o.find("high").map(JsonValue::asDouble));
    }
  }

  /**
   * Bars side by side.
   *
   * @param title what it shows
   * @param valueLabel what their length means
   * @param bars in order
   */
  record Bars(String title, String valueLabel, List<Bar> bars) implements Figure {
    /** Copies the bars. */
    public Bars {
      bars = List.copyOf(bars);
    }

    @Override
    public JsonValue.JsonObject toJson() {
      return JsonValue.object()
          .put("kind", "bars")
          .put("title", title)
          .put("valueLabel", valueLabel)
          .put("bars", bars.stream().map(Bar::toJson).toList())
          .toJson();
    }
  }

  /**
   * Points in the plane.
   *
   * @param title what it shows
   * @param xLabel the horizontal axis
   * @param yLabel the vertical axis
   * @param names one name a point
   * @param x the abscissae, as many
   * @param y the ordinates, as many
   */
  record Scatter(
      String title,
      String xLabel,
      String yLabel,
      List<String> names,
      List<Double> x,
      List<Double> y)
      implements Figure {
    /** Copies the points and checks their number. */
    public Scatter {
      names = List.copyOf(names);
      x = List.copyOf(x);
      y = List.copyOf(y);
      if (names.size() != x.size() || x.size() != y.size()) {
        throw new IllegalArgumentException(
            "The scatter \"" + title + "\" must have one name, one x and one y a point.");
      }
      Checked.finite("the scatter \"" + title + "\"", x);
      Checked.finite("the scatter \"" + title + "\"", y);
    }

    @Override
    public JsonValue.JsonObject toJson() {
      return JsonValue.object()
          .put("kind", "scatter")
          .put("title", title)
          .put("xLabel", xLabel)
          .put("yLabel", yLabel)
          .put("names", JsonValue.strings(names))
          .put("x", FigureJson.doubles(x))
          .put("y", FigureJson.doubles(y))
          .toJson();
    }
  }

  /**
   * Many-dimensional points as lines across parallel axes, such as the trials of a study.
   *
   * @param title what it shows
   * @param axes the axes' names; the last is what the lines are coloured by
   * @param names one name a line
   * @param lines one position an axis for each line
   */
  record ParallelCoordinates(
      String title, List<String> axes, List<String> names, List<List<Double>> lines)
      implements Figure {
    /** Copies the lines and checks the shape. */
    public ParallelCoordinates {
      axes = List.copyOf(axes);
      names = List.copyOf(names);
      lines = lines.stream().map(List::copyOf).toList();
      int width = axes.size();
      if (names.size() != lines.size() || lines.stream().anyMatch(l -> l.size() != width)) {
        throw new IllegalArgumentException(
            "The figure \"" + title + "\" must have one name a line and one position an axis.");
      }
      String where = "the figure \"" + title + "\"";
      lines.forEach(line -> Checked.finite(where, line));
    }

    @Override
    public JsonValue.JsonObject toJson() {
      return JsonValue.object()
          .put("kind", "parallel-coordinates")
          .put("title", title)
          .put("axes", JsonValue.strings(axes))
          .put("names", JsonValue.strings(names))
          .put("lines", lines.stream().map(FigureJson::doubles).toList())
          .toJson();
    }
  }

  /**
   * How often a model is right where it says how sure it is.
   *
   * @param title what it shows
   * @param confidence the mean stated confidence of each bin, in [0, 1]
   * @param observed the share of right answers of each bin, in [0, 1]
   * @param counts the rows of each bin
   */
  record Reliability(
      String title, List<Double> confidence, List<Double> observed, List<Long> counts)
      implements Figure {
    /** Copies the bins and checks their number. */
    public Reliability {
      confidence = List.copyOf(confidence);
      observed = List.copyOf(observed);
      counts = List.copyOf(counts);
      if (confidence.size() != observed.size() || observed.size() != counts.size()) {
        throw new IllegalArgumentException(
            "The reliability figure \"" + title + "\" must have three numbers a bin.");
      }
      String where = "the reliability figure \"" + title + "\"";
      Checked.finite(where, confidence);
      Checked.finite(where, observed);
      counts.forEach(count -> Checked.notNegative(where, count));
    }

    @Override
    public JsonValue.JsonObject toJson() {
      return JsonValue.object()
          .put("kind", "reliability")
          .put("title", title)
          .put("confidence", FigureJson.doubles(confidence))
          .put("observed", FigureJson.doubles(observed))
          .put("counts", counts.stream().map(c -> JsonValue.of((long) c)).toList())
          .toJson();
    }
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the figure
   * @throws JsonFormatException if the kind is unknown
   */
  static Figure fromJson(JsonValue json) {
    return FigureJson.read(json);
  }
}
