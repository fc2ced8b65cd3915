package io.github.finefettle.benchmarks;

import io.github.finefettle.dataprep.text.EncodingRepair;
import io.github.finefettle.dataprep.text.TextRepair;
import io.github.finefettle.dataprep.text.UnicodeForm;
import io.github.finefettle.dataprep.text.WhiteSpace;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What repairs and forms cost for a text of 1,000 characters, in nanoseconds a text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextRepairBenchmark {
  private static final int TEXTS = 64;
  private static final TextRepair EVERYTHING = TextRepair.everything();

  /** Which texts: clean ASCII, accented, or accented and damaged. */
  @Param({"CLEAN", "ACCENTED", "DAMAGED"})
  public RepairTexts kind = RepairTexts.CLEAN;

  private String[] texts = {};
  private int next;

  /** Made by JMH. */
  public TextRepairBenchmark() {}

  /** Makes the texts. */
  @Setup
  public void make() {
    texts = kind.texts(TEXTS).toArray(String[]::new);
  }

  private String text() {
    next = (next + 1) % TEXTS;
    return texts[next];
  }

  /**
   * All repairs.
   *
   * @return the repaired text
   */
  @Benchmark
  public String everything() {
    return EVERYTHING.repair(text());
  }

  /**
   * The repair of the encoding alone.
   *
   * @return the repaired text
   */
  @Benchmark
  public String encoding() {
    return EncodingRepair.repair(text());
  }

  /**
   * The form of Unicode.
   *
   * @return the text in the form
   */
  @Benchmark
  public String unicodeForm() {
    return UnicodeForm.normalize(text());
  }

  /**
   * The form of white space.
   *
   * @return the text in the form
   */
  @Benchmark
  public String whiteSpace() {
    return WhiteSpace.normalize(text());
  }
}
