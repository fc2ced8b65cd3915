package io.github.finefettle.dataprep.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.finefettle.dataprep.text.CharsetDetection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any bytes by any name: read without a failure or refused as a whole, and no byte lost. */
class ReaderFuzzTest {
  private static final List<String> NAMES =
      List.of("f.jsonl", "f.json", "f.csv", "f.tsv", "f.txt", "f", "f.jsonl.gz", "f.csv.zst");
  private static final int SHORT = 64;

  @FuzzTest
  void anyBytesAreReadAndRebuilt(byte[] data) throws IOException {
    fuzzerTestOneInput(data);
  }

  /** The first byte chooses the name (3 bits), compression (2 bits) and longest record (1 bit). */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    if (data.length == 0) {
      return;
    }
    byte[] bytes = Arrays.copyOfRange(data, 1, data.length);
    assertThat(CharsetDetection.detect(bytes).confidence()).isBetween(0.0, 1.0);
    int choice = data[0] & 0xFF;
    byte[] file =
        switch (choice >> 3 & 3) {
          case 1 -> Compression.GZIP.compress(bytes);
          case 2 -> Compression.ZSTD.compress(bytes);
          default -> bytes;
        };
    boolean isShort = (choice & 0x20) != 0;
    Reading whole = read(NAMES.get(choice & 7), file, isShort, 1000);
    Reading other = read(NAMES.get(choice & 7), file, isShort, 1 + (choice >> 6));
    if (whole == null || other == null) {
      assertThat(whole).isEqualTo(other);
      return;
    }
    assertThat(raws(other)).isEqualTo(raws(whole));
    assertThat(other.problems()).isEqualTo(whole.problems());
    assertThat(other.frames()).isEqualTo(whole.frames());
    assertThat(other.facts()).isEqualTo(whole.facts());
    assertThat(other.findings()).isEqualTo(whole.findings());
    assertThat(SourceFrame.fromJson(whole.frames().get(0).toJson()))
        .isEqualTo(whole.frames().get(0));
    if (file != bytes || whole.frames().get(0).compression().equals("none")) {
      assertThat(whole.rebuilt()).isEqualTo(bytes);
    }
  }

  /** One pass that keeps nothing, for inputs of which the laws would keep millions of records. */
  public static void longRow(byte[] data) {
    byte[] bytes = Arrays.copyOfRange(data, 1, data.length);
    assertThat(CharsetDetection.detect(bytes).confidence()).isBetween(0.0, 1.0);
    FileRows rows = RowSources.input(new ByteArrayInputStream(bytes), NAMES.get(data[0] & 7));
    try (RowReader<FieldRow> reader = rows.open()) {
      List<SourceRecord<FieldRow>> records = reader.next(1000);
      while (!records.isEmpty()) {
        records.forEach(SourceRecord::parse);
        records = reader.next(1000);
      }
    } catch (UnreadableDataException e) {
      assertThat(e).hasMessageContaining(" ");
    }
  }

  private static @Nullable Reading read(String name, byte[] file, boolean isShort, int chunk) {
    FileRows rows = RowSources.input(new ByteArrayInputStream(file), name);
    try {
      return Reading.of(isShort ? rows.longestRecord(SHORT) : rows, chunk);
    } catch (UnreadableDataException e) {
      return null;
    }
  }

  private static List<RawBytes> raws(Reading reading) {
    return reading.records().stream().map(record -> record.raw().orElseThrow()).toList();
  }
}
