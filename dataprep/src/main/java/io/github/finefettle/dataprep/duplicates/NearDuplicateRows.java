package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.split.RowId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * Near duplicates among rows whose other texts are equal. The texts that are compared are held in
 * memory while they are few, and lie in a temporary file when they are many.
 */
final class NearDuplicateRows implements AutoCloseable {
  private static final long MOST_CHARACTERS_HELD = 32L << 20;

  private final NearDuplicates near;
  private final int threads;
  private final RowNumbers rows = new RowNumbers();
  private final EqualKeys rests = new EqualKeys();
  private final IntList restOf = new IntList();
  private final Merits merits;
  private List<String> held = new ArrayList<>();
  private long heldCharacters;
  private final List<SpooledTexts> spooled = new ArrayList<>(1);

  NearDuplicateRows(NearDuplicates near, int threads) {
    this.near = near;
    this.threads = threads;
    this.merits = new Merits(near.survivor(), rows);
  }

  void add(RowId row, String input, DuplicateKey rest, Merit merit) {
    if (!input.isBlank()) {
      rows.add(row);
      restOf.add(rests.numberOf(rest));
      merits.add(merit);
      hold(input);
    }
  }

  private void hold(String input) {
    inputs().add(input);
    heldCharacters += input.length();
    if (spooled.isEmpty() && heldCharacters > MOST_CHARACTERS_HELD) {
      SpooledTexts file = SpooledTexts.open();
      spooled.add(file);
      file.addAll(held);
      held = List.of();
    }
  }

  private List<String> inputs() {
    return spooled.isEmpty() ? held : spooled.get(0);
  }

  RowNumbers rows() {
    return rows;
  }

  Merits merits() {
    return merits;
  }

  /** The duplicates. The order in which rows are to be kept decides, and arrival never does. */
  DuplicatePairs found() {
    int[] compared = withCompany();
    int[] order = IntOrder.upTo(compared.length);
    IntOrder.sort(order, (a, b) -> merits.compare(compared[a], compared[b]));
    DuplicateClusters found =
        near.search()
            .threads(threads)
            .index(new Some(inputs(), compared), i -> restOf.get(compared[i]))
            .clusters(order);
    DuplicatePairs pairs = new DuplicatePairs();
    for (DuplicateCluster cluster : found.clusters()) {
      for (Member member : cluster.members()) {
        pairs.add(compared[member.row()], compared[cluster.survivor()], member.similarity());
      }
    }
    return pairs;
  }

  /** The rows that share their other texts with another row: where answers differ, few do. */
  private int[] withCompany() {
    int[] sizes = new int[rests.size()];
    for (int row = 0; row < rows.size(); row++) {
      sizes[restOf.get(row)]++;
    }
    int[] found = new int[rows.size()];
    int count = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (sizes[restOf.get(row)] > 1) {
        found[count++] = row;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Some texts of a list, without a copy. */
  private static final class Some extends AbstractList<String> implements RandomAccess {
    private final List<String> all;
    private final int[] chosen;

    Some(List<String> all, int[] chosen) {
      this.all = all;
      this.chosen = chosen;
    }

    @Override
    public String get(int index) {
      return all.get(chosen[index]);
    }

    @Override
    public int size() {
      return chosen.length;
    }
  }

  @Override
  public void close() {
    rests.close();
    spooled.forEach(SpooledTexts::close);
  }
}
