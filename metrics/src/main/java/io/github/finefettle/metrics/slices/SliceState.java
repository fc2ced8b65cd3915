package io.github.finefettle.metrics.slices;

import io.github.finefettle.core.metric.MetricState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The state of the whole and of each slice. Any partition of the rows, merged in any order, gives
 * the same bytes.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 *
 * @param <R> the type of a row
 */
public final class SliceState<R> {
  private static final byte VERSION = 1;

  private final SlicedMetric<R> sliced;
  private final TreeMap<String, Part<R>> parts = new TreeMap<>();
  private Part<R> whole;
  private long unsliced;

  SliceState(SlicedMetric<R> sliced) {
    this.sliced = sliced;
    this.whole = new Part<>(sliced.metric().newState(), 0);
  }

  /**
   * Takes a row in.
   *
   * @param row the row
   * @throws IllegalArgumentException if the function that names slices throws
   */
  public void add(R row) {
    TreeSet<String> names;
    try {
      names = new TreeSet<>(sliced.slices().slicesOf(row));
    } catch (Exception e) {
      throw new IllegalArgumentException(
          "The slices of row "
              + whole.rows
              + " of this state could not be named. See the cause, and set such rows aside.",
          e);
    }
    whole.add(row);
    unsliced += names.isEmpty() ? 1 : 0;
    for (String name : names) {
      part(name).add(row);
    }
  }

  /**
   * Takes in all that another state of the same metric has seen. The other is left as it was.
   *
   * @param other a state of the same metric by the same slices
   */
  public void merge(SliceState<R> other) {
    if (!other.sliced.metric().stateId().equals(sliced.metric().stateId())) {
      throw new IllegalArgumentException(
          "Slices of "
              + sliced.metric().stateId()
              + " cannot take in slices of "
              + other.sliced.metric().stateId()
              + ". Merge states of the same metric only.");
    }
    unsliced += other.unsliced;
    List<String> names = List.copyOf(other.parts.keySet());
    whole.merge(other.whole);
    for (String name : names) {
      Part<R> theirs = other.parts.get(name);
      if (theirs != null) {
        part(name).merge(theirs);
      }
    }
  }

  /**
   * The measurements of all rows seen so far.
   *
   * @return the whole, and the slices in the order of their names
   */
  public SliceTable measure() {
    List<SliceTable.Slice> slices = new ArrayList<>();
    var measuredWhole = sliced.metric().measure(whole.state);
    for (Map.Entry<String, Part<R>> entry : parts.entrySet()) {
      Part<R> part = entry.getValue();
      slices.add(
          SliceTable.Slice.of(
              entry.getKey(),
              part.rows,
              part.rows < sliced.fewestRows(),
              sliced.metric().measure(part.state),
              measuredWhole));
    }
    return SliceTable.of(sliced.metric(), sliced.resampling(), measuredWhole, slices, unsliced);
  }

  /**
   * The state of one slice, to look into or to merge elsewhere.
   *
   * @param name the slice
   * @return a copy of its state, empty where no row was in it
   */
  public MetricState<R> slice(String name) {
    MetricState<R> copy = sliced.metric().newState();
    Part<R> part = parts.get(name);
    if (part != null) {
      copy.merge(part.state);
    }
    return copy;
  }

  /**
   * The state of all rows.
   *
   * @return a copy
   */
  public MetricState<R> whole() {
    MetricState<R> copy = sliced.metric().newState();
    copy.merge(whole.state);
    return copy;
  }

  /**
   * The state in a versioned form of its own.
   *
   * @return bytes, equal for equal states
   */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(sliced.metric().stateId());
      out.writeLong(unsliced);
      whole.write(out);
      out.writeInt(parts.size());
      for (Map.Entry<String, Part<R>> entry : parts.entrySet()) {
        out.writeUTF(entry.getKey());
        entry.getValue().write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The name of a slice is longer than 65,535 bytes. Give slices short names.", e);
    }
    return bytes.toByteArray();
  }

  static <R> SliceState<R> read(SlicedMetric<R> sliced, byte[] bytes) {
    SliceState<R> state = new SliceState<>(sliced);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION || !in.readUTF().equals(sliced.metric().stateId())) {
        throw malformed(null);
      }
      state.unsliced = in.readLong();
      state.whole = Part.read(sliced, in);
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        state.parts.put(in.readUTF(), Part.read(sliced, in));
      }
      if (in.available() > 0) {
        throw malformed(null);
      }
    } catch (IOException e) {
      throw malformed(e);
    }
    return state;
  }

  private Part<R> part(String name) {
    return parts.computeIfAbsent(name, key -> new Part<>(sliced.metric().newState(), 0));
  }

  private static IllegalArgumentException malformed(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no slices of this metric. Maybe they were cut off, belong to another metric"
            + " or were written by a newer release.",
        cause);
  }

  /** A state and how many rows it has seen. */
  private static final class Part<R> {
    private final MetricState<R> state;
    private long rows;

    Part(MetricState<R> state, long rows) {
      this.state = state;
      this.rows = rows;
    }

    void add(R row) {
      state.add(row);
      rows++;
    }

    void merge(Part<R> other) {
      state.merge(other.state);
      rows += other.rows;
    }

    void write(DataOutputStream out) throws IOException {
      byte[] bytes = state.toBytes();
      out.writeLong(rows);
      out.writeInt(bytes.length);
      out.write(bytes);
    }

    static <R> Part<R> read(SlicedMetric<R> sliced, DataInputStream in) throws IOException {
      long rows = in.readLong();
      int length = in.readInt();
      if (rows < 0 || length < 0 || length > in.available()) {
        throw malformed(null);
      }
      return new Part<>(sliced.metric().readState(in.readNBytes(length)), rows);
    }
  }
}
