package io.github.finefettle.dataprep.io;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.dataprep.examples.LabelledText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a file of labelled texts. Immutable.
 *
 * <ul>
 *   <li>The format goes by the file's name ({@link DataFormat#ofName}) unless it is given; a name
 *       that stands for plain text is taken for TSV.
 *   <li>Gzip is recognised by its first two bytes.
 *   <li>The charset is UTF-8, or UTF-16 where a byte order mark says so; a line that is no UTF-8 is
 *       read as windows-1252, and the number of such lines is among the facts. Half a character of
 *       UTF-16 is read as U+FFFD, and a finding says how many there are.
 *   <li>In CSV and TSV the first row is a header if a column is asked for by name, or if it holds a
 *       usual name of a text column (text, message, sentence ...) and one of a label column (label,
 *       class, category ...), or if it has blank cells and a label that no other row has ({@code
 *       v1,v2,,,}). {@link #withHeader()} and {@link #withoutHeader()} overrule that. Without a
 *       header, or where none of its names is usual, the first column is the label and the second
 *       the text, as in {@code ham<TAB>See you at five}. A first row that is read as data although
 *       no other row has its label leads to a finding.
 *   <li>In JSONL the columns are the members of each object.
 *   <li>A row that cannot be parsed, that has more or fewer cells than the header (without one,
 *       than most rows), or that carries text in a column without a name is set aside with its line
 *       and the reason.
 * </ul>
 *
 * <p>The whole file is held in memory.
 */
@CheckReturnValue
public final class LabelledTextReader {
  private final Optional<DataFormat> format;
  private final Optional<String> textColumn;
  private final Optional<String> labelColumn;
  private final Optional<Boolean> header;

  private LabelledTextReader(
      Optional<DataFormat> format,
      Optional<String> textColumn,
      Optional<String> labelColumn,
      Optional<Boolean> header) {
    this.format = format;
    this.textColumn = textColumn;
    this.labelColumn = labelColumn;
    this.header = header;
  }

  /**
   * A reader that finds out format and columns by itself.
   *
   * @return the reader
   */
  public static LabelledTextReader detecting() {
    return new LabelledTextReader(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same reader for a given format, whatever the file's name.
   *
   * @param given the format
   * @return a new reader
   */
  public LabelledTextReader format(DataFormat given) {
    return new LabelledTextReader(Optional.of(given), textColumn, labelColumn, header);
  }

  /**
   * The same reader with a given text column.
   *
   * @param nameOrNumber the column's name in the header, or its number from 1
   * @return a new reader
   */
  public LabelledTextReader textColumn(String nameOrNumber) {
    return new LabelledTextReader(format, Optional.of(nameOrNumber), labelColumn, header);
  }

  /**
   * The same reader with a given label column.
   *
   * @param nameOrNumber the column's name in the header, or its number from 1
   * @return a new reader
   */
  public LabelledTextReader labelColumn(String nameOrNumber) {
    return new LabelledTextReader(format, textColumn, Optional.of(nameOrNumber), header);
  }

  /**
   * The same reader for CSV and TSV whose first row is a header, whatever stands in it.
   *
   * @return a new reader
   */
  public LabelledTextReader withHeader() {
    return new LabelledTextReader(format, textColumn, labelColumn, Optional.of(true));
  }

  /**
   * The same reader for CSV and TSV whose first row is data, whatever stands in it.
   *
   * @return a new reader
   */
  public LabelledTextReader withoutHeader() {
    return new LabelledTextReader(format, textColumn, labelColumn, Optional.of(false));
  }

  /**
   * Reads a file.
   *
   * @param file a path
   * @return its rows in file order, and those that were set aside; the source in the ids is the
   *     file's name
   * @throws UnreadableDataException if there is no such file, it is a folder, empty or no text, a
   *     column that was asked for is missing, or no row at all can be parsed
   */
  public SourceRows<LabelledText> read(Path file) {
    FileText content = FileText.read(file);
    DataFormat chosen =
        format
            .or(() -> DataFormat.ofName(file))
            .orElseThrow(
                () ->
                    new UnreadableDataException(
                        "The format of the input file ("
                            + file
                            + ") cannot be told from its name. Rename it to end with .csv, .tsv or"
                            + " .jsonl, or give the format."));
    RowCollector rows = new RowCollector(file, textColumn, labelColumn, header);
    if (content.lostCharacters() > 0) {
      rows.find(
          new Finding(
              Severity.WARNING,
              "half-characters",
              content.lostCharacters()
                  + " places of the UTF-16 file hold half a character; U+FFFD stands for each.",
              "Save the file again as UTF-8 where it was made."));
    }
    switch (chosen) {
      case CSV -> DelimitedRows.collect(CsvRecords.parse(content.text()), rows);
      case TSV, TEXT -> DelimitedRows.collect(TsvLines.parse(content.text()), rows);
      case JSONL -> JsonlRows.collect(JsonLines.parse(content.text()), rows);
      case JSON ->
          throw new UnreadableDataException(
              "The input file ("
                  + file
                  + ") is a JSON document, which has no lines. Read it with RowSources.file, or"
                  + " write it as JSONL.");
    }
    return rows.finish()
        .withFact("format", (chosen == DataFormat.TEXT ? DataFormat.TSV : chosen).name())
        .withFact("charset", content.charset())
        .withFact("lines read as windows-1252", Long.toString(content.fallbackLines()));
  }
}
