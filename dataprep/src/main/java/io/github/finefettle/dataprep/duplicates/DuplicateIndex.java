package io.github.finefettle.dataprep.duplicates;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * Answers which rows are near duplicates of a row, pair by pair. Made by {@link
 * NearDuplicates#index}. Safe for use by several threads, which take turns.
 */
public final class DuplicateIndex {
  private final NearDuplicates definition;
  private final List<String> texts;
  private final SearchSettings settings;
  private final PairIndex pairs;

  DuplicateIndex(NearDuplicates definition, List<String> texts, SearchSettings settings) {
    this.definition = definition;
    this.texts = texts;
    this.settings = settings;
    this.pairs =
        PairIndex.of(definition, texts, Separation.by(definition.guards(), texts), settings);
  }

  DuplicateIndex(
      NearDuplicates definition,
      List<String> texts,
      IntToLongFunction part,
      SearchSettings settings) {
    this.definition = definition;
    this.texts = texts;
    this.settings = settings;
    this.pairs =
        PairIndex.of(
            definition, texts, Separation.within(part, definition.guards(), texts), settings);
  }

  /** Is told every pair of near duplicates. */
  @FunctionalInterface
  public interface PairListener {
    /**
     * Two rows are near duplicates.
     *
     * @param a the smaller index
     * @param b the greater index
     * @param similarity in (0, 1]; 1 for rows of the same words
     */
    void pair(int a, int b, double similarity);
  }

  /**
   * The near duplicates as stars. Rows are taken in the order of the survivor policy; each that is
   * not yet a member becomes a survivor and takes as members all rows after it that are not yet
   * members and are near duplicates of itself.
   *
   * @return the clusters
   */
  public DuplicateClusters clusters() {
    return clusters(definition.survivor().order(pairs.lengths()));
  }

  /** Stars in an order of the caller's: rows to be kept before others first. */
  synchronized DuplicateClusters clusters(int[] order) {
    return pairs.stars(order, settings);
  }

  /**
   * The groups that hang together through near duplicates, over any number of steps.
   *
   * @return for each row the smallest index of its group; its own where it has no duplicate
   */
  public synchronized int[] groups() {
    return pairs.groups(settings);
  }

  /**
   * Tells every pair of near duplicates once. Ten thousand rows of the same words are fifty million
   * pairs; a listener that has enough may throw.
   *
   * @param listener told on this thread, by the first row of the pair in ascending order
   */
  public synchronized void pairs(PairListener listener) {
    pairs.pairs(listener, settings);
  }

  /**
   * The recall that this index delivers, measured on pairs that are made of its own rows. See
   * {@link PlantedRecall}.
   *
   * @return the measurement; of no pairs where the index is exact, up to 50,000 rows
   */
  public PlantedRecall recall() {
    return PlantedRecall.measure(definition, texts, pairs.keyed());
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
        new PairSearch.Visitor() {
          @Override
          public boolean skips(int other) {
            return found[0] || !among.test(other);
          }

          @Override
          public void found(int other, double similarity) {
            found[0] = true;
          }

          @Override
          public boolean done() {
            return found[0];
          }
        });
    return found[0];
  }

  /**
   * A near duplicate of a row among some of the others, the most similar one of the first that are
   * met. In a template of very many rows all are about equally near, so no more than 64 are
   * compared, none after one of similarity 1, and not many after some were found and 10,000 others
   * passed over. Where a row has fewer partners, this is the most similar of all. The order in
   * which rows are met is the same each time for the same calls on an index.
   *
   * @param row an index in the list that was indexed
   * @param among which other rows to look at
   * @return the most similar of those looked at, of equal ones the smallest index; empty if the row
   *     has no near duplicate among them
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public synchronized Optional<Member> nearest(int row, IntPredicate among) {
    NearestPartner nearest = new NearestPartner(among);
    pairs.visit(row, nearest);
    return nearest.nearest();
  }

  /**
   * The rows inside a set that have a near duplicate outside of it: training rows, say, that give a
   * row away that is judged on. Each is found once, however many duplicates it has, so that many
   * rows of one template cost little.
   *
   * @param inside which rows are in the set; the same answer whenever it is asked
   * @return their indices
   */
  public synchronized BitSet withPartnerOutside(IntPredicate inside) {
    return pairs.withPartnerOutside(inside, settings);
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
        new PairSearch.Visitor() {
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
