package io.github.finefettle.benchmarks;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a counter-based random number costs beside the JDK's, in nanoseconds a number. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RandomBenchmark {
  private final RandomStream stream = RandomStream.of(1, "benchmark");
  private final RandomSequence sequence = stream.sequence();
  private final SplittableRandom splittable = new SplittableRandom(1);
  private long position;

  /** Made by JMH. */
  public RandomBenchmark() {}

  /**
   * The JDK's generator with state, for comparison.
   *
   * @return a number
   */
  @Benchmark
  public long splittableRandom() {
    return splittable.nextLong();
  }

  /**
   * One number after another.
   *
   * @return a number
   */
  @Benchmark
  public long sequence() {
    return sequence.nextLong();
  }

  /**
   * A number at any position, which costs a block of four.
   *
   * @return a number
   */
  @Benchmark
  public long anyPosition() {
    return stream.longAt(position++);
  }
}
