package io.github.finefettle.metrics.classification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The byte form of a state: version, the signature of its metric, the labels, the cells. Texts are
 * written as UTF-16 code units, because a label may hold an unpaired surrogate, which UTF-8 cannot
 * carry.
 */
final class MatrixBytes {
  private static final int VERSION = 1;

  private MatrixBytes() {}

  static byte[] write(String signature, ConfusionMatrix matrix) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      writeText(out, signature);
      List<String> labels = matrix.labels();
      out.writeInt(labels.size());
      for (String label : labels) {
        writeText(out, label);
      }
      Map<LabelPair, Long> counts = matrix.counts();
      out.writeInt(counts.size());
      for (Map.Entry<LabelPair, Long> cell : counts.entrySet()) {
        out.writeInt(Collections.binarySearch(labels, cell.getKey().truth()));
        out.writeInt(Collections.binarySearch(labels, cell.getKey().predicted()));
        out.writeLong(cell.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail.", e);
    }
    return bytes.toByteArray();
  }

  static ConfusionMatrix read(String signature, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        throw malformed("they are not of version " + VERSION, null);
      }
      String found = readText(in);
      if (!found.equals(signature)) {
        throw new IllegalArgumentException(
            "The bytes hold a state of "
                + found
                + ", but "
                + signature
                + " was to read them. Read them with the metric that wrote them.");
      }
      ConfusionMatrix matrix = readMatrix(in);
      if (in.read() >= 0) {
        throw malformed("they go on after the last cell", null);
      }
      if (!Arrays.equals(write(signature, matrix), bytes)) {
        throw malformed("their labels or cells are not as they are written", null);
      }
      return matrix;
    } catch (IOException | IndexOutOfBoundsException | ArithmeticException e) {
      throw malformed("they end early, miss a label or count beyond all rows", e);
    }
  }

  private static ConfusionMatrix readMatrix(DataInputStream in) throws IOException {
    int size = requireFits(in, in.readInt(), Integer.BYTES);
    String[] labels = new String[size];
    for (int i = 0; i < size; i++) {
      labels[i] = readText(in);
    }
    int cells = requireFits(in, in.readInt(), 2 * Integer.BYTES + Long.BYTES);
    Map<LabelPair, Long> counts = new TreeMap<>();
    for (int i = 0; i < cells; i++) {
      LabelPair pair = new LabelPair(labels[in.readInt()], labels[in.readInt()]);
      long count = in.readLong();
      if (count < 1) {
        throw malformed("a cell has the count " + count, null);
      }
      counts.merge(pair, count, Math::addExact);
    }
    return ConfusionMatrix.ofCounts(counts);
  }

  /** Bytes from elsewhere must not make us reserve memory for more items than they can hold. */
  private static int requireFits(DataInputStream in, int items, int bytesEach) throws IOException {
    if (items < 0 || (long) items * bytesEach > in.available()) {
      throw malformed("they name " + items + " items but are too short for them", null);
    }
    return items;
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }

  private static String readText(DataInputStream in) throws IOException {
    char[] text = new char[requireFits(in, in.readInt(), Character.BYTES)];
    for (int i = 0; i < text.length; i++) {
      text[i] = in.readChar();
    }
    return new String(text);
  }

  private static IllegalArgumentException malformed(
      String why, @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no state of a classification metric: "
            + why
            + ". Maybe they were cut off or written by a newer release.",
        cause);
  }
}
