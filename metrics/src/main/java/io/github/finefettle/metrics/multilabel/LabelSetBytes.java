package io.github.finefettle.metrics.multilabel;

import io.github.finefettle.metrics.items.ItemState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The byte form of a state of label sets: version, the sums over rows, pairs of outcomes, sets of
 * true labels. Texts are UTF-16 code units, because a label may hold an unpaired surrogate.
 */
final class LabelSetBytes {
  private static final int VERSION = 1;

  /** Stands before the number of counts. */
  private static final int PAIRS_GIVEN_UP = -1;

  private LabelSetBytes() {}

  static byte[] write(ItemState<LabelSets> items, OutcomeTable outcomes, TruthSets truthSets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      byte[] sums = items.toBytes();
      out.writeInt(sums.length);
      out.write(sums);
      List<OutcomeTable.Pair> pairs = outcomes.pairs();
      if (!outcomes.isPaired()) {
        out.writeInt(PAIRS_GIVEN_UP);
      }
      out.writeInt(pairs.size());
      for (OutcomeTable.Pair pair : pairs) {
        writeText(out, pair.a());
        out.writeByte(pair.outcomeA());
        writeText(out, pair.b());
        out.writeByte(pair.outcomeB());
        out.writeLong(pair.rows());
      }
      out.writeBoolean(truthSets.isHeld());
      out.writeInt(truthSets.counts().size());
      for (var set : truthSets.counts().entrySet()) {
        out.writeInt(set.getKey().size());
        for (String label : set.getKey()) {
          writeText(out, label);
        }
        out.writeLong(set.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail.", e);
    }
    return bytes.toByteArray();
  }

  static LabelSetState read(MultilabelMetric metric, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        throw malformed(null);
      }
      byte[] sums = new byte[requireFits(in, in.readInt(), 1)];
      in.readFully(sums);
      OutcomeTable outcomes = readOutcomes(in);
      TruthSets truthSets = readTruthSets(in);
      LabelSetState state =
          new LabelSetState(metric, SetItems.INSTANCE.readState(sums), outcomes, truthSets);
      if (!Arrays.equals(state.toBytes(), bytes)) {
        throw malformed(null);
      }
      return state;
    } catch (IOException | ArithmeticException e) {
      throw malformed(e);
    }
  }

  private static OutcomeTable readOutcomes(DataInputStream in) throws IOException {
    OutcomeTable outcomes = new OutcomeTable();
    int first = in.readInt();
    if (first == PAIRS_GIVEN_UP) {
      outcomes.giveUpPairs();
      first = in.readInt();
    }
    int size = requireFits(in, first, 2 * (Integer.BYTES + 1) + Long.BYTES);
    for (int i = 0; i < size; i++) {
      String a = readText(in);
      int outcomeA = readOutcome(in);
      String b = readText(in);
      int outcomeB = readOutcome(in);
      outcomes.add(a, outcomeA, b, outcomeB, readCount(in));
    }
    return outcomes;
  }

  private static TruthSets readTruthSets(DataInputStream in) throws IOException {
    TruthSets truthSets = new TruthSets();
    boolean held = in.readBoolean();
    int size = requireFits(in, in.readInt(), Integer.BYTES + Long.BYTES);
    for (int i = 0; i < size; i++) {
      int labels = requireFits(in, in.readInt(), Integer.BYTES);
      List<String> set = new ArrayList<>();
      for (int j = 0; j < labels; j++) {
        set.add(readText(in));
      }
      truthSets.add(new TreeSet<>(set), readCount(in));
    }
    if (!held) {
      truthSets.giveUp();
    }
    return truthSets;
  }

  private static int readOutcome(DataInputStream in) throws IOException {
    int outcome = in.readUnsignedByte();
    if (outcome >= Outcome.COUNT) {
      throw malformed(null);
    }
    return outcome;
  }

  private static long readCount(DataInputStream in) throws IOException {
    long count = in.readLong();
    if (count < 1) {
      throw malformed(null);
    }
    return count;
  }

  /** Bytes from elsewhere must not make us reserve memory for more items than they can hold. */
  private static int requireFits(DataInputStream in, int items, int bytesEach) throws IOException {
    if (items < 0 || (long) items * bytesEach > in.available()) {
      throw malformed(null);
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

  private static IllegalArgumentException malformed(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no state of label sets of version "
            + VERSION
            + ". Maybe they were cut off, damaged or written by a newer release.",
        cause);
  }
}
