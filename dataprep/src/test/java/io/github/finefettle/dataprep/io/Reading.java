package io.github.finefettle.dataprep.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** All that one pass over a source gives. */
record Reading(
    List<SourceRecord<FieldRow>> records,
    List<SourceFrame> frames,
    Map<String, String> facts,
    List<String> findings) {

  static Reading of(RowSource<FieldRow> source, int chunk) {
    List<SourceRecord<FieldRow>> records = new ArrayList<>();
    try (RowReader<FieldRow> reader = source.open()) {
      List<SourceRecord<FieldRow>> some = reader.next(chunk);
      while (!some.isEmpty()) {
        records.addAll(some);
        some = reader.next(chunk);
      }
      records.forEach(SourceRecord::parse);
      return new Reading(
          records,
          reader.frames(),
          reader.facts(),
          reader.findings().stream().map(finding -> finding.code()).toList());
    }
  }

  static Reading of(RowSource<FieldRow> source) {
    return of(source, 1000);
  }

  List<FieldRow> rows() {
    return records.stream()
        .map(SourceRecord::parse)
        .filter(ParsedRow::isRow)
        .map(ParsedRow::row)
        .toList();
  }

  List<String> texts(String path) {
    return rows().stream().map(row -> row.text(path).orElse("-")).toList();
  }

  List<String> problems() {
    return records.stream()
        .map(SourceRecord::parse)
        .filter(row -> !row.isRow())
        .map(ParsedRow::problem)
        .toList();
  }

  /** The one file that was read, put together again. */
  byte[] rebuilt() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FileRebuilder rebuilder = FileRebuilder.begin(frames.get(0), out)) {
      for (SourceRecord<FieldRow> record : records) {
        rebuilder.record(record.separatorBefore(), record.raw().orElseThrow());
      }
    }
    return out.toByteArray();
  }

  static byte[] plainBytes(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}
