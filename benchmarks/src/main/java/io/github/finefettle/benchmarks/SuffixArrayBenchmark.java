package io.github.finefettle.benchmarks;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.spans.RepeatedSpan;
import io.github.finefettle.dataprep.spans.RepeatedSpans;
import io.github.finefettle.dataprep.spans.internal.CommonPrefixes;
import io.github.finefettle.dataprep.spans.internal.SuffixArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The suffix array, the common prefixes and the whole search for repeated spans, over 2,000,000
 * characters of rows of about 250 of which every tenth holds a notice, in characters a second; with
 * the obvious sort of suffixes over the first 50,000 characters beside them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
public class SuffixArrayBenchmark {
  private static final int CHARACTERS = 2_000_000;
  private static final int FEW = 50_000;
  private static final int SYMBOLS = 128;
  private static final String NOTICE =
      "This message may hold secrets of our firm. Please delete it if it was not for you. ";

  private final RepeatedSpans spans = RepeatedSpans.standard();
  private List<String> rows = List.of();
  private int[] text = {};
  private int[] sorted = {};

  /** Made by JMH. */
  public SuffixArrayBenchmark() {}

  /** Makes rows of words that are as unevenly common as those of a language. */
  @Setup
  public void make() {
    RandomSequence random = RandomStream.of(42, "suffix-benchmark").sequence();
    List<String> made = new ArrayList<>();
    int length = 0;
    while (length < CHARACTERS) {
      StringBuilder row = new StringBuilder(made.size() % 10 == 0 ? NOTICE : "");
      while (row.length() < 250) {
        double u = random.nextUniform();
        int word = (int) (20_000 * u * u * u);
        row.append(Integer.toString(word * 7919 + 1000, 26)).append(' ');
      }
      int left = Math.min(row.length(), CHARACTERS - length);
      made.add(row.substring(0, left));
      length += left;
    }
    rows = made;
    text = String.join("", made).chars().toArray();
    sorted = SuffixArray.of(text, SYMBOLS);
  }

  /**
   * Induced sorting.
   *
   * @return the suffix array
   */
  @Benchmark
  @OperationsPerInvocation(CHARACTERS)
  public int[] suffixArray() {
    return SuffixArray.of(text, SYMBOLS);
  }

  /**
   * Common prefixes of the sorted suffixes.
   *
   * @return their lengths
   */
  @Benchmark
  @OperationsPerInvocation(CHARACTERS)
  public int[] commonPrefixes() {
    return CommonPrefixes.of(text, sorted);
  }

  /**
   * All of it: rows to symbols, suffix array, common prefixes, spans.
   *
   * @return the spans
   */
  @Benchmark
  @OperationsPerInvocation(CHARACTERS)
  public List<RepeatedSpan> repeatedSpans() {
    return spans.find(rows);
  }

  /**
   * The obvious slow version, over fewer characters.
   *
   * @return the suffixes in order
   */
  @Benchmark
  @OperationsPerInvocation(FEW)
  public int[] sortOfSuffixes() {
    return IntStream.range(0, FEW)
        .boxed()
        .sorted((a, b) -> Arrays.compare(text, a, FEW, text, b, FEW))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
