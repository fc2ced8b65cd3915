package io.github.finefettle.metrics.ranking.internal;

/** Two sorted arrays walked over side by side. */
final class SortedTies implements Ties {
  private final long[] positives;
  private final long[] negatives;

  SortedTies(long[] positives, long[] negatives) {
    this.positives = positives;
    this.negatives = negatives;
  }

  @Override
  public long positives() {
    return positives.length;
  }

  @Override
  public long negatives() {
    return negatives.length;
  }

  @Override
  public void descending(TieVisitor visitor) {
    int i = positives.length - 1;
    int j = negatives.length - 1;
    while (i >= 0 || j >= 0) {
      long key = j < 0 || (i >= 0 && positives[i] > negatives[j]) ? positives[i] : negatives[j];
      int p = i;
      while (i >= 0 && positives[i] == key) {
        i--;
      }
      int n = j;
      while (j >= 0 && negatives[j] == key) {
        j--;
      }
      visitor.tie(ScoreKeys.score(key), p - i, n - j);
    }
  }

  @Override
  public void ascending(TieVisitor visitor) {
    int i = 0;
    int j = 0;
    while (i < positives.length || j < negatives.length) {
      long key =
          j == negatives.length || (i < positives.length && positives[i] < negatives[j])
              ? positives[i]
              : negatives[j];
      int p = i;
      while (i < positives.length && positives[i] == key) {
        i++;
      }
      int n = j;
      while (j < negatives.length && negatives[j] == key) {
        j++;
      }
      visitor.tie(ScoreKeys.score(key), i - p, j - n);
    }
  }
}
