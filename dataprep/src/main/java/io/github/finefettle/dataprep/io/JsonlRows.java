package io.github.finefettle.dataprep.io;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Turns the objects of JSONL into labelled texts. */
final class JsonlRows {
  private JsonlRows() {}

  static void collect(List<JsonLines.Row> lines, RowCollector rows) {
    Set<String> seen = new LinkedHashSet<>();
    lines.forEach(line -> seen.addAll(line.members().keySet()));
    List<String> names = new ArrayList<>(seen);
    if (names.isEmpty()) {
      lines.forEach(line -> rows.reject(line.line(), orNoMembers(line.problem()), line.raw()));
      return;
    }
    String text = member(rows, rows.textColumn(), ColumnNames.text(names), names, "text");
    String label = member(rows, rows.labelColumn(), ColumnNames.label(names), names, "label");
    rows.columns(text, label);
    for (JsonLines.Row line : lines) {
      collect(line, text, label, rows);
    }
  }

  private static String orNoMembers(String problem) {
    return problem.isEmpty() ? "The object has no members." : problem;
  }

  private static String member(
      RowCollector rows,
      Optional<String> wanted,
      OptionalInt known,
      List<String> names,
      String role) {
    if (wanted.isPresent() && names.contains(wanted.get())) {
      return wanted.get();
    }
    if (wanted.isPresent() || known.isEmpty()) {
      throw rows.missingColumn(role, wanted, names);
    }
    return names.get(known.getAsInt());
  }

  /** A member that is absent or null is a missing value, which is for the plan to judge. */
  private static void collect(JsonLines.Row line, String text, String label, RowCollector rows) {
    Optional<String> textValue = line.members().getOrDefault(text, Optional.of(""));
    Optional<String> labelValue = line.members().getOrDefault(label, Optional.of(""));
    if (!line.problem().isEmpty()) {
      rows.reject(line.line(), line.problem(), line.raw());
    } else if (textValue.isEmpty() || labelValue.isEmpty()) {
      String name = textValue.isEmpty() ? text : label;
      rows.reject(line.line(), "The member \"" + name + "\" is no text.", line.raw());
    } else {
      rows.accept(textValue.get(), labelValue.get());
    }
  }
}
