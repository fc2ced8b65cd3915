package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.io.RawBytes;
import io.github.finefettle.dataprep.io.SourceFrame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Goes through a ledger on disk, entry by entry, whatever its size. Not safe for use by several
 * threads.
 */
public final class LedgerFile implements AutoCloseable {
  private final Path file;
  private final BufferedReader lines;
  private final Map<RowId, RawBytes> separators = new TreeMap<>();
  private List<SourceFrame> frames = List.of();
  private boolean ended;
  private long number;

  private LedgerFile(Path file, BufferedReader lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Opens a ledger.
   *
   * @param file what a cleaning run or {@link Ledger#writeTo} wrote
   * @return at its first entry
   * @throws UncheckedIOException if the file cannot be read
   * @throws JsonFormatException if it is no ledger, or a newer release wrote it
   */
  public static LedgerFile open(Path file) {
    try {
      LedgerFile ledger =
          new LedgerFile(file, Files.newBufferedReader(file, StandardCharsets.UTF_8));
      ledger.readHeader();
      return ledger;
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger cannot be read from " + file + ".", e);
    }
  }

  private void readHeader() throws IOException {
    String line = lines.readLine();
    number = 1;
    if (line == null) {
      throw new JsonFormatException(
          "The file " + file + " is empty. Give a ledger that a cleaning run wrote.");
    }
    JsonValue.parse(line).asObject().requireKind(LedgerLine.KIND, LedgerLine.VERSION);
  }

  /**
   * The next entry.
   *
   * @return empty at the end
   * @throws UncheckedIOException if the file cannot be read
   * @throws JsonFormatException if a line is damaged
   */
  public Optional<LedgerEntry> next() {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        JsonValue.JsonObject json = parse(line);
        if (json.find("rule").isPresent()) {
          return Optional.of(LedgerEntry.fromJson(json));
        }
        takeLayout(json);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger cannot be read from " + file + ".", e);
    }
  }

  private JsonValue.JsonObject parse(String line) {
    try {
      return JsonValue.parse(line).asObject();
    } catch (JsonFormatException e) {
      throw new JsonFormatException(
          "Line " + number + " of the ledger " + file + " is damaged: " + e.getMessage());
    }
  }

  private void takeLayout(JsonValue.JsonObject json) {
    json.find("separatorBefore")
        .ifPresent(
            bytes -> separators.put(RowId.parse(json.string("row")), RawBytes.fromJson(bytes)));
    if (json.find("end").isPresent()) {
      List<SourceFrame> read = new ArrayList<>();
      json.get("end")
          .asObject()
          .array("frames")
          .forEach(frame -> read.add(SourceFrame.fromJson(frame)));
      frames = read;
      ended = true;
    }
  }

  /** The unusual space before a record, among those met so far; taken once. */
  Optional<RawBytes> takeSeparatorBefore(RowId row) {
    return Optional.ofNullable(separators.remove(row));
  }

  /** What stood around the records, once the end was met. */
  List<SourceFrame> frames() {
    return frames;
  }

  /** Whether the run that wrote the ledger came to its end. */
  boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The ledger " + file + " cannot be closed.", e);
    }
  }
}
