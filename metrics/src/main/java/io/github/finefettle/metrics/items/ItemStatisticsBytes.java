package io.github.finefettle.metrics.items;

import io.github.finefettle.core.statistics.ExactSum;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The byte form of item statistics: version, scorer, number of items, every sum and product, and
 * the table of rows where it is held. Of an exact sum only the part between its first and its last
 * digit other than 0 is written.
 */
final class ItemStatisticsBytes {
  private static final int VERSION = 1;
  private static final int TABLE_GIVEN_UP = -1;

  private ItemStatisticsBytes() {}

  static byte[] write(
      String scorerId, long n, ExactSum[] sums, ExactSum[] products, ItemTable table) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(scorerId);
      out.writeInt(sums.length);
      out.writeLong(n);
      for (ExactSum sum : sums) {
        writeSum(out, sum);
      }
      for (ExactSum product : products) {
        writeSum(out, product);
      }
      writeTable(out, sums.length, table);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail.", e);
    }
    return bytes.toByteArray();
  }

  /** Fills sums, products and table, and gives the number of items. */
  static long read(
      String scorerId, byte[] bytes, ExactSum[] sums, ExactSum[] products, ItemTable table) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        throw malformed("they are not of version " + VERSION, null);
      }
      String found = in.readUTF();
      if (!found.equals(scorerId) || in.readInt() != sums.length) {
        throw new IllegalArgumentException(
            "The bytes hold counts of "
                + found
                + ", but a metric of "
                + scorerId
                + " was to read them. Read them with the metric that wrote them.");
      }
      long n = in.readLong();
      for (ExactSum sum : sums) {
        sum.add(readSum(in));
      }
      for (ExactSum product : products) {
        product.add(readSum(in));
      }
      long held = readTable(in, sums.length, table);
      if (n < 0 || (table.isHeld() && held != n) || in.available() > 0) {
        throw malformed("their length or the number of items is wrong", null);
      }
      return n;
    } catch (IOException e) {
      throw malformed("they were cut off", e);
    }
  }

  private static void writeSum(DataOutputStream out, ExactSum sum) throws IOException {
    byte[] all = sum.toBytes();
    int to = all.length;
    while (to > 0 && all[to - 1] == 0) {
      to--;
    }
    // The first byte is the version and stands apart from the digits.
    int from = 1;
    while (from < to && all[from] == 0) {
      from++;
    }
    out.writeShort(all.length);
    out.writeByte(all[0]);
    out.writeShort(from);
    out.writeShort(Math.max(from, to));
    out.write(all, from, Math.max(from, to) - from);
  }

  private static ExactSum readSum(DataInputStream in) throws IOException {
    byte[] all = new byte[in.readUnsignedShort()];
    byte version = in.readByte();
    int from = in.readUnsignedShort();
    int to = in.readUnsignedShort();
    if (all.length == 0 || from < 1 || to < from || to > all.length) {
      throw malformed("the digits of a sum do not fit", null);
    }
    all[0] = version;
    in.readFully(all, from, to - from);
    return ExactSum.fromBytes(all);
  }

  private static void writeTable(DataOutputStream out, int columns, ItemTable table)
      throws IOException {
    if (!table.isHeld()) {
      out.writeInt(TABLE_GIVEN_UP);
      return;
    }
    List<ItemTable.Row> rows = table.rows();
    out.writeInt(rows.size());
    for (ItemTable.Row row : rows) {
      for (int i = 0; i < columns; i++) {
        out.writeDouble(row.value(i));
      }
      out.writeLong(table.count(row));
    }
  }

  /** Fills the table and gives the number of its items. */
  private static long readTable(DataInputStream in, int columns, ItemTable table)
      throws IOException {
    int rows = in.readInt();
    if (rows == TABLE_GIVEN_UP) {
      table.giveUp();
      return 0;
    }
    if (rows < 0 || rows > ItemTable.MOST_ROWS) {
      throw malformed("the number of rows (" + rows + ") is out of range", null);
    }
    byte[] row = new byte[columns * Double.BYTES];
    double[] values = new double[columns];
    long items = 0;
    for (int i = 0; i < rows; i++) {
      in.readFully(row);
      Arrays.setAll(values, c -> ByteBuffer.wrap(row).getDouble(c * Double.BYTES));
      long count = in.readLong();
      if (count < 1 || !Arrays.stream(values).allMatch(Double::isFinite)) {
        throw malformed("a row has the count " + count + " or a value that is not finite", null);
      }
      table.add(values, count);
      items += count;
    }
    return items;
  }

  private static IllegalArgumentException malformed(String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no item statistics: "
            + why
            + ". Maybe they were damaged on their way or written by a newer release.",
        cause);
  }
}
