package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.split.RowId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/** Near duplicates among rows whose other texts are equal. */
final class NearDuplicateSearch implements AutoCloseable {
  private final NearDuplicates near;
  private final RowNumbers rows = new RowNumbers();
  private final List<String> inputs = new ArrayList<>();
  private final EqualKeys rests = new EqualKeys();
  private final IntList restOf = new IntList();
  private final Merits merits;

  NearDuplicateSearch(NearDuplicates near) {
    this.near = near;
    this.merits = new Merits(near.survivor(), rows);
  }

  void add(RowId row, String input, DuplicateKey rest, Merit merit) {
    if (!input.isBlank()) {
      rows.add(row);
      inputs.add(input);
      restOf.add(rests.numberOf(rest));
      merits.add(merit);
    }
  }

  RowNumbers rows() {
    return rows;
  }

  Merits merits() {
    return merits;
  }

  /**
   * The duplicates. The rows are put in the order in which they are to be kept before the search,
   * which then only has to keep the first: so any policy works, and arrival never decides.
   */
  DuplicatePairs found() {
    int[] order = IntOrder.upTo(rows.size());
    IntOrder.sort(
        order,
        (a, b) ->
            restOf.get(a) != restOf.get(b)
                ? Integer.compare(restOf.get(a), restOf.get(b))
                : merits.compare(a, b));
    DuplicatePairs pairs = new DuplicatePairs();
    int from = 0;
    for (int to = 1; to <= order.length; to++) {
      if (to == order.length || restOf.get(order[to]) != restOf.get(order[from])) {
        if (to - from > 1) {
          search(order, from, to, pairs);
        }
        from = to;
      }
    }
    return pairs;
  }

  private void search(int[] order, int from, int to, DuplicatePairs pairs) {
    DuplicateClusters found = near.keep(Survivor.first()).find(new Ordered(order, from, to));
    for (DuplicateCluster cluster : found.clusters()) {
      int survivor = order[from + cluster.survivor()];
      for (Member member : cluster.members()) {
        pairs.add(order[from + member.row()], survivor, member.similarity());
      }
    }
  }

  /** The inputs of some rows in their order, without a copy. */
  private final class Ordered extends AbstractList<String> implements RandomAccess {
    private final int[] order;
    private final int from;
    private final int to;

    Ordered(int[] order, int from, int to) {
      this.order = order;
      this.from = from;
      this.to = to;
    }

    @Override
    public String get(int index) {
      return inputs.get(order[from + index]);
    }

    @Override
    public int size() {
      return to - from;
    }
  }

  @Override
  public void close() {
    rests.close();
  }
}
