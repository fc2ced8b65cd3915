package io.github.finefettle.benchmarks;

import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.duplicates.Shingles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * The search for near duplicates among 60,000 rows of about 116 words, in microseconds a row: scan
 * and keys, then the verified stars; and, for comparison, what a regular expression and sets of
 * strings need for the shingles alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@OperationsPerInvocation(DuplicateBenchmark.ROWS)
public class DuplicateBenchmark {
  static final int ROWS = 60_000;

  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final int SIZE = 5;

  private final NearDuplicates near =
      NearDuplicates.atSimilarity(0.8).shingledBy(Shingles.words(SIZE));
  private final List<String> rows = new ArrayList<>();
  private DuplicateIndex index = near.index(List.of());
  private DuplicateIndex unguarded = near.index(List.of());

  /** Made by JMH. */
  public DuplicateBenchmark() {}

  /** Makes the rows, and an index of them. */
  @Setup
  public void make() {
    DuplicateTexts texts = new DuplicateTexts(42, 96, 136);
    for (int row = 0; row < ROWS; row++) {
      rows.add(texts.row(row));
    }
    index = near.index(rows);
    unguarded = near.withoutGuards().index(rows);
  }

  /** Words, shingles, keys and groups of all rows. */
  @Benchmark
  public Object scanAndKeys() {
    return near.index(rows);
  }

  /** Candidates compared in full, guards asked, stars made. */
  @Benchmark
  public Object verifiedStars() {
    return index.clusters();
  }

  /** The same without guards. */
  @Benchmark
  public Object verifiedStarsWithoutGuards() {
    return unguarded.clusters();
  }

  /** The obvious way to the shingles of all rows. */
  @Benchmark
  public int obviousShingles() {
    int count = 0;
    for (String row : rows) {
      List<String> words = new ArrayList<>();
      Matcher matcher = WORD.matcher(row.toLowerCase(Locale.ROOT));
      while (matcher.find()) {
        words.add(matcher.group());
      }
      Set<String> shingles = new HashSet<>();
      for (int i = 0; i + SIZE <= words.size(); i++) {
        shingles.add(String.join(" ", words.subList(i, i + SIZE)));
      }
      count += shingles.size();
    }
    return count;
  }
}
