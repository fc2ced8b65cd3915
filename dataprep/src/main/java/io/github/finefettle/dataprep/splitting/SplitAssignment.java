package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.split.RowId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Which row is on which side, saved. Splitting again with it ({@link SplitRunner#keeping}) keeps
 * every row where it is, whatever rows have come since. Immutable; safe for use by several threads.
 *
 * <p>The file is JSONL: a header with the plan, then a line for each row in id order with its side,
 * the first row of its cluster (left out where it is the row itself) and a hash of its input, by
 * which a row is known to be the same. It is written and read line by line; in memory a row takes
 * about 60 bytes. Rows are known by their ids, so give ids that stay: of a file, append at its end.
 */
public final class SplitAssignment {
  private final SplitPlan plan;
  private final Optional<TimeBorders> borders;
  private final List<RowId> ids;
  private final List<RowId> firsts;
  private final byte[] sides;
  private final long[] inputs;

  /** The lists and arrays are the assignment's own from now on. */
  SplitAssignment(
      SplitPlan plan,
      Optional<TimeBorders> borders,
      List<RowId> ids,
      List<RowId> firsts,
      byte[] sides,
      long[] inputs) {
    this.plan = plan;
    this.borders = borders;
    this.ids = Collections.unmodifiableList(ids);
    this.firsts = firsts;
    this.sides = sides;
    this.inputs = inputs;
    for (int i = 1; i < ids.size(); i++) {
      if (ids.get(i - 1).compareTo(ids.get(i)) >= 0) {
        throw new JsonFormatException(
            "The rows of a split assignment must be in id order, each once, but "
                + ids.get(i)
                + " stands behind "
                + ids.get(i - 1)
                + ".");
      }
    }
  }

  /**
   * The plan that made it.
   *
   * @return the plan
   */
  public SplitPlan plan() {
    return plan;
  }

  /**
   * The fingerprint of the plan that made it.
   *
   * @return the fingerprint
   */
  public Fingerprint fingerprint() {
    return plan.fingerprint();
  }

  /**
   * How many rows have a side.
   *
   * @return 0 or more
   */
  public int size() {
    return ids.size();
  }

  /**
   * The rows that have a side.
   *
   * @return in id order
   */
  public List<RowId> ids() {
    return ids;
  }

  /**
   * The side of a row.
   *
   * @param row a row's id
   * @return its side, or empty for a row that has none
   */
  public Optional<Side> sideOf(RowId row) {
    int index = indexOf(row);
    return index < 0 ? Optional.empty() : Optional.of(side(index));
  }

  /**
   * The first row of the cluster of a row. It may have been removed since.
   *
   * @param row a row's id
   * @return the row with the smallest id when the cluster was made; empty for a row without a side
   */
  public Optional<RowId> firstOf(RowId row) {
    int index = indexOf(row);
    return index < 0 ? Optional.empty() : Optional.of(firsts.get(index));
  }

  /** Where a row stands; negative if it has no side. */
  int indexOf(RowId row) {
    return Collections.binarySearch(ids, row);
  }

  Side side(int index) {
    return Side.at(sides[index]);
  }

  RowId first(int index) {
    return firsts.get(index);
  }

  long input(int index) {
    return inputs[index];
  }

  Optional<TimeBorders> borders() {
    return borders;
  }

  /**
   * Writes it.
   *
   * @param file where to; what stands there is replaced in one step
   * @throws UncheckedIOException if the file cannot be written
   */
  public void writeTo(Path file) {
    try {
      SplitAssignmentFile.write(this, file);
    } catch (IOException e) {
      throw new UncheckedIOException("The split assignment cannot be written to " + file + ".", e);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @param file the file
   * @return an equal assignment
   * @throws UncheckedIOException if the file cannot be read
   * @throws JsonFormatException if it is none, is damaged or cut short, or a newer release wrote it
   */
  public static SplitAssignment readFrom(Path file) {
    try {
      return SplitAssignmentFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The split assignment cannot be read from " + file + ".", e);
    }
  }

  /** Whether the other one has the same plan and puts the same rows on the same sides. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SplitAssignment that
        && plan.equals(that.plan)
        && borders.equals(that.borders)
        && ids.equals(that.ids)
        && firsts.equals(that.firsts)
        && Arrays.equals(sides, that.sides)
        && Arrays.equals(inputs, that.inputs);
  }

  @Override
  public int hashCode() {
    return 31 * ids.hashCode() + Arrays.hashCode(sides);
  }

  /** The plan and how many rows. */
  @Override
  public String toString() {
    return "SplitAssignment[" + plan + ", " + ids.size() + " rows]";
  }

  /** Collects rows in id order. */
  static final class Builder {
    private final List<RowId> ids = new ArrayList<>();
    private final List<RowId> firsts = new ArrayList<>();
    private byte[] sides = new byte[64];
    private long[] inputs = new long[64];

    void add(RowId id, RowId first, Side side, long input) {
      int n = ids.size();
      if (n == sides.length) {
        sides = Arrays.copyOf(sides, n + n / 2);
        inputs = Arrays.copyOf(inputs, n + n / 2);
      }
      ids.add(id);
      // One object for a row that is its own first one, so that ten million take no more than that.
      firsts.add(first.equals(id) ? id : first);
      sides[n] = (byte) side.place();
      inputs[n] = input;
    }

    int size() {
      return ids.size();
    }

    SplitAssignment build(SplitPlan plan, Optional<TimeBorders> borders) {
      return new SplitAssignment(
          plan,
          borders,
          ids,
          firsts,
          Arrays.copyOf(sides, ids.size()),
          Arrays.copyOf(inputs, ids.size()));
    }
  }
}
