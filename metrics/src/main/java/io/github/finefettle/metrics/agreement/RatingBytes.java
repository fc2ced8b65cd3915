package io.github.finefettle.metrics.agreement;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The byte form of a state of ratings: version, then each kind of item with its count. Texts are
 * UTF-16 code units, because a rating may hold an unpaired surrogate.
 */
final class RatingBytes {
  private static final int VERSION = 1;

  private RatingBytes() {}

  static byte[] write(SortedMap<List<String>, Long> counts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(counts.size());
      for (var entry : counts.entrySet()) {
        out.writeInt(entry.getKey().size());
        for (String rating : entry.getKey()) {
          out.writeInt(rating.length());
          out.writeChars(rating);
        }
        out.writeLong(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail.", e);
    }
    return bytes.toByteArray();
  }

  static RatingState read(AgreementMetric metric, byte[] bytes) {
    RatingState state = new RatingState(metric);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        throw malformed(null);
      }
      int kinds = requireFits(in, in.readInt(), Integer.BYTES + Long.BYTES);
      for (int i = 0; i < kinds; i++) {
        int size = requireFits(in, in.readInt(), Integer.BYTES);
        List<String> ratings = new ArrayList<>();
        for (int j = 0; j < size; j++) {
          ratings.add(readText(in));
        }
        long count = in.readLong();
        if (count < 1) {
          throw malformed(null);
        }
        state.add(new ItemRatings(ratings).ratings(), count);
      }
    } catch (IOException | ArithmeticException e) {
      throw malformed(e);
    }
    if (!Arrays.equals(state.toBytes(), bytes)) {
      throw malformed(null);
    }
    return state;
  }

  /** Bytes from elsewhere must not make us reserve memory for more items than they can hold. */
  private static int requireFits(DataInputStream in, int items, int bytesEach) throws IOException {
    if (items < 0 || (long) items * bytesEach > in.available()) {
      throw malformed(null);
    }
    return items;
  }

  private static String readText(DataInputStream in) throws IOException {
    char[] text = new char[requireFits(in, in.readInt(), Character.BYTES)];
    for (int i = 0; i < text.length; i++) {
      text[i] = in.readChar();
    }
    return new String(text);
  }

  private static IllegalArgumentException malformed(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no state of ratings of version "
            + VERSION
            + ". Maybe they were cut off, damaged or written by a newer release.",
        cause);
  }
}
