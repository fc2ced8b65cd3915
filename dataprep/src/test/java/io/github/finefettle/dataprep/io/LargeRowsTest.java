package io.github.finefettle.dataprep.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Files of 10 MB that are one row, or broken all through. Time by the square would be hours; the
 * timeout only ends a test that has failed already.
 */
class LargeRowsTest {
  private static final int SIZE = 10_000_000;

  private static String repeat(String part) {
    return part.repeat(SIZE / part.length());
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("text.jsonl", "{\"a\":\"" + repeat("word ") + "\"}\n");
    files.put("escapes.jsonl", "{\"a\":\"" + repeat("\\n\\u00e9\\\"") + "\"}\n");
    files.put("names.jsonl", "{\"" + repeat("n") + "\":1}\n");
    files.put("arrays.jsonl", "{\"a\":[" + repeat("[1],") + "0]}\n");
    files.put("deep.jsonl", repeat("["));
    files.put("open.jsonl", "{\"a\":\"" + repeat("x\\"));
    files.put("blank.jsonl", repeat(" \n"));
    files.put("text.csv", "text,label\n\"" + repeat("a, \"\"b\"\"\n") + "\",x\n");
    files.put("open.csv", "text,label\na,\"" + repeat("x\n"));
    files.put("opens.csv", "text,label\n" + repeat("a,\"x\n"));
    files.put("doubled.csv", "text,label\n" + repeat("a,\"open \"\"1\nb,\"\"\"x\n"));
    files.put("quotes.csv", repeat("\""));
    files.put("commas.csv", repeat(","));
    files.put("text.json", "[{\"a\":\"" + repeat("word ") + "\"}]");
    files.put("open.json", "[\n" + repeat(" {\"a\":[{\n"));
    files.put("strings.json", "[\n" + repeat(" {\"a\":\"x\n"));
    files.put("deep.json", repeat("["));
    files.put("objects.json", repeat("{\"a\":"));
    files.put("line.txt", repeat("word "));
    files.put("tabs.tsv", repeat("a\t"));
    return files;
  }

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void takeTimeInProportionAndLoseNoByte() throws IOException {
    for (Map.Entry<String, String> file : files().entrySet()) {
      byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
      Reading reading =
          Reading.of(RowSources.input(new ByteArrayInputStream(bytes), file.getKey()));
      assertThat(reading.rebuilt()).as(file.getKey()).isEqualTo(bytes);
    }
  }

  @Test
  void aRowThatIsLargerThanAnyBufferIsCopiedABoundedNumberOfTimes() {
    byte[] bytes = ("{\"a\":\"" + repeat("word ") + "\"}\n").getBytes(StandardCharsets.UTF_8);
    ByteWindow window = new ByteWindow(new ByteArrayInputStream(bytes));
    LineSplitter splitter = new LineSplitter(window, ReadOptions.USUAL_LONGEST, 0, false);
    assertThat(splitter.next()).isTrue();
    assertThat(window.copied()).isLessThan(2L * bytes.length);
  }

  @Test
  void aFileOfManyRowsIsReadInBoundedMemory() {
    byte[] line =
        ("{\"text\":\"" + "word ".repeat(200) + "\",\"n\":1}\n").getBytes(StandardCharsets.UTF_8);
    long lines = 400_000;
    long count = 0;
    // About 400 MB, in a test JVM that holds far less alive: nothing is kept between two lists.
    try (RowReader<FieldRow> reader =
        RowSources.input(repeating(line, lines), "big.jsonl").open()) {
      int some = reader.next(1000).size();
      while (some > 0) {
        count += some;
        some = reader.next(1000).size();
      }
      assertThat(reader.frames()).hasSize(1);
    }
    assertThat(count).isEqualTo(lines);
  }

  private static InputStream repeating(byte[] line, long times) {
    return new InputStream() {
      private long left = times * line.length;

      @Override
      public int read() {
        return left == 0 ? -1 : line[(int) ((line.length - left-- % line.length) % line.length)];
      }

      @Override
      public int read(byte[] bytes, int from, int length) {
        if (left == 0) {
          return -1;
        }
        int at = (int) ((line.length - left % line.length) % line.length);
        int n = Math.min(length, line.length - at);
        System.arraycopy(line, at, bytes, from, n);
        left -= n;
        return n;
      }
    };
  }
}
