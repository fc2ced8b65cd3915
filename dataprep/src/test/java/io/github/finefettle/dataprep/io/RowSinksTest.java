package io.github.finefettle.dataprep.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSinksTest {
  private static final List<String> FORMATS = List.of("jsonl", "json", "csv", "tsv");
  private static final List<String> PACKINGS = List.of("", ".gz", ".zst");

  @TempDir Path folder;

  private static List<FieldRow> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> FieldRow.ofJson("{\"text\":\"row " + i + ", \u00E9\",\"n\":" + i + "}"))
        .toList();
  }

  private static long append(RowWriter<FieldRow> writer, List<FieldRow> rows) {
    return writer.append(rows.stream().map(writer::encode).toList());
  }

  private static String plain(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try (InputStream in = Compression.of(bytes).decompress(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void write(RowSink<FieldRow> sink, List<FieldRow> rows) {
    try (RowWriter<FieldRow> writer = sink.open(OptionalLong.empty())) {
      append(writer, rows);
      writer.publish();
    }
  }

  @Test
  void writesEachFormat() throws IOException {
    write(RowSinks.file(folder.resolve("a.jsonl")), rows(2));
    assertThat(plain(folder.resolve("a.jsonl")))
        .isEqualTo("{\"text\":\"row 0, \u00E9\",\"n\":0}\n{\"text\":\"row 1, \u00E9\",\"n\":1}\n");
    write(RowSinks.file(folder.resolve("a.json")), rows(2));
    assertThat(plain(folder.resolve("a.json")))
        .isEqualTo(
            "[\n{\"text\":\"row 0, \u00E9\",\"n\":0},\n{\"text\":\"row 1, \u00E9\",\"n\":1}\n]\n");
    write(RowSinks.file(folder.resolve("a.csv")), rows(2));
    assertThat(plain(folder.resolve("a.csv")))
        .isEqualTo("text,n\n\"row 0, \u00E9\",0\n\"row 1, \u00E9\",1\n");
    write(RowSinks.file(folder.resolve("a.tsv.gz")), rows(1));
    assertThat(plain(folder.resolve("a.tsv.gz"))).isEqualTo("text\tn\nrow 0, \u00E9\t0\n");
    write(RowSinks.file(folder.resolve("a.txt")).columns(List.of("text")), rows(2));
    assertThat(plain(folder.resolve("a.txt"))).isEqualTo("row 0, \u00E9\nrow 1, \u00E9\n");
    assertThatThrownBy(() -> RowSinks.file(folder.resolve("a.xls")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".jsonl");
  }

  @Test
  void anEmptyFileIsStillAFileOfItsFormat() throws IOException {
    Map<String, String> expected =
        Map.of("jsonl", "", "json", "[\n]\n", "csv", "text\n", "tsv", "text\n");
    for (String format : FORMATS) {
      for (String packing : PACKINGS) {
        Path file = folder.resolve("empty." + format + packing);
        FileSink sink = RowSinks.file(file);
        write(format.endsWith("sv") ? sink.columns(List.of("text")) : sink, List.of());
        assertThat(plain(file)).as(file.toString()).isEqualTo(expected.get(format));
        assertThat(Reading.of(RowSources.file(file)).records()).isEmpty();
      }
    }
  }

  @Test
  void aWriteThatWasKilledBehindAnyChunkGivesTheSameFile() throws IOException {
    List<FieldRow> rows = rows(50);
    for (String format : FORMATS) {
      for (String packing : PACKINGS) {
        String whole = "whole." + format + packing;
        write(RowSinks.file(folder.resolve(whole)), rows.subList(0, 0));
        List<Long> positions = new ArrayList<>();
        FileSink sink = RowSinks.file(folder.resolve(whole));
        try (RowWriter<FieldRow> writer = sink.open(OptionalLong.empty())) {
          for (int i = 0; i < 50; i += 10) {
            positions.add(append(writer, i == 20 ? List.of() : rows.subList(i, i + 10)));
          }
          writer.publish();
        }
        byte[] expected = Files.readAllBytes(folder.resolve(whole));
        assertThat(positions.get(2)).isEqualTo(positions.get(1));
        for (int done = 0; done < 5; done++) {
          Path file = folder.resolve("cut" + done + "." + format + packing);
          kill(file, rows, done);
          try (RowWriter<FieldRow> writer =
              RowSinks.file(file).open(OptionalLong.of(positions.get(done)))) {
            for (int i = 10 * (done + 1); i < 50; i += 10) {
              append(writer, i == 20 ? List.of() : rows.subList(i, i + 10));
            }
            writer.publish();
          }
          assertThat(Files.readAllBytes(file)).as(file.toString()).isEqualTo(expected);
          assertThat(folder.resolve(file.getFileName() + ".part")).doesNotExist();
        }
      }
    }
  }

  /** Writes one chunk more than was recorded, and half of another, as a kill may leave it. */
  private static void kill(Path file, List<FieldRow> rows, int done) throws IOException {
    try (RowWriter<FieldRow> writer = RowSinks.file(file).open(OptionalLong.empty())) {
      for (int i = 0; i < Math.min(50, 10 * (done + 2)); i += 10) {
        append(writer, i == 20 ? List.of() : rows.subList(i, i + 10));
      }
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    assertThat(file).doesNotExist();
    Files.write(part, new byte[] {31, 2, 3}, java.nio.file.StandardOpenOption.APPEND);
  }

  @Test
  void thePartFileIsReadableBehindEveryChunk() throws IOException {
    for (String packing : PACKINGS) {
      Path file = folder.resolve("readable.jsonl" + packing);
      try (RowWriter<FieldRow> writer = RowSinks.file(file).open(OptionalLong.empty())) {
        append(writer, rows(3));
        assertThat(plain(file.resolveSibling(file.getFileName() + ".part"))).endsWith("\"n\":2}");
        append(writer, rows(1));
        assertThat(plain(file.resolveSibling(file.getFileName() + ".part"))).endsWith("\"n\":0}");
      }
    }
  }

  @Test
  void nothingCanBeResumedWhereNothingIs() {
    assertThatThrownBy(() -> RowSinks.file(folder.resolve("none.csv")).open(OptionalLong.of(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Begin anew");
  }

  @Test
  void untouchedRowsAreCopiedByteForByteAndTheFrameWithThem() throws IOException {
    for (Map.Entry<String, byte[]> nasty : NastyFiles.all().entrySet()) {
      String name = nasty.getKey();
      Path in = Files.write(folder.resolve(name), nasty.getValue());
      FileRows source = RowSources.file(in);
      Reading reading = Reading.of(source);
      boolean allRows = reading.problems().isEmpty() && !reading.rows().isEmpty();
      boolean sameSeparators =
          reading.records().stream().allMatch(r -> r.separatorBefore().isEmpty());
      String charset = reading.frames().get(0).charset();
      if (allRows
          && sameSeparators
          && charset.equals("UTF-8")
          && "0".equals(reading.facts().get("records read by a fallback charset"))) {
        Path out = folder.resolve("copy-" + name);
        DataFormat format = reading.frames().get(0).format();
        if (DataFormat.ofName(out).orElseThrow() == format) {
          write(RowSinks.file(out).like(source.frame()), reading.rows());
          assertThat(Files.readAllBytes(out)).as(name).isEqualTo(nasty.getValue());
        }
      }
    }
  }

  @Test
  void rowsGoFromEachFormatToEachOther() throws IOException {
    List<FieldRow> rows =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    FieldRow.ofJson(
                        "{\"text\":\"\u20AC\\\"" + i + "\\\", x\",\"label\":\"l" + i % 3 + "\"}"))
            .toList();
    List<Path> files = new ArrayList<>();
    for (String format : FORMATS) {
      files.add(folder.resolve("first." + format));
      write(RowSinks.file(files.get(files.size() - 1)), rows);
    }
    for (Path from : files) {
      for (String to : FORMATS) {
        Path file = folder.resolve(from.getFileName() + "-to." + to + ".zst");
        write(RowSinks.file(file), Reading.of(RowSources.file(from)).rows());
        Reading back = Reading.of(RowSources.file(file));
        assertThat(back.problems()).isEmpty();
        assertThat(back.texts("text"))
            .isEqualTo(rows.stream().map(r -> r.text("text").orElse("")).toList());
        assertThat(back.texts("label"))
            .isEqualTo(rows.stream().map(r -> r.text("label").orElse("")).toList());
      }
    }
  }

  @Test
  void aSpreadElementBecomesOneLine() throws IOException {
    String json = "[\n  {\n    \"a b\": \"x  \\n y\",\n    \"c\": [1, 2]\n  }\n]\n";
    Path in = Files.writeString(folder.resolve("in.json"), json);
    Path out = folder.resolve("out.jsonl");
    write(RowSinks.file(out), Reading.of(RowSources.file(in)).rows());
    assertThat(plain(out)).isEqualTo("{\"a b\": \"x  \\n y\",\"c\": [1, 2]}\n");
  }

  @Test
  void columnsAreOneSetOrTheFileIsRefused() {
    FileSink sink = RowSinks.file(folder.resolve("a.csv"));
    FieldRow one = FieldRow.ofJson("{\"a\":1}");
    FieldRow other = FieldRow.ofJson("{\"b\":1}");
    try (RowWriter<FieldRow> writer = sink.open(OptionalLong.empty())) {
      assertThat(writer.encode(one)).isEqualTo(new byte[] {'1'});
      assertThatThrownBy(() -> writer.encode(other))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("[b]")
          .hasMessageContaining("[a]");
    }
    try (RowWriter<FieldRow> writer = sink.columns(List.of("b", "a")).open(OptionalLong.empty())) {
      assertThat(new String(writer.encode(one), StandardCharsets.UTF_8)).isEqualTo(",1");
      assertThat(new String(writer.encode(other), StandardCharsets.UTF_8)).isEqualTo("1,");
    }
  }

  @Test
  void halfACharacterIsNotLostInSilence() {
    FieldRow half = FieldRow.ofJson("{\"a\":\"\\ud800\"}");
    try (RowWriter<FieldRow> writer =
        RowSinks.file(folder.resolve("h.csv")).open(OptionalLong.empty())) {
      assertThatThrownBy(() -> writer.encode(half))
          .isInstanceOf(UnwritableRowException.class)
          .hasMessageContaining("half a character");
    }
  }

  @Test
  void aListKeepsTheRowsThemselves() {
    ListSink<Object> sink = RowSinks.list();
    Object row = new Object();
    long position;
    try (RowWriter<Object> writer = sink.open(OptionalLong.empty())) {
      byte[] second = writer.encode("second");
      byte[] first = writer.encode(row);
      position = writer.append(List.of(first));
      writer.append(List.of(second));
      assertThat(sink.rows()).isEmpty();
    }
    try (RowWriter<Object> writer = sink.open(OptionalLong.of(position))) {
      writer.append(List.of(writer.encode("other")));
      writer.publish();
    }
    assertThat(sink.rows()).containsExactly(row, "other");
  }
}
