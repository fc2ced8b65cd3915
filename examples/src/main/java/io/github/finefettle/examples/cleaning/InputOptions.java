package io.github.finefettle.examples.cleaning;

import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FileRows;
import io.github.finefettle.dataprep.io.OverflowCells;
import io.github.finefettle.dataprep.io.ParsedRow;
import io.github.finefettle.dataprep.io.RowReader;
import io.github.finefettle.dataprep.io.RowSource;
import io.github.finefettle.dataprep.io.RowSources;
import io.github.finefettle.dataprep.io.SourceRecord;
import io.github.finefettle.examples.BadInputException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which rows to read, and how. */
public final class InputOptions {
  private static final int FIRST_ROWS = 200;

  @Option(
      names = "--input",
      paramLabel = "F",
      required = true,
      description =
          "A file: JSONL, a JSON array, CSV, TSV or plain text, also with .gz or .zst. A folder"
              + " stands for all its files.")
  private Path input;

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      description = "The charset of the input. Default: told from its bytes.")
  private @Nullable String charset;

  @Option(
      names = "--array",
      paramLabel = "POINTER",
      description = "In a JSON document, the array whose elements are the rows, such as /data.")
  private @Nullable String array;

  @Option(
      names = "--no-header",
      description = "The first row of CSV or TSV is data; the columns are called 1, 2 and so on.")
  private boolean withoutHeader;

  @Option(
      names = "--join-overflow",
      description =
          "Cells of CSV beyond the header are joined to the last text. Default: such rows are set"
              + " aside.")
  private boolean joinOverflow;

  /** Made by picocli, which sets the options. */
  @SuppressWarnings("NullAway.Init")
  public InputOptions() {}

  /**
   * The rows to read.
   *
   * @return the source
   * @throws BadInputException if there is no such file, or no such charset
   */
  public FileRows source() {
    if (!Files.exists(input)) {
      throw new BadInputException("--input (" + input + ") does not exist. Name a file or folder.");
    }
    FileRows rows = Files.isDirectory(input) ? RowSources.folder(input) : RowSources.file(input);
    if (charset != null) {
      rows = rows.charset(charset(charset));
    }
    if (array != null) {
      rows = rows.array(array);
    }
    rows = withoutHeader ? rows.withoutHeader() : rows;
    return joinOverflow ? rows.overflow(OverflowCells.JOIN) : rows;
  }

  /**
   * Refuses a file to write that is, or lies in, what is read.
   *
   * @param option the option that names the file
   * @param file the file to be written
   * @throws BadInputException if writing it would change the input
   */
  public void refuseToOverwrite(String option, Path file) {
    Path target = file.toAbsolutePath().normalize();
    Path read = input.toAbsolutePath().normalize();
    if (target.startsWith(read)) {
      throw new BadInputException(
          option + " (" + file + ") would be written over --input. Name a file elsewhere.");
    }
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new BadInputException(
          "--charset ("
              + name
              + ") is unknown. Names are such as UTF-8, windows-1252 or x-MacRoman.",
          e);
    }
  }

  /**
   * The first rows that can be parsed, to tell the fields by.
   *
   * @param source the rows
   * @return a few hundred at most
   * @throws BadInputException if none can be parsed
   */
  public static List<FieldRow> firstRows(RowSource<FieldRow> source) {
    List<FieldRow> rows = new ArrayList<>();
    try (RowReader<FieldRow> reader = source.open()) {
      List<SourceRecord<FieldRow>> records = reader.next(FIRST_ROWS);
      while (!records.isEmpty() && rows.size() < FIRST_ROWS) {
        for (SourceRecord<FieldRow> record : records) {
          ParsedRow<FieldRow> parsed = record.parse();
          if (parsed.isRow()) {
            rows.add(parsed.row());
          }
        }
        records = reader.next(FIRST_ROWS);
      }
    }
    if (rows.isEmpty()) {
      throw new BadInputException(
          "No row of " + source.name() + " can be parsed. Check its format and its name's ending.");
    }
    return rows;
  }
}
