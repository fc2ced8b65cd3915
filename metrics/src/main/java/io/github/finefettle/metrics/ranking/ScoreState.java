package io.github.finefettle.metrics.ranking;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.metrics.ranking.internal.ScoreCells;
import io.github.finefettle.metrics.ranking.internal.ScoreRuns;
import io.github.finefettle.metrics.ranking.internal.Ties;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The one state behind every ranking metric: the scores of positive rows and those of the others.
 *
 * <p>They are held one by one, eight bytes a row and as much again while they are sorted, or, after
 * {@link RankingMetric#capped}, counted in a fixed number of cells. Any partition of the rows
 * merged in any order gives the same bytes. Sorting waits until something is measured and is not
 * done again until more rows come.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 */
public final class ScoreState implements MetricState<ScoredRow> {
  private static final int VERSION = 1;

  private final RankingMetric metric;
  private final ScoreRuns runs;

  ScoreState(RankingMetric metric) {
    this.metric = metric;
    OptionalInt bits = metric.bits();
    this.runs =
        ScoreRuns.in(
            bits.isPresent()
                ? Optional.of(ScoreCells.ofLeadingBits(bits.getAsInt()))
                : Optional.empty());
  }

  static ScoreState read(RankingMetric metric, byte[] bytes) {
    ScoreState state = new ScoreState(metric);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        throw malformed("they are not of version " + VERSION, null);
      }
      String found = in.readUTF();
      if (!found.equals(metric.stateId())) {
        throw malformed("they hold " + found + " instead of " + metric.stateId(), null);
      }
      state.runs.readFrom(in);
      if (in.available() > 0) {
        throw malformed("they go on after their end", null);
      }
      return state;
    } catch (IOException e) {
      throw malformed("they were cut off", e);
    }
  }

  @Override
  public void add(ScoredRow row) {
    runs.add(row.positive(), row.score());
  }

  /**
   * Takes a row in without an object for it.
   *
   * @param positive the truth
   * @param score any number but NaN
   * @throws IllegalArgumentException if the score is NaN
   */
  public void add(boolean positive, double score) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException(ScoredRow.whyRefused(score).orElse(""));
    }
    runs.add(positive, score);
  }

  @Override
  public void merge(MetricState<ScoredRow> other) {
    if (!(other instanceof ScoreState that) || !that.stateId().equals(stateId())) {
      throw new IllegalArgumentException(
          "A state of "
              + stateId()
              + " cannot take in "
              + (other instanceof ScoreState that
                  ? "one of " + that.stateId()
                  : "a " + other.getClass().getSimpleName())
              + ". Merge states of metrics that hold scores in the same way.");
    }
    runs.addAll(that.runs);
  }

  @Override
  public Measurement measure() {
    return metric.measure(this);
  }

  @Override
  public byte[] toBytes() {
    return ScoreRuns.written(
        out -> {
          out.writeByte(VERSION);
          out.writeUTF(stateId());
          runs.writeTo(out);
        });
  }

  /**
   * How many different scores there are. Two or fewer mean that labels were passed for scores, and
   * that a curve of one point was measured.
   *
   * @return 0 or more; of counted scores, how many cells are filled
   */
  public long distinctScores() {
    long[] count = new long[1];
    ties().ascending((score, positives, negatives) -> count[0]++);
    return count[0];
  }

  /**
   * How many rows were taken in.
   *
   * @return 0 or more
   */
  public long rows() {
    return runs.size();
  }

  Ties ties() {
    return runs.ties();
  }

  String stateId() {
    return metric.stateId();
  }

  private static IllegalArgumentException malformed(String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no state of a ranking metric: "
            + why
            + ". Maybe they were damaged on their way or written by a newer release.",
        cause);
  }
}
