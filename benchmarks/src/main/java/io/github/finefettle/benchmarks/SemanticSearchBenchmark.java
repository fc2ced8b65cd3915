package io.github.finefettle.benchmarks;

import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.duplicates.DuplicateClusters;
import io.github.finefettle.dataprep.duplicates.Survivor;
import io.github.finefettle.dataprep.semantic.SemanticDuplicates;
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
 * The exact search for duplicates in meaning among 6,000 rows with vectors of 384 numbers that are
 * given at once, on one thread, in pairs a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
public class SemanticSearchBenchmark {
  private static final int ROWS = 6_000;
  private static final int PAIRS = ROWS * (ROWS - 1) / 2;
  private static final int DIMENSION = 384;

  private final float[][] vectors = new float[ROWS][DIMENSION];
  private List<String> texts = List.of();
  private SemanticDuplicates duplicates = SemanticDuplicates.by(batch -> new float[0][]);

  /** Made by JMH. */
  public SemanticSearchBenchmark() {}

  /** Draws the vectors. */
  @Setup
  public void make() {
    RandomStream stream = RandomStream.of(42, "semantic-benchmark");
    for (int row = 0; row < ROWS; row++) {
      for (int d = 0; d < DIMENSION; d++) {
        vectors[row][d] = (float) (stream.at(row).uniformAt(d) - 0.5);
      }
    }
    texts = IntStream.range(0, ROWS).mapToObj(Integer::toString).toList();
    duplicates =
        SemanticDuplicates.by(
                batch ->
                    batch.stream()
                        .map(text -> vectors[Integer.parseInt(text)])
                        .toArray(float[][]::new))
            .withoutGuards()
            .keep(Survivor.first());
  }

  /**
   * Compares all pairs.
   *
   * @return the clusters: none
   */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public DuplicateClusters compareAllPairs() {
    return duplicates.find(texts);
  }
}
