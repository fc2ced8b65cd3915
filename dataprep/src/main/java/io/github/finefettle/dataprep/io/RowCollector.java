package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.LabelledText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the rows of one file, gives them their ids, and fails if none could be parsed. */
final class RowCollector {
  private final Path file;
  private final Optional<String> textColumn;
  private final Optional<String> labelColumn;
  private final List<RowId> ids = new ArrayList<>();
  private final List<LabelledText> rows = new ArrayList<>();
  private final List<RejectedRow> rejected = new ArrayList<>();
  private final Map<String, String> facts = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Optional<Boolean> header;
  private long position;

  RowCollector(
      Path file,
      Optional<String> textColumn,
      Optional<String> labelColumn,
      Optional<Boolean> header) {
    this.file = file;
    this.textColumn = textColumn;
    this.labelColumn = labelColumn;
    this.header = header;
  }

  /** Whether the user said that the first row is a header, or is not. */
  Optional<Boolean> header() {
    return header;
  }

  Optional<String> textColumn() {
    return textColumn;
  }

  Optional<String> labelColumn() {
    return labelColumn;
  }

  void accept(String text, String label) {
    ids.add(nextId());
    rows.add(new LabelledText(text, label));
  }

  void reject(long line, String reason, String raw) {
    rejected.add(new RejectedRow(nextId(), line, reason, raw));
  }

  void find(Finding finding) {
    findings.add(finding);
  }

  void fact(String name, String value) {
    facts.put(name, value);
  }

  void columns(String text, String label) {
    facts.put("text column", text);
    facts.put("label column", label);
  }

  private RowId nextId() {
    return new RowId(String.valueOf(file.getFileName()), position++);
  }

  UnreadableDataException missingColumn(String role, Optional<String> wanted, List<String> names) {
    String asked =
        wanted
            .map(w -> "has no column \"" + w + "\" for the " + role)
            .orElse("has no column with a usual name for the " + role);
    return new UnreadableDataException(
        "The input file ("
            + file
            + ") "
            + asked
            + "; it has "
            + names
            + ". Name the "
            + role
            + " column as one of these.");
  }

  UnreadableDataException nothingBelowHeader(List<String> names) {
    return new UnreadableDataException(
        "The input file (" + file + ") has a header " + names + " but no row below it.");
  }

  SourceRows<LabelledText> finish() {
    if (rows.isEmpty()) {
      String first =
          rejected.isEmpty()
              ? ""
              : " Line " + rejected.get(0).line() + ": " + rejected.get(0).reason();
      throw new UnreadableDataException(
          "No row of the input file ("
              + file
              + ") can be parsed."
              + first
              + " Check the format and the columns.");
    }
    SourceRows<LabelledText> source = SourceRows.of(ids, rows).withRejected(rejected);
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      source = source.withFact(fact.getKey(), fact.getValue());
    }
    for (Finding finding : findings) {
      source = source.withFinding(finding);
    }
    return source;
  }
}
