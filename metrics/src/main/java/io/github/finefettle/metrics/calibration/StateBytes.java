package io.github.finefettle.metrics.calibration;

import io.github.finefettle.core.statistics.ExactSum;
import io.github.finefettle.metrics.ranking.ClassOrder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts that the byte forms of states have in common. */
final class StateBytes {
  static final String MALFORMED =
      "The bytes are no state of this metric. Maybe they were cut off, belong to another metric or"
          + " were written by a newer release.";

  private static final int SUM_BYTES = new ExactSum().toBytes().length;

  private StateBytes() {}

  static void writeOrder(DataOutputStream out, Optional<ClassOrder> order) throws IOException {
    out.writeInt(order.map(ClassOrder::size).orElse(0));
    for (String label : order.map(ClassOrder::labels).orElse(List.of())) {
      out.writeUTF(label);
    }
  }

  static Optional<ClassOrder> readOrder(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size == 0) {
      return Optional.empty();
    }
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      labels.add(in.readUTF());
    }
    return Optional.of(ClassOrder.ofAll(labels));
  }

  static void writeSum(DataOutputStream out, ExactSum sum) throws IOException {
    out.write(sum.toBytes());
  }

  static ExactSum readSum(DataInputStream in) throws IOException {
    byte[] bytes = new byte[SUM_BYTES];
    in.readFully(bytes);
    return ExactSum.fromBytes(bytes);
  }

  static String otherOrder(ClassOrder order, ClassOrder found) {
    return "The rows have the classes "
        + found
        + ", but earlier ones had "
        + order
        + ". Give all rows their probabilities in one order.";
  }
}
