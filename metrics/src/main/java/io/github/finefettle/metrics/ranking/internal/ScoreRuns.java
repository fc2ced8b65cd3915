package io.github.finefettle.metrics.ranking.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scores of positive and of other rows: one by one, eight bytes a row, or, where memory must
 * stay flat, counted in the cells of a fixed division. Either way any partition of the rows merged
 * in any order gives the same bytes.
 *
 * <p>Not safe for use by several threads.
 */
public final class ScoreRuns {
  private final KeyRuns positives = new KeyRuns();
  private final KeyRuns negatives = new KeyRuns();
  private final @Nullable CellCounts cells;

  private ScoreRuns(@Nullable CellCounts cells) {
    this.cells = cells;
  }

  /**
   * Scores held one by one.
   *
   * @return empty runs
   */
  public static ScoreRuns exact() {
    return new ScoreRuns(null);
  }

  /**
   * Scores counted in cells, or one by one.
   *
   * @param cells the division, or empty for scores held one by one
   * @return empty runs
   */
  public static ScoreRuns in(Optional<ScoreCells> cells) {
    return new ScoreRuns(cells.map(CellCounts::new).orElse(null));
  }

  /**
   * Takes a row in.
   *
   * @param positive its kind
   * @param score any number but NaN
   */
  public void add(boolean positive, double score) {
    if (cells != null) {
      cells.add(positive, score);
    } else {
      (positive ? positives : negatives).add(ScoreKeys.of(score));
    }
  }

  /**
   * Takes in all rows of others, which are left as they were.
   *
   * @param other runs of the same division
   */
  public void addAll(ScoreRuns other) {
    if (cells != null && other.cells != null) {
      cells.addAll(other.cells);
    } else {
      positives.addAll(other.positives);
      negatives.addAll(other.negatives);
    }
  }

  /**
   * The rows in the order of their scores. Sorts what came since the last time.
   *
   * @return a view, good until the next row is added
   */
  public Ties ties() {
    return cells != null ? cells : Ties.ofSorted(positives.sorted(), negatives.sorted());
  }

  /**
   * How many rows there are.
   *
   * @return 0 or more
   */
  public long size() {
    return cells != null
        ? cells.positives() + cells.negatives()
        : (long) positives.size() + negatives.size();
  }

  /**
   * Writes the rows in ascending order.
   *
   * @param out where to
   * @throws IOException if it cannot be written
   */
  public void writeTo(DataOutputStream out) throws IOException {
    if (cells != null) {
      cells.writeTo(out);
      return;
    }
    for (long[] keys : new long[][] {positives.sorted(), negatives.sorted()}) {
      out.writeInt(keys.length);
      out.write(bytes(keys));
    }
  }

  /**
   * Reads what {@link #writeTo} wrote into empty runs of the same division.
   *
   * @param in where from
   * @throws IOException if it ends too early or holds no runs
   */
  public void readFrom(DataInputStream in) throws IOException {
    if (cells != null) {
      cells.readFrom(in);
      return;
    }
    for (KeyRuns keys : new KeyRuns[] {positives, negatives}) {
      int size = in.readInt();
      if (size < 0 || (long) size * Long.BYTES > in.available()) {
        throw new IOException("The number of scores (" + size + ") does not fit.");
      }
      for (int i = 0; i < size; i++) {
        long key = in.readLong();
        if (Double.isNaN(ScoreKeys.score(key))) {
          throw new IOException("Score " + i + " is NaN.");
        }
        keys.add(key);
      }
    }
  }

  private static byte[] bytes(long[] keys) {
    long size = (long) keys.length * Long.BYTES;
    if (size > Integer.MAX_VALUE - Long.BYTES) {
      throw new IllegalStateException(
          "A state of "
              + keys.length
              + " rows of one kind does not fit into an array of bytes. Measure with a fixed number"
              + " of cells instead, such as capped(20).");
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) size);
    buffer.asLongBuffer().put(keys);
    return buffer.array();
  }

  /**
   * Bytes made by writing to memory.
   *
   * @param writer what is written
   * @return the bytes
   */
  public static byte[] written(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writer.writeTo(out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Writing to memory cannot fail.", e);
    }
    return bytes.toByteArray();
  }

  /** Something that writes itself. */
  @FunctionalInterface
  public interface Writer {
    /**
     * Writes.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    void writeTo(DataOutputStream out) throws IOException;
  }
}
