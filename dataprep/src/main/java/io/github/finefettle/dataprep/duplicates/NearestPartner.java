package io.github.finefettle.dataprep.duplicates;

import java.util.Optional;
import java.util.function.IntPredicate;

/** Keeps the most similar of the first partners of a row; of equal ones the smallest row. */
final class NearestPartner implements PairSearch.Visitor {
  /** So many partners are enough: in a large template all are about equally near. */
  static final int MOST = 64;

  /** So many rows that are not asked for are passed where there is a partner already. */
  static final int MOST_PASSED = 10_000;

  private final IntPredicate among;
  private int found;
  private int passed;
  private int row;
  private double similarity;

  NearestPartner(IntPredicate among) {
    this.among = among;
  }

  @Override
  public boolean skips(int other) {
    boolean skipped = !among.test(other);
    passed += skipped ? 1 : 0;
    return skipped;
  }

  @Override
  public void found(int other, double measured) {
    found++;
    if (measured > similarity || (measured == similarity && other < row)) {
      similarity = measured;
      row = other;
    }
  }

  @Override
  public boolean done() {
    return found >= MOST || similarity == 1 || (found > 0 && passed > MOST_PASSED);
  }

  Optional<Member> nearest() {
    return found == 0 ? Optional.empty() : Optional.of(new Member(row, similarity));
  }
}
