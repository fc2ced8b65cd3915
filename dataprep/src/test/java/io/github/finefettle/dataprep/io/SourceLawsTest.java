package io.github.finefettle.dataprep.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceLawsTest {
  private static Reading read(String name, byte[] bytes, int chunk) {
    return Reading.of(RowSources.input(new ByteArrayInputStream(bytes), name), chunk);
  }

  private static List<RowId> ids(Reading reading) {
    return reading.records().stream().map(SourceRecord::id).toList();
  }

  private static List<RawBytes> raws(Reading reading) {
    return reading.records().stream().map(r -> r.raw().orElseThrow()).toList();
  }

  private static List<String> outcomes(Reading reading) {
    return reading.records().stream()
        .map(SourceRecord::parse)
        .map(SourceLawsTest::outcome)
        .toList();
  }

  private static String outcome(ParsedRow<FieldRow> row) {
    return row.isRow()
        ? new String(row.row().encoded(), StandardCharsets.UTF_8) + row.note()
        : row.problem();
  }

  @Test
  void everyNastyFileIsRebuiltByteForByte() throws IOException {
    for (Map.Entry<String, byte[]> file : NastyFiles.all().entrySet()) {
      Reading reading = read(file.getKey(), file.getValue(), 1000);
      assertThat(reading.rebuilt()).as(file.getKey()).isEqualTo(file.getValue());
      assertThat(reading.frames().get(0).records()).isEqualTo(reading.records().size());
    }
  }

  @Test
  void anyChunkSizeGivesTheSameRecords() {
    for (Map.Entry<String, byte[]> file : NastyFiles.all().entrySet()) {
      Reading whole = read(file.getKey(), file.getValue(), 1000);
      for (int chunk : new int[] {1, 2, 7}) {
        Reading other = read(file.getKey(), file.getValue(), chunk);
        assertThat(ids(other)).as(file.getKey()).isEqualTo(ids(whole));
        assertThat(raws(other)).as(file.getKey()).isEqualTo(raws(whole));
        assertThat(outcomes(other)).as(file.getKey()).isEqualTo(outcomes(whole));
        assertThat(other.frames()).as(file.getKey()).isEqualTo(whole.frames());
        assertThat(other.facts()).as(file.getKey()).isEqualTo(whole.facts());
        assertThat(other.findings()).as(file.getKey()).isEqualTo(whole.findings());
      }
    }
  }

  @Test
  void compressionChangesNothingButTheFrame() throws IOException {
    for (Map.Entry<String, byte[]> file : NastyFiles.all().entrySet()) {
      Reading plain = read(file.getKey(), file.getValue(), 1000);
      for (Compression compression : new Compression[] {Compression.GZIP, Compression.ZSTD}) {
        byte[] half = file.getValue();
        int middle = half.length / 2;
        byte[] packed =
            NastyFiles.concat(
                compression.compress(java.util.Arrays.copyOf(half, middle)),
                compression.compress(java.util.Arrays.copyOfRange(half, middle, half.length)));
        Reading other = read(file.getKey(), packed, 1000);
        assertThat(raws(other)).as(file.getKey()).isEqualTo(raws(plain));
        assertThat(other.rebuilt()).as(file.getKey()).isEqualTo(half);
        assertThat(other.frames().get(0).compression())
            .isEqualTo(compression == Compression.GZIP ? "gzip" : "zstd");
      }
    }
  }

  @Test
  void howTheBytesArriveChangesNothing() {
    for (Map.Entry<String, byte[]> file : NastyFiles.all().entrySet()) {
      Reading whole = read(file.getKey(), file.getValue(), 1000);
      Reading dripped =
          Reading.of(RowSources.input(dripping(file.getValue()), file.getKey()), 1000);
      assertThat(raws(dripped)).as(file.getKey()).isEqualTo(raws(whole));
      assertThat(dripped.frames()).as(file.getKey()).isEqualTo(whole.frames());
    }
  }

  /** One to three bytes at a time. */
  private static InputStream dripping(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int from, int length) {
        return super.read(into, from, Math.min(length, 1 + available() % 3));
      }
    };
  }

  @Test
  void aFrameIsReadBackFromItsJson() {
    for (Map.Entry<String, byte[]> file : NastyFiles.all().entrySet()) {
      SourceFrame frame = read(file.getKey(), file.getValue(), 1000).frames().get(0);
      JsonValue json = JsonValue.parse(frame.toJson().toCanonicalString());
      assertThat(SourceFrame.fromJson(json)).as(file.getKey()).isEqualTo(frame);
    }
  }

  @Test
  void anUnknownOrBrokenFileNeverThrowsOnceItIsOpenAndLosesNoByte() throws IOException {
    String[] names = {"f.jsonl", "f.json", "f.csv", "f.tsv", "f.txt"};
    String alphabet = "{}[]\",:\\ \n\n\r\tab1-\u00E9\u20ACun;";
    for (int seed = 0; seed < 3000; seed++) {
      RandomSequence random = RandomStream.of(seed, "reader-fuzz").sequence();
      StringBuilder text = new StringBuilder("ab\n");
      int length = random.nextInt(120);
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      if (seed % 3 == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(128));
      }
      String name = names[seed % names.length];
      RowSource<FieldRow> source =
          RowSources.input(new ByteArrayInputStream(bytes), name)
              .longestRecord(64 + seed % 3 * 500);
      assertThat(Reading.of(source, 1 + seed % 9).rebuilt()).as(name + " " + seed).isEqualTo(bytes);
    }
  }

  @Test
  void nastyFilesThatAreChangedAtRandomNeverThrowAndLoseNoByte() throws IOException {
    // A byte more or less turns UTF-16 into no text at all, which is refused as a whole.
    List<Map.Entry<String, byte[]>> files =
        NastyFiles.all().entrySet().stream()
            .filter(f -> !f.getKey().matches("(wide|half).*"))
            .toList();
    for (int seed = 0; seed < 3000; seed++) {
      RandomSequence random = RandomStream.of(seed, "file-mutation").sequence();
      Map.Entry<String, byte[]> file = files.get(seed % files.size());
      byte[] bytes = file.getValue().clone();
      for (int i = 0; i < 3 && bytes.length > 0; i++) {
        int at = random.nextInt(bytes.length);
        bytes[at] = random.nextInt(2) == 0 ? bytes[random.nextInt(bytes.length)] : (byte) '"';
      }
      Reading reading = read(file.getKey(), bytes, 1 + seed % 5);
      assertThat(reading.rebuilt()).as(file.getKey() + " " + seed).isEqualTo(bytes);
    }
  }
}
