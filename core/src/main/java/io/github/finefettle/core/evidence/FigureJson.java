package io.github.finefettle.core.evidence;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.List;

/** Reads figures of every kind, and the lists of numbers that they hold. */
final class FigureJson {
  private FigureJson() {}

  static Figure read(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    String title = o.string("title");
    String kind = o.string("kind");
    return switch (kind) {
      case "lines" ->
          new Figure.Lines(
              title,
              o.string("xLabel"),
              o.string("yLabel"),
              o.array("series").stream().map(Figure.Series::fromJson).toList());
      case "matrix" ->
          new Figure.Matrix(
              title,
              o.string("rowAxis"),
              o.string("columnAxis"),
              Table.strings(o.get("rows")),
              Table.strings(o.get("columns")),
              o.array("counts").stream().map(FigureJson::longs).toList());
      case "flow" ->
          new Figure.Flow(
              title,
              o.string("unit"),
              o.array("stages").stream().map(Figure.Stage::fromJson).toList());
      case "bars" ->
          new Figure.Bars(
              title,
              o.string("valueLabel"),
              o.array("bars").stream().map(Figure.Bar::fromJson).toList());
      case "scatter" ->
          new Figure.Scatter(
              title,
              o.string("xLabel"),
              o.string("yLabel"),
              Table.strings(o.get("names")),
              doubles(o.get("x")),
              doubles(o.get("y")));
      case "parallel-coordinates" ->
          new Figure.ParallelCoordinates(
              title,
              Table.strings(o.get("axes")),
              Table.strings(o.get("names")),
              o.array("lines").stream().map(FigureJson::doubles).toList());
      case "reliability" ->
          new Figure.Reliability(
              title,
              doubles(o.get("confidence")),
              doubles(o.get("observed")),
              longs(o.get("counts")));
      default ->
          throw new JsonFormatException(
              "The figure kind (" + kind + ") is unknown. Maybe a newer release wrote it.");
    };
  }

  static JsonValue doubles(List<Double> values) {
    return JsonValue.array(values.stream().map(JsonValue::of).toList());
  }

  static List<Double> doubles(JsonValue array) {
    return array.asArray().stream().map(JsonValue::asDouble).toList();
  }

  static List<Long> longs(JsonValue array) {
    return array.asArray().stream().map(JsonValue::asLong).toList();
  }
}
