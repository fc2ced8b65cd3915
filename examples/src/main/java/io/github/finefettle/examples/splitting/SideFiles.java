package io.github.finefettle.examples.splitting;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FileRebuilder;
import io.github.finefettle.dataprep.io.FileRows;
import io.github.finefettle.dataprep.io.ParsedRow;
import io.github.finefettle.dataprep.io.RowReader;
import io.github.finefettle.dataprep.io.SourceFrame;
import io.github.finefettle.dataprep.io.SourceRecord;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes each record of a file into the files that it belongs to, byte for byte as it stands in the
 * input, with the input's header and line ends around it. What belongs to none goes to a file of
 * its own, with the reason. Every file is written beside its place and moved at the end.
 */
final class SideFiles implements AutoCloseable {
  private static final int CHUNK = 1000;

  private final Path folder;
  private final SourceFrame frame;
  private final Map<String, Side> sides = new TreeMap<>();
  private final Path setAsideFile;
  private final BufferedWriter setAside;
  private long setAsideRows;

  /** An open file. */
  private static final class Side {
    final Path file;
    final OutputStream out;
    final FileRebuilder rebuilder;
    long rows;

    Side(Path file, SourceFrame frame) throws IOException {
      this.file = file;
      this.out = new BufferedOutputStream(Files.newOutputStream(part(file)));
      this.rebuilder = FileRebuilder.begin(frame, out);
    }
  }

  SideFiles(Path folder, SourceFrame frame) throws IOException {
    this.folder = folder;
    this.frame = frame;
    Files.createDirectories(folder);
    this.setAsideFile = folder.resolve("set-aside.jsonl");
    this.setAside = Files.newBufferedWriter(part(setAsideFile), StandardCharsets.UTF_8);
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  /**
   * Opens a file such as {@code train} or {@code fold-1/train}; the ending is the input's format.
   */
  SideFiles with(String name) throws IOException {
    Path file = folder.resolve(name + "." + frame.format().name().toLowerCase(Locale.ROOT));
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    sides.put(name, new Side(file, frame));
    return this;
  }

  /**
   * Writes all records.
   *
   * @param placesOf the names of the files that a row goes to
   * @param reasonOf why a row goes to none
   */
  void write(
      FileRows source,
      Function<RowId, List<String>> placesOf,
      Function<RowId, Optional<JsonValue.JsonObject>> reasonOf)
      throws IOException {
    try (RowReader<FieldRow> reader = source.open()) {
      for (List<SourceRecord<FieldRow>> records = reader.next(CHUNK);
          !records.isEmpty();
          records = reader.next(CHUNK)) {
        for (SourceRecord<FieldRow> record : records) {
          write(record, placesOf, reasonOf);
        }
      }
    }
  }

  private void write(
      SourceRecord<FieldRow> record,
      Function<RowId, List<String>> placesOf,
      Function<RowId, Optional<JsonValue.JsonObject>> reasonOf)
      throws IOException {
    List<String> places = placesOf.apply(record.id());
    if (places.isEmpty()) {
      writeSetAside(record, reasonOf.apply(record.id()));
      return;
    }
    for (String place : places) {
      Side side = sides.get(place);
      if (side == null) {
        throw new IllegalStateException("There is no file for " + place + ".");
      }
      // The neighbours are others than in the input: the usual separator stands between them.
      side.rebuilder.record(Optional.empty(), record.raw().orElseThrow());
      side.rows++;
    }
  }

  private void writeSetAside(SourceRecord<FieldRow> record, Optional<JsonValue.JsonObject> known)
      throws IOException {
    ParsedRow<FieldRow> parsed = record.parse();
    JsonValue.JsonObject why =
        known.orElseGet(
            () ->
                JsonValue.object()
                    .put("row", record.id().toString())
                    .put("reason", parsed.isRow() ? "It has no side." : parsed.problem())
                    .put("partners", List.<JsonValue>of())
                    .toJson());
    JsonValue.JsonObject line =
        JsonValue.object()
            .put("row", why.get("row"))
            .put("reason", why.get("reason"))
            .put("partners", why.get("partners"))
            .put("line", record.line())
            .put("record", record.raw().orElseThrow().toJson())
            .toJson();
    setAside.write(line.toCanonicalString());
    setAside.write('\n');
    setAsideRows++;
  }

  long rows(String name) {
    Side side = sides.get(name);
    return side == null ? 0 : side.rows;
  }

  long setAsideRows() {
    return setAsideRows;
  }

  /** Completes all files and moves them to their places; their names. */
  List<String> publish() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Side side : sides.values()) {
      side.rebuilder.close();
      side.out.close();
      files.add(side.file);
    }
    setAside.close();
    files.add(setAsideFile);
    for (Path file : files) {
      Files.move(part(file), file, StandardCopyOption.REPLACE_EXISTING);
    }
    return files.stream().map(file -> folder.relativize(file).toString()).sorted().toList();
  }

  @Override
  public void close() throws IOException {
    for (Side side : sides.values()) {
      side.out.close();
      Files.deleteIfExists(part(side.file));
    }
    setAside.close();
    Files.deleteIfExists(part(setAsideFile));
  }
}
