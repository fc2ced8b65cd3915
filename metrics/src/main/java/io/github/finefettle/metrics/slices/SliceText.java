package io.github.finefettle.metrics.slices;

import io.github.finefettle.core.metric.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A table of slices as lines of text in columns. */
final class SliceText {
  private static final List<String> HEAD =
      List.of("slice", "rows", "support", "value", "low", "high", "difference", "ratio", "note");
  private static final int NOTE = 8;

  private SliceText() {}

  static String of(SliceTable table) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    rows.add(
        row(
            "(all)",
            table.whole().n(),
            table.whole(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            ""));
    for (SliceTable.Slice slice : table.slices()) {
      boolean worst = table.worst().map(w -> w.name().equals(slice.name())).orElse(false);
      String note = (slice.small() ? "small " : "") + (worst ? "worst" : "");
      rows.add(
          row(
              oneLine(slice.name()),
              slice.rows(),
              slice.measurement(),
              slice.difference(),
              slice.ratio(),
              note.strip()));
    }
    rows.add(
        row(
            "(gap)",
            table.gap().n(),
            table.gap(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            ""));
    return aligned(rows);
  }

  private static List<String> row(
      String name,
      long count,
      Measurement measurement,
      OptionalDouble difference,
      OptionalDouble ratio,
      String note) {
    String reason = measurement.undefinedReason().map(r -> "undefined: " + r).orElse("");
    return List.of(
        name,
        Long.toString(count),
        measurement.support().isPresent()
            ? Long.toString(measurement.support().getAsLong())
            : Long.toString(measurement.n()),
        number(measurement.value()),
        measurement.interval().map(i -> number(OptionalDouble.of(i.low()))).orElse("-"),
        measurement.interval().map(i -> number(OptionalDouble.of(i.high()))).orElse("-"),
        number(difference),
        number(ratio),
        (note + " " + oneLine(reason)).strip());
  }

  private static String aligned(List<List<String>> rows) {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String padding = " ".repeat(widths[i] - length(row.get(i)));
        boolean left = i == 0 || i == NOTE;
        line.append(i == 0 ? "" : "  ");
        line.append(left ? row.get(i) + padding : padding + row.get(i));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "-";
  }

  /** Control characters would break the table. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
