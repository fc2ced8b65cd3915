package io.github.finefettle.dataprep.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.split.RowId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSourcesTest {
  @TempDir Path folder;

  private static <R> List<SourceRecord<R>> read(RowSource<R> source) {
    List<SourceRecord<R>> records = new ArrayList<>();
    try (RowReader<R> reader = source.open()) {
      List<SourceRecord<R>> some = reader.next(2);
      while (!some.isEmpty()) {
        records.addAll(some);
        some = reader.next(2);
      }
    }
    return records;
  }

  private static <R> List<R> rows(RowSource<R> source) {
    return read(source).stream()
        .map(SourceRecord::parse)
        .filter(ParsedRow::isRow)
        .map(ParsedRow::row)
        .toList();
  }

  private static <R> List<String> ids(RowSource<R> source) {
    return read(source).stream().map(record -> record.id().toString()).toList();
  }

  @Test
  void aListIsCopiedAndNullRowsAreSetAside() {
    List<String> list = new ArrayList<>(Arrays.asList("a", null, "b"));
    RowSource<String> source = RowSources.list(list);
    list.clear();
    assertThat(rows(source)).containsExactly("a", "b");
    assertThat(ids(source)).containsExactly("list#0", "list#1", "list#2");
    assertThat(read(source).get(1).parse().problem()).isEqualTo("The row is null.");
    RowSource<String> own = RowSources.list(List.of(new RowId("mine", 7)), List.of("x"));
    assertThat(ids(own)).containsExactly("mine#7");
    assertThatThrownBy(() -> RowSources.list(List.of(), List.of("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCanBePassedOnceSaysSo() {
    RowSource<Integer> stream = RowSources.once("numbers", Stream.of(1, 2, 3));
    assertThat(stream.isRereadable()).isFalse();
    assertThat(rows(stream)).containsExactly(1, 2, 3);
    assertThatThrownBy(stream::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SpooledSource");
    RowSource<Integer> iterable = RowSources.iterable("again", List.of(1, 2));
    assertThat(rows(iterable)).isEqualTo(rows(iterable));
    boolean[] closed = new boolean[1];
    Stream<Integer> closing = Stream.of(1).onClose(() -> closed[0] = true);
    assertThat(rows(RowSources.once("c", closing))).containsExactly(1);
    assertThat(closed[0]).isTrue();
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void aFolderIsReadInTheOrderOfItsPaths() throws IOException {
    file("b/2.jsonl", "{\"a\":3}\n");
    file("b/10.jsonl", "{\"a\":2}\n");
    file("a.csv", "text,label\nx,y\n");
    file("c.jsonl", "{\"a\":4}");
    file("README.md", "no data");
    file(".hidden/x.jsonl", "{\"a\":0}");
    file("_SUCCESS", "");
    FileRows source = RowSources.folder(folder);
    assertThat(ids(source)).containsExactly("a.csv#0", "b/10.jsonl#0", "b/2.jsonl#0", "c.jsonl#0");
    assertThat(source.bytes()).isEqualTo(OptionalLong.of(15 + 8 + 8 + 7));
    Reading reading = Reading.of(source);
    assertThat(reading.frames()).extracting(SourceFrame::source).hasSize(4);
    assertThat(reading.facts()).containsEntry("a.csv: format", "csv");
    assertThat(ids(RowSources.glob(folder, "b/*.jsonl")))
        .containsExactly("b/10.jsonl#0", "b/2.jsonl#0");
    assertThat(ids(RowSources.glob(folder, "**.jsonl"))).hasSize(4);
    assertThat(ids(RowSources.files(List.of(folder.resolve("c.jsonl"), folder.resolve("a.csv")))))
        .containsExactly("c.jsonl#0", "a.csv#0");
    assertThatThrownBy(() -> RowSources.glob(folder, "*.parquet"))
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("*.parquet");
    assertThatThrownBy(() -> RowSources.file(folder.resolve("none.csv")).open())
        .isInstanceOf(UnreadableDataException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> RowSources.file(folder.resolve("b")).open())
        .isInstanceOf(UnreadableDataException.class);
  }

  @Test
  void progressIsCountedInBytesOnDisk() throws IOException {
    Path file = file("x.jsonl", "{\"a\":1}\n".repeat(1000));
    FileRows source = RowSources.file(file);
    try (RowReader<FieldRow> reader = source.open()) {
      while (!reader.next(100).isEmpty()) {
        assertThat(reader.bytesRead()).isLessThanOrEqualTo(8000);
      }
      assertThat(reader.bytesRead()).isEqualTo(8000);
    }
    assertThat(source.bytes()).isEqualTo(OptionalLong.of(8000));
  }

  /** Where a message comes from. */
  enum Channel {
    MAIL,
    PHONE
  }

  /** A part of a message. */
  record Turn(String role, String content) {}

  /** All that a component may be. */
  record Message(
      String text,
      int stars,
      double score,
      boolean read,
      Optional<String> note,
      Channel channel,
      List<Turn> turns) {}

  private static final String MESSAGE =
      "{\"text\":\"hi\",\"stars\":3,\"score\":0.5,\"read\":true,\"channel\":\"MAIL\","
          + "\"turns\":[{\"role\":\"user\",\"content\":\"\u00E9\"}]}";

  @Test
  void rowsBecomeRecordsByTheNamesOfTheirComponents() throws IOException {
    Path file =
        file(
            "m.jsonl",
            String.join(
                "\n",
                MESSAGE,
                MESSAGE.replace("3", "\"three\""),
                MESSAGE.replace("\"stars\":3,", ""),
                MESSAGE.replace("MAIL", "FAX"),
                MESSAGE.replace("\"hi\"", "null").replace("0.5", "0.1"),
                "broken"));
    RowSource<Message> source = RowSources.file(file).as(Message.class);
    Message first =
        new Message(
            "hi",
            3,
            0.5,
            true,
            Optional.empty(),
            Channel.MAIL,
            List.of(new Turn("user", "\u00E9")));
    assertThat(rows(source)).hasSize(2).contains(first);
    assertThat(rows(source).get(1).text()).isEmpty();
    List<String> problems =
        read(source).stream().map(r -> r.parse().problem()).filter(p -> !p.isEmpty()).toList();
    assertThat(problems)
        .hasSize(4)
        .anyMatch(p -> p.contains("\"stars\" is no value of the type int"))
        .anyMatch(p -> p.contains("\"stars\" is missing"))
        .anyMatch(p -> p.contains("no constant of Channel"));
    assertThat(read(source).get(0).raw()).contains(RawBytes.utf8(MESSAGE));
    Path out = folder.resolve("out.jsonl.gz");
    try (RowWriter<Message> writer = RowSinks.file(out, Message.class).open(OptionalLong.empty())) {
      writer.append(rows(source).stream().map(writer::encode).toList());
      writer.publish();
    }
    assertThat(rows(RowSources.file(out).as(Message.class))).isEqualTo(rows(source));
    assertThatThrownBy(() -> RowSources.file(out).as(Odd.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object");
  }

  /** A record that no file can hold. */
  record Odd(Object any) {}

  @Test
  void aSpooledSourceGivesTheSameRecordsAgainAndLeavesNothing() throws IOException {
    byte[] bytes = NastyFiles.get("mixed-ends.jsonl");
    Path spools = folder.resolve("spools");
    Reading once = Reading.of(RowSources.input(new ByteArrayInputStream(bytes), "m.jsonl"));
    try (SpooledSource<FieldRow> spooled =
        SpooledSource.ofFields(
            RowSources.input(new ByteArrayInputStream(bytes), "m.jsonl"), spools)) {
      assertThat(spooled.isRereadable()).isTrue();
      for (int i = 0; i < 2; i++) {
        Reading again = Reading.of(spooled);
        assertThat(again.rows()).isEqualTo(once.rows());
        assertThat(again.rebuilt()).isEqualTo(bytes);
      }
      assertThat(spooled.name()).isEqualTo("m.jsonl");
    }
    try (Stream<Path> left = Files.list(spools)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void objectsAreSpooledByTheirComponentsOrTheirOwnCodec() {
    List<Turn> turns = List.of(new Turn("a", "1"), new Turn("b", "\uD800 \u00E9\n"));
    try (SpooledSource<Turn> spooled =
        SpooledSource.ofRecords(RowSources.once("turns", turns.iterator()), Turn.class, folder)) {
      assertThat(rows(spooled)).isEqualTo(turns);
      assertThat(ids(spooled)).containsExactly("turns#0", "turns#1");
      assertThat(spooled.bytes()).isPresent();
    }
    SpoolCodec<StringBuilder> codec =
        new SpoolCodec<>() {
          @Override
          public byte[] encode(StringBuilder row) {
            return row.toString().getBytes(StandardCharsets.UTF_8);
          }

          @Override
          public StringBuilder decode(byte[] bytes) {
            return new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
          }
        };
    List<StringBuilder> builders = Arrays.asList(new StringBuilder("x"), null);
    try (SpooledSource<StringBuilder> spooled =
        SpooledSource.of(RowSources.once("b", builders.iterator()), codec, folder)) {
      assertThat(read(spooled)).hasSize(2);
      assertThat(rows(spooled).get(0)).hasToString("x");
      assertThat(read(spooled).get(1).parse().problem()).isEqualTo("The row is null.");
    }
    List<FieldRow> fields = List.of(FieldRow.ofJson("{ \"a\" : 1 }"));
    try (SpooledSource<FieldRow> spooled =
        SpooledSource.ofFields(RowSources.once("f", fields.iterator()), folder)) {
      assertThat(rows(spooled)).isEqualTo(fields);
    }
  }
}
