package io.github.finefettle.metrics.sequence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The byte form of counts by type. Names stand as UTF-16 code units, whatever they hold. */
final class TypeBytes {
  private static final int VERSION = 1;
  private static final int OUTCOMES = EntityOutcome.COUNT;
  private static final int ROWS = 1;
  private static final int PRODUCTS = 2;
  private static final int NEITHER = 3;

  private TypeBytes() {}

  static byte[] write(String stateId, TypeSnapshot counts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(stateId);
      out.writeLong(counts.n());
      out.writeInt(counts.names().size());
      for (String name : counts.names()) {
        out.writeInt(name.length());
        out.writeChars(name);
      }
      writeAll(out, counts.sums());
      writeAll(out, counts.outcomes());
      writeRowsOrProducts(out, counts);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail.", e);
    }
    return bytes.toByteArray();
  }

  static TypeSnapshot read(String stateId, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        throw malformed("they are not of version " + VERSION, null);
      }
      String found = in.readUTF();
      if (!found.equals(stateId)) {
        throw new IllegalArgumentException(
            "The bytes hold "
                + found
                + ", but a metric of "
                + stateId
                + " was to read them. Read them with the metric that wrote them.");
      }
      long n = in.readLong();
      List<String> names = readNames(in, bytes.length);
      long[] sums = readAll(in, TypeCounts.COLUMNS * names.size());
      long[] outcomes = readAll(in, OUTCOMES * names.size());
      TypeSnapshot counts = readRowsOrProducts(in, n, names, sums, outcomes);
      if (n < 0 || in.available() > 0) {
        throw malformed("their length or the number of sentences is wrong", null);
      }
      return counts;
    } catch (IOException e) {
      throw malformed("they were cut off", e);
    }
  }

  private static void writeRowsOrProducts(DataOutputStream out, TypeSnapshot counts)
      throws IOException {
    if (counts.rowsHeld()) {
      out.writeByte(ROWS);
      out.writeInt(counts.rows());
      for (int r = 0; r < counts.rows(); r++) {
        out.writeInt(counts.row(r).length);
        for (int value : counts.row(r)) {
          out.writeInt(value);
        }
        out.writeLong(counts.times(r));
      }
      return;
    }
    long[] products = counts.products();
    out.writeByte(products == null ? NEITHER : PRODUCTS);
    if (products != null) {
      writeAll(out, products);
    }
  }

  private static TypeSnapshot readRowsOrProducts(
      DataInputStream in, long n, List<String> names, long[] sums, long[] outcomes)
      throws IOException {
    int columns = TypeCounts.COLUMNS * names.size();
    int kind = in.readUnsignedByte();
    if (kind == ROWS) {
      int count = requireInRange(in.readInt(), SentenceTable.MOST_ROWS);
      List<int[]> rows = new ArrayList<>();
      long[] times = new long[count];
      for (int r = 0; r < count; r++) {
        rows.add(readRow(in, names.size()));
        times[r] = in.readLong();
      }
      return new TypeSnapshot(n, names, sums, outcomes, rows, times, null);
    }
    if ((kind != PRODUCTS && kind != NEITHER)
        || (kind == PRODUCTS && names.size() > TypeCounts.MOST_TYPES)) {
      throw malformed("what follows the sums is unknown", null);
    }
    long[] products = kind == PRODUCTS ? readAll(in, columns * (columns + 1) / 2) : null;
    return new TypeSnapshot(n, names, sums, outcomes, null, new long[0], products);
  }

  private static int[] readRow(DataInputStream in, int types) throws IOException {
    int[] row = new int[requireInRange(in.readInt(), TypeCounts.ENTRY * types)];
    for (int i = 0; i < row.length; i++) {
      row[i] = in.readInt();
      if (row[i] < 0 || (i % TypeCounts.ENTRY == 0 && row[i] >= types)) {
        throw malformed("a row holds a number out of range", null);
      }
    }
    if (row.length % TypeCounts.ENTRY != 0) {
      throw malformed("a row is cut off", null);
    }
    return row;
  }

  private static List<String> readNames(DataInputStream in, int atMost) throws IOException {
    int count = requireInRange(in.readInt(), atMost);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = requireInRange(in.readInt(), atMost);
      StringBuilder name = new StringBuilder();
      for (int c = 0; c < length; c++) {
        name.append(in.readChar());
      }
      names.add(name.toString());
    }
    return List.copyOf(names);
  }

  private static void writeAll(DataOutputStream out, long[] values) throws IOException {
    for (long value : values) {
      out.writeLong(value);
    }
  }

  private static long[] readAll(DataInputStream in, int count) throws IOException {
    if (in.available() < (long) count * Long.BYTES) {
      throw malformed("they were cut off", null);
    }
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readLong();
    }
    return values;
  }

  private static int requireInRange(int value, int highest) {
    if (value < 0 || value > highest) {
      throw malformed("the number " + value + " is out of range", null);
    }
    return value;
  }

  private static IllegalArgumentException malformed(String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no counts by type: "
            + why
            + ". Maybe they were damaged on their way or written by a newer release.",
        cause);
  }
}
