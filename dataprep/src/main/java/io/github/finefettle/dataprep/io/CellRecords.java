package io.github.finefettle.dataprep.io;

import io.github.finefettle.dataprep.io.RecordText.Decoded;
import org.jspecify.annotations.Nullable;

/** Records that are cells of known columns. */
final class CellRecords implements RecordParser {
  private static final @Nullable String[] NO_EDITS = new String[0];

  private final RecordText text;
  private final Dialect dialect;
  private final Columns columns;
  private final OverflowCells overflow;

  CellRecords(RecordText text, Dialect dialect, Columns columns, OverflowCells overflow) {
    this.text = text;
    this.dialect = dialect;
    this.columns = columns;
    this.overflow = overflow;
  }

  String delimiter() {
    return dialect.format() == DataFormat.TEXT ? "" : String.valueOf((char) dialect.delimiter());
  }

  @Override
  public ParsedRow<FieldRow> parse(byte[] in, int from, int to) {
    Decoded decoded = text.decode(in, from, to);
    ParsedRow<FieldRow> row = parse(decoded);
    return decoded.note.isEmpty() ? row : row.withFallback(decoded.note);
  }

  private ParsedRow<FieldRow> parse(Decoded decoded) {
    Cells cells = Cells.of(decoded.bytes, decoded.from, decoded.to, dialect, decoded.ascii);
    int width = columns.width();
    if (cells.count() == 0) {
      return ParsedRow.rejected("The quotes do not match.");
    }
    if (cells.count() < width) {
      return ParsedRow.rejected(
          "The row has " + cells.count() + " cells instead of " + width + ".");
    }
    boolean nameless = carriesNamelessText(cells);
    if (overflow == OverflowCells.SET_ASIDE && cells.count() > width) {
      return ParsedRow.rejected(
          "The row has " + cells.count() + " cells instead of " + width + ".");
    }
    if (overflow == OverflowCells.SET_ASIDE && nameless) {
      return ParsedRow.rejected(
          "The row carries text in a column without a name; maybe its message holds a comma"
              + " without quotes.");
    }
    boolean joins = nameless || cells.count() > width;
    @Nullable String[] edits = joins ? joined(cells) : NO_EDITS;
    FieldRow row =
        new CellRow(decoded.bytes, decoded.from, decoded.to, columns, dialect, cells, edits);
    ParsedRow<FieldRow> parsed = ParsedRow.of(row);
    if (joins) {
      parsed =
          parsed.withNote(
              "Cells without a named column were joined to the column \""
                  + columns.names().get(columns.lastNamed())
                  + "\".");
    }
    return cells.hasBackslashBeforeQuote()
        ? parsed.withNote(
            "A cell holds a backslash before a quote; maybe its quotes were escaped twice.")
        : parsed;
  }

  private boolean carriesNamelessText(Cells cells) {
    if (!columns.hasNames()) {
      return false;
    }
    for (int i = 0; i < columns.width(); i++) {
      if (!columns.isNamed(i) && !cells.isBlank(i)) {
        return true;
      }
    }
    return false;
  }

  /** The text of the last named column with all that stands behind it, up to the last text. */
  private @Nullable String[] joined(Cells cells) {
    int target = columns.lastNamed();
    int last = cells.count() - 1;
    while (last > target && cells.isBlank(last)) {
      last--;
    }
    @Nullable String[] edits = new String[cells.count()];
    StringBuilder text = new StringBuilder(cells.text(target));
    for (int i = target + 1; i < cells.count(); i++) {
      if (i <= last) {
        text.append((char) dialect.delimiter()).append(cells.text(i));
      }
      if (!cells.text(i).isEmpty()) {
        edits[i] = "";
      }
    }
    if (last > target) {
      edits[target] = text.toString();
    }
    return edits;
  }
}
