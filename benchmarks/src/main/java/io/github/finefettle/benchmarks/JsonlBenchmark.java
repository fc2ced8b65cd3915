package io.github.finefettle.benchmarks;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.io.FieldPath;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.RowReader;
import io.github.finefettle.dataprep.io.RowSources;
import io.github.finefettle.dataprep.io.SourceRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a row of JSONL of about 1 KB costs to find and to parse, in nanoseconds a row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonlBenchmark {
  private static final int ROWS = 20_000;
  private static final int BYTES = 1000;
  private static final FieldPath INSTRUCTION = FieldPath.of("instruction");
  private static final FieldPath RESPONSE = FieldPath.of("response");

  /** What the texts are made of. */
  @Param({"ascii", "lines", "accents"})
  public String text = "ascii";

  private byte[] file = new byte[0];
  private List<SourceRecord<FieldRow>> records = List.of();

  /** Made by JMH. */
  public JsonlBenchmark() {}

  /** Writes the file and finds its records. */
  @Setup
  public void write() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      RandomSequence random = RandomStream.of(i, "benchmark").sequence();
      lines.append("{\"instruction\": \"");
      words(lines, random, BYTES / 3);
      lines.append("\", \"input\": \"\", \"response\": \"");
      words(lines, random, BYTES - BYTES / 3 - 60);
      lines.append("\", \"id\": ").append(i).append("}\n");
    }
    file = lines.toString().getBytes(StandardCharsets.UTF_8);
    List<SourceRecord<FieldRow>> all = new ArrayList<>();
    try (RowReader<FieldRow> reader = open()) {
      List<SourceRecord<FieldRow>> some = reader.next(ROWS);
      while (!some.isEmpty()) {
        all.addAll(some);
        some = reader.next(ROWS);
      }
    }
    records = all;
  }

  private void words(StringBuilder out, RandomSequence random, int size) {
    int end = out.length() + size;
    while (out.length() < end) {
      int length = 2 + random.nextInt(8);
      for (int i = 0; i < length; i++) {
        out.append((char) ('a' + random.nextInt(26)));
      }
      boolean odd = random.nextInt(10) == 0;
      out.append(
          !odd ? " " : text.equals("lines") ? ".\\n" : text.equals("accents") ? "\u00E9 " : ". ");
    }
  }

  private RowReader<FieldRow> open() {
    return RowSources.input(new ByteArrayInputStream(file), "rows.jsonl").open();
  }

  /**
   * Finds where the rows begin and end.
   *
   * @return how many there are
   */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int split() {
    int count = 0;
    try (RowReader<FieldRow> reader = open()) {
      int some = reader.next(1000).size();
      while (some > 0) {
        count += some;
        some = reader.next(1000).size();
      }
    }
    return count;
  }

  /**
   * Parses rows that were found.
   *
   * @return something that depends on all of them
   */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int parse() {
    int sum = 0;
    for (SourceRecord<FieldRow> row : records) {
      sum += row.parse().row().names().size();
    }
    return sum;
  }

  /**
   * Parses rows that were found, and reads their two texts.
   *
   * @return something that depends on all of them
   */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int parseWithTexts() {
    int sum = 0;
    for (SourceRecord<FieldRow> record : records) {
      FieldRow row = record.parse().row();
      sum += row.text(INSTRUCTION).orElse("").length() + row.text(RESPONSE).orElse("").length();
    }
    return sum;
  }
}
