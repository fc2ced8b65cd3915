package io.github.finefettle.dataprep.duplicates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/**
 * Sorts any number of 64-bit numbers, as unsigned ones, within a stated memory: what does not fit
 * is sorted and written to a temporary file as a run, and all runs are merged at the end.
 *
 * <p>A run is sorted by distributing the numbers by 11 bits at a time, from the lowest that count
 * (least significant digit radix sort): a few passes straight over memory, where a sort by
 * comparisons would take twenty steps for each number. Numbers must be added so that those with
 * equal upper bits have ascending lower bits; then only the upper bits need be sorted, because each
 * pass keeps the order of what it finds equal.
 */
final class SortedLongs implements AutoCloseable {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int FIRST_CAPACITY = 1 << 12;
  private static final int BUFFER_BYTES = 1 << 18;

  private final int lowerBits;
  private final int capacity;
  private final List<Path> runs = new ArrayList<>();
  private long[] values = new long[FIRST_CAPACITY];
  private long[] spare = new long[0];
  private int size;
  private long total;

  /**
   * Begins empty.
   *
   * @param lowerBits how many of the lowest bits are ascending already among equal upper bits
   * @param bytes the memory for numbers, in bytes; at least some 64 KiB are taken
   */
  SortedLongs(int lowerBits, long bytes) {
    this.lowerBits = lowerBits;
    // The distribution needs a second array of the same size.
    this.capacity = (int) Math.max(FIRST_CAPACITY, Math.min(bytes / 16, 1 << 30));
  }

  /**
   * The same where all numbers fit into memory.
   *
   * @param most how many numbers there are at most
   */
  static SortedLongs inMemory(int lowerBits, int most) {
    return new SortedLongs(lowerBits, 16L * most);
  }

  /** Sorts the first numbers of an array, as unsigned ones. */
  static void sort(long[] values, int size) {
    SortedLongs sorted = new SortedLongs(0, 0);
    sorted.values = values;
    sorted.size = size;
    sorted.sort();
    if (sorted.values != values) {
      System.arraycopy(sorted.values, 0, values, 0, size);
    }
  }

  void add(long value) {
    if (size == capacity) {
      spill();
    } else if (size == values.length) {
      values = Arrays.copyOf(values, (int) Math.min(capacity, 2L * size));
    }
    values[size++] = value;
    total++;
  }

  long total() {
    return total;
  }

  /** How many runs lie on disk. */
  int runs() {
    return runs.size();
  }

  /** Hands over all numbers in order. */
  void forEach(LongConsumer consumer) {
    sort();
    if (runs.isEmpty()) {
      for (int i = 0; i < size; i++) {
        consumer.accept(values[i]);
      }
      return;
    }
    PriorityQueue<Run> heads =
        new PriorityQueue<>(
            Comparator.<Run>comparingLong(run -> run.head ^ Long.MIN_VALUE)
                .thenComparingInt(run -> run.number));
    List<Run> opened = new ArrayList<>();
    try {
      for (Path file : runs) {
        opened.add(new FileRun(opened.size(), file));
      }
      opened.add(new ArrayRun(opened.size(), values, size));
      opened.stream().filter(Run::advance).forEach(heads::add);
      while (!heads.isEmpty()) {
        Run run = heads.remove();
        consumer.accept(run.head);
        if (run.advance()) {
          heads.add(run);
        }
      }
    } finally {
      opened.forEach(Run::close);
    }
  }

  private void sort() {
    if (spare.length < size) {
      spare = new long[values.length];
    }
    for (int shift = lowerBits; shift < 64; shift += DIGIT_BITS) {
      distribute(shift);
    }
  }

  private void distribute(int shift) {
    int[] starts = new int[DIGITS + 1];
    for (int i = 0; i < size; i++) {
      starts[(int) ((values[i] >>> shift) & (DIGITS - 1)) + 1]++;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      starts[digit + 1] += starts[digit];
    }
    for (int i = 0; i < size; i++) {
      long value = values[i];
      spare[starts[(int) ((value >>> shift) & (DIGITS - 1))]++] = value;
    }
    long[] sorted = spare;
    spare = values;
    values = sorted;
  }

  private void spill() {
    sort();
    try {
      Path file = Files.createTempFile("finefettle-run-", ".bin");
      file.toFile().deleteOnExit();
      runs.add(file);
      try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.nativeOrder());
        for (int from = 0; from < size; from += BUFFER_BYTES / 8) {
          buffer.clear();
          int count = Math.min(BUFFER_BYTES / 8, size - from);
          buffer.asLongBuffer().put(values, from, count);
          buffer.limit(8 * count);
          while (buffer.hasRemaining()) {
            out.write(buffer);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A run of sorted keys could not be written to disk.", e);
    }
    size = 0;
  }

  @Override
  public void close() {
    for (Path run : runs) {
      try {
        Files.deleteIfExists(run);
      } catch (IOException e) {
        throw new UncheckedIOException("A temporary file could not be deleted.", e);
      }
    }
    runs.clear();
  }

  /** Numbers in ascending order, one at a time. */
  private abstract static class Run {
    final int number;
    long head;

    Run(int number) {
      this.number = number;
    }

    /** Whether there was one more number, which is the head now. */
    abstract boolean advance();

    abstract void close();
  }

  private static final class ArrayRun extends Run {
    private final long[] values;
    private final int size;
    private int next;

    ArrayRun(int number, long[] values, int size) {
      super(number);
      this.values = values;
      this.size = size;
    }

    @Override
    boolean advance() {
      if (next == size) {
        return false;
      }
      head = values[next++];
      return true;
    }

    @Override
    void close() {
      // Nothing is open.
    }
  }

  private static final class FileRun extends Run {
    private final FileChannel in;
    private final ByteBuffer buffer =
        ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.nativeOrder());

    FileRun(int number, Path file) {
      super(number);
      try {
        this.in = FileChannel.open(file, StandardOpenOption.READ);
      } catch (IOException e) {
        throw new UncheckedIOException("A run of sorted keys cannot be read again.", e);
      }
      buffer.limit(0);
    }

    @Override
    boolean advance() {
      if (buffer.remaining() < 8 && !refill()) {
        return false;
      }
      head = buffer.getLong();
      return true;
    }

    private boolean refill() {
      try {
        buffer.clear();
        while (buffer.hasRemaining() && in.read(buffer) >= 0) {
          // A read may bring less than there is room for.
        }
        buffer.flip();
        return buffer.remaining() >= 8;
      } catch (IOException e) {
        throw new UncheckedIOException("A run of sorted keys cannot be read again.", e);
      }
    }

    @Override
    void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
