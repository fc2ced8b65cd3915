package io.github.finefettle.benchmarks;

import io.github.finefettle.core.statistics.ExactSum;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.concurrent.TimeUnit;
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

/** What an exact sum costs beside a naive one and a compensated one, in nanoseconds a summand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SumBenchmark {
  private static final int SUMMANDS = 100_000;

  private final double[] values = new double[SUMMANDS];

  /** Made by JMH. */
  public SumBenchmark() {}

  /** Draws the summands. */
  @Setup
  public void draw() {
    RandomSequence random = RandomStream.of(1, "benchmark").sequence();
    for (int i = 0; i < SUMMANDS; i++) {
      values[i] = random.nextGaussian();
    }
  }

  /**
   * The sum that rounds at every step.
   *
   * @return the sum
   */
  @Benchmark
  @OperationsPerInvocation(SUMMANDS)
  public double naive() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * Neumaier's compensated sum, which depends on the order in the last digit.
   *
   * @return the sum
   */
  @Benchmark
  @OperationsPerInvocation(SUMMANDS)
  public double compensated() {
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      sum = next;
    }
    return sum + lost;
  }

  /**
   * Ours, exact until it is read.
   *
   * @return the sum
   */
  @Benchmark
  @OperationsPerInvocation(SUMMANDS)
  public double exact() {
    ExactSum sum = new ExactSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.value();
  }
}
