package io.github.finefettle.dataprep.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes rows as cells, or as lines of plain text. */
final class CellWriter extends FramedWriter {
  private final Dialect dialect;
  private final Optional<SourceFrame> like;

  /** Set when the file has no columns of its own, so that no row may have others. */
  private final boolean chosen;

  private volatile @Nullable Columns columns;

  CellWriter(
      PartFile part, DataFormat format, Optional<SourceFrame> like, Optional<List<String>> names) {
    super(part);
    this.like = like;
    this.chosen = names.isPresent();
    this.dialect =
        switch (format) {
          case CSV -> like.map(f -> Dialect.csv(f.delimiterByte())).orElse(Dialect.CSV);
          case TSV -> Dialect.TSV;
          default -> Dialect.TEXT;
        };
    this.columns = names.map(Columns::ofHeader).orElse(null);
  }

  @Override
  public byte[] encode(FieldRow row) {
    Columns target = columns(row);
    if (row instanceof CellRow cells
        && cells.dialect().equals(dialect)
        && cells.columns().equals(target)) {
      return cells.encoded();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < target.width(); i++) {
      if (i > 0) {
        out.write(dialect.delimiter());
      }
      String name = target.names().get(i);
      String text = row.text(FieldPath.of(name)).orElse("");
      out.writeBytes(CellText.encode(text, dialect, false, name));
    }
    return CellText.requireRow(out.toByteArray(), dialect);
  }

  /** The columns of the row that comes first, on whatever thread; any others fail. */
  private synchronized Columns adopted(Columns own) {
    Columns known = columns;
    if (known == null) {
      known = own;
      columns = own;
    }
    return known;
  }

  private Columns columns(FieldRow row) {
    Columns known = columns;
    if (known != null && chosen) {
      return known;
    }
    Columns own = row instanceof CellRow cells ? cells.columns() : Columns.ofHeader(row.names());
    if (known == null) {
      known = adopted(own);
    }
    if (!known.equals(own)) {
      throw new IllegalStateException(
          "A row has the columns "
              + own.names()
              + ", but the file has "
              + known.names()
              + ". Set the columns of the sink.");
    }
    if (dialect.format() == DataFormat.TEXT && known.width() != 1) {
      throw new IllegalStateException(
          "A row has the columns "
              + known.names()
              + ", but plain text holds one. Set the column of the sink.");
    }
    return known;
  }

  @Override
  byte[] prefix() {
    if (like.isPresent() && !chosen) {
      return FrameText.utf8(like.get(), like.get().prefix());
    }
    Columns known = columns;
    if (known == null || !known.hasNames() || dialect.format() == DataFormat.TEXT) {
      return new byte[0];
    }
    List<String> cells = new ArrayList<>();
    for (String name : known.header()) {
      cells.add(new String(CellText.encode(name, dialect, false, name), StandardCharsets.UTF_8));
    }
    String header = String.join(String.valueOf((char) dialect.delimiter()), cells) + '\n';
    return header.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  byte[] separator() {
    return like.map(f -> FrameText.utf8(f, f.separator())).orElse(new byte[] {'\n'});
  }

  @Override
  byte[] suffix(boolean rows) {
    if (!rows) {
      return new byte[0];
    }
    return like.map(f -> FrameText.utf8(f, f.suffix())).orElse(new byte[] {'\n'});
  }
}
