package io.github.finefettle.dataprep.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Answers which rows are near duplicates of a row, pair by pair. Made by {@link
 * NearDuplicates#index}. Safe for use by several threads, which take turns.
 */
public final class DuplicateIndex {
  private final PairIndex pairs;

  DuplicateIndex(PairIndex pairs) {
    this.pairs = pairs;
  }

  /**
   * How many rows there are.
   *
   * @return 0 or more
   */
  public int rows() {
    return pairs.rows();
  }

  /**
   * The near duplicates of a row.
   *
   * @param row an index in the list that was indexed
   * @return the other rows with their similarity to it, in ascending order of their indices
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public List<Member> partners(int row) {
    return partners(row, other -> true);
  }

  /**
   * Whether a row has a near duplicate among some of the others. Looks no further than the first.
   *
   * @param row an index in the list that was indexed
   * @param among which other rows to look at
   * @return whether there is one
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public synchronized boolean hasPartner(int row, IntPredicate among) {
    boolean[] found = new boolean[1];
    pairs.visit(
        row,
        new BandIndex.Visitor() {
          @Override
          public boolean skips(int other) {
            return found[0] || !among.test(other);
          }

          @Override
          public void found(int other, double similarity) {
            found[0] = true;
          }
        });
    return found[0];
  }

  /**
   * The near duplicates of a row among some of the others. The rest is not even compared.
   *
   * @param row an index in the list that was indexed
   * @param among which other rows to look at
   * @return those rows with their similarity to it, in ascending order of their indices
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public synchronized List<Member> partners(int row, IntPredicate among) {
    List<Member> found = new ArrayList<>();
    pairs.visit(
        row,
        new BandIndex.Visitor() {
          @Override
          public boolean skips(int other) {
            return !among.test(other);
          }

          @Override
          public void found(int other, double similarity) {
            found.add(new Member(other, similarity));
          }
        });
    found.sort((a, b) -> Integer.compare(a.row(), b.row()));
    return List.copyOf(found);
  }
}
