package io.github.finefettle.metrics.calibration;

import io.github.finefettle.metrics.ranking.internal.TieVisitor;
import io.github.finefettle.metrics.ranking.internal.Ties;
import java.util.Arrays;

/** Groups of ascending confidence as rows that are tied within each. */
final class GroupedTies implements Ties {
  private final long[] rows;
  private final long[] hits;
  private final double[] confidences;

  GroupedTies(long[] rows, long[] hits, double[] confidences) {
    this.rows = rows;
    this.hits = hits;
    this.confidences = confidences;
  }

  @Override
  public long positives() {
    return Arrays.stream(hits).sum();
  }

  @Override
  public long negatives() {
    return Arrays.stream(rows).sum() - positives();
  }

  @Override
  public void descending(TieVisitor visitor) {
    for (int i = rows.length - 1; i >= 0; i--) {
      visitor.tie(confidences[i], hits[i], rows[i] - hits[i]);
    }
  }

  @Override
  public void ascending(TieVisitor visitor) {
    for (int i = 0; i < rows.length; i++) {
      visitor.tie(confidences[i], hits[i], rows[i] - hits[i]);
    }
  }
}
