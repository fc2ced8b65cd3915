package io.github.finefettle.dataprep.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row that is a record of cells, or a line of plain text, which is a single cell. */
final class CellRow extends FieldRow {
  private final byte[] in;
  private final int from;
  private final int to;
  private final Columns columns;
  private final Dialect dialect;
  private final Cells cells;

  /** New texts by column; null where a cell is as it was. */
  private final @Nullable String[] edits;

  CellRow(
      byte[] in,
      int from,
      int to,
      Columns columns,
      Dialect dialect,
      Cells cells,
      @Nullable String[] edits) {
    this.in = in;
    this.from = from;
    this.to = to;
    this.columns = columns;
    this.dialect = dialect;
    this.cells = cells;
    this.edits = edits;
  }

  Columns columns() {
    return columns;
  }

  Dialect dialect() {
    return dialect;
  }

  @Override
  public List<String> names() {
    return columns.names();
  }

  private int find(FieldPath path) {
    String name = path.steps().get(0).name();
    return path.steps().size() > 1 || name == null ? -1 : columns.find(name);
  }

  @Override
  public ValueKind kind(FieldPath path) {
    return find(path) < 0 ? ValueKind.MISSING : ValueKind.STRING;
  }

  @Override
  public Optional<String> text(FieldPath path) {
    int column = find(path);
    return column < 0 ? Optional.empty() : Optional.of(text(column));
  }

  String text(int column) {
    String edited = column < edits.length ? edits[column] : null;
    return edited != null ? edited : cells.text(column);
  }

  @Override
  public FieldRow with(FieldPath path, String text) {
    int column = find(path);
    if (column < 0) {
      throw new IllegalArgumentException(
          "The row has no column "
              + path
              + "; it has "
              + columns.names()
              + ". Columns cannot be added to a row of cells.");
    }
    if (text.equals(text(column))) {
      return this;
    }
    @Nullable String[] changed = Arrays.copyOf(edits, Math.max(edits.length, cells.count()));
    changed[column] = text.equals(cells.text(column)) ? null : text;
    return new CellRow(in, from, to, columns, dialect, cells, changed);
  }

  @Override
  public FieldRow without(FieldPath path) {
    return find(path) < 0 ? this : with(path, "");
  }

  @Override
  public List<FieldPath> elements(FieldPath array) {
    return List.of();
  }

  @Override
  public List<FieldPath> members(FieldPath object) {
    return List.of();
  }

  @Override
  public boolean isEdited() {
    for (String edit : edits) {
      if (edit != null) {
        return true;
      }
    }
    return cells.count() > columns.width();
  }

  @Override
  byte[] encoded() {
    Spliced out = new Spliced(in, from);
    int width = Math.min(columns.width(), cells.count());
    for (int i = 0; i < width; i++) {
      String text = i < edits.length ? edits[i] : null;
      if (text != null) {
        byte[] cell = CellText.encode(text, dialect, cells.isQuoted(i), columns.names().get(i));
        out.replace(cells.from(i), cells.to(i), cell);
      }
    }
    return CellText.requireRow(out.end(cells.count() > width ? cells.to(width - 1) : to), dialect);
  }

  @Override
  JsonRow toJsonRow() {
    JsonObjectText out = new JsonObjectText();
    for (int i = 0; i < columns.width(); i++) {
      String text = text(i);
      if (columns.isNamed(i) || !columns.hasNames() || !text.isEmpty()) {
        out.member(columns.names().get(i), text);
      }
    }
    return JsonRow.read(new String(out.bytes(), StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellRow that
        && dialect.equals(that.dialect)
        && columns.equals(that.columns)
        && Arrays.equals(encoded(), that.encoded());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded());
  }
}
