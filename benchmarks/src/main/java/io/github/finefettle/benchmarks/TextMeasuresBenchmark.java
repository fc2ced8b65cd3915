package io.github.finefettle.benchmarks;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.quality.Defect;
import io.github.finefettle.dataprep.quality.FindDefect;
import io.github.finefettle.dataprep.quality.GopherQuality;
import io.github.finefettle.dataprep.quality.LearnedRanges;
import io.github.finefettle.dataprep.quality.RowMeasures;
import io.github.finefettle.dataprep.quality.TextMeasure;
import io.github.finefettle.dataprep.quality.TextMeasures;
import java.util.Map;
import java.util.OptionalDouble;
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

/** What measures and profiles cost, in microseconds a text of 1 KB of ASCII words. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextMeasuresBenchmark {
  private static final int TEXTS = 512;
  private static final int LENGTH = 1024;

  private final String[] texts = new String[TEXTS];
  private final Example[] examples = new Example[TEXTS];
  private final LearnedRanges ranges = LearnedRanges.of(Role.TARGET);
  private final GopherQuality gopher = GopherQuality.standard();
  private final FindDefect refusal = FindDefect.flagging(Defect.REFUSAL);
  private final FindDefect truncated = FindDefect.flagging(Defect.TRUNCATED_ANSWER);
  private int next;

  /** Makes texts of random words of 1 to 9 letters, with lines, digits and marks among them. */
  public TextMeasuresBenchmark() {
    RandomSequence random = RandomStream.of(1, "measures-benchmark").sequence();
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder(LENGTH + 16);
      while (text.length() < LENGTH) {
        long bits = random.nextLong();
        for (int letters = 1 + Math.floorMod(bits, 9); letters > 0; letters--) {
          text.append((char) ('a' + Math.floorMod(random.nextLong(), 26)));
        }
        text.append(bits % 17 == 0 ? ".\n" : bits % 13 == 0 ? ", 4 " : " ");
      }
      text.setLength(LENGTH);
      texts[i] = text.toString();
      examples[i] = Example.of(new RowId("rows", i), Map.of(Role.TARGET, texts[i]));
    }
  }

  private int turn() {
    next = (next + 1) % TEXTS;
    return next;
  }

  /**
   * All measures that come from the fast pass.
   *
   * @return one of them
   */
  @Benchmark
  public OptionalDouble counts() {
    return TextMeasures.of(texts[turn()]).value(TextMeasure.SYMBOL_SHARE);
  }

  /**
   * The default measures of the learned ranges, as noted of a row.
   *
   * @return the note
   */
  @Benchmark
  public RowMeasures defaultRanges() {
    return ranges.observe(examples[turn()]);
  }

  /**
   * The slow pass for what repeats, with the fast one.
   *
   * @return the share of repeated trigrams
   */
  @Benchmark
  public OptionalDouble repetition() {
    return TextMeasures.of(texts[turn()]).value(TextMeasure.REPEATED_TRIGRAM_SHARE);
  }

  /**
   * A refusal looked for.
   *
   * @return what was found
   */
  @Benchmark
  public Object refusal() {
    return refusal.apply(examples[turn()]);
  }

  /**
   * A cut looked for.
   *
   * @return what was found
   */
  @Benchmark
  public Object truncation() {
    return truncated.apply(examples[turn()]);
  }

  /**
   * Gopher's quality rules, which cut English words.
   *
   * @return the verdict
   */
  @Benchmark
  public boolean gopherQuality() {
    return gopher.judge(texts[turn()]).isKept();
  }
}
