package io.github.finefettle.metrics.comparison;

import io.github.finefettle.metrics.classification.ConfusionMatrix;
import io.github.finefettle.metrics.classification.LabelPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each triple of true label, answer of A and answer of B occurred, and how such counts
 * fold into the confusion matrix of either model. The folding is worked out once, because the
 * bootstrap does it thousands of times.
 */
final class JointCounts {
  private record Triple(LabelPair a, LabelPair b) implements Comparable<Triple> {
    @Override
    public int compareTo(Triple other) {
      int byA = a.compareTo(other.a);
      return byA != 0 ? byA : b.compareTo(other.b);
    }
  }

  private final long[] counts;
  private final Folding a;
  private final Folding b;
  private final McNemar discordance;

  private JointCounts(long[] counts, Folding a, Folding b, McNemar discordance) {
    this.counts = counts;
    this.a = a;
    this.b = b;
    this.discordance = discordance;
  }

  static JointCounts of(List<String> truths, List<String> answersA, List<String> answersB) {
    if (truths.size() != answersA.size() || truths.size() != answersB.size()) {
      throw new IllegalArgumentException(
          "There are "
              + truths.size()
              + " true labels, but "
              + answersA.size()
              + " predictions of A and "
              + answersB.size()
              + " of B. A paired comparison needs one of each for every row, in the same order.");
    }
    if (truths.isEmpty()) {
      throw new IllegalArgumentException(
          "There are no rows (0) to compare on. Give the rows of the test split.");
    }
    Map<Triple, Long> joint = new TreeMap<>();
    for (int i = 0; i < truths.size(); i++) {
      Triple triple =
          new Triple(
              new LabelPair(truths.get(i), answersA.get(i)),
              new LabelPair(truths.get(i), answersB.get(i)));
      joint.merge(triple, 1L, Math::addExact);
    }
    List<Triple> cells = new ArrayList<>(joint.keySet());
    long[] counts = joint.values().stream().mapToLong(count -> count).toArray();
    return new JointCounts(
        counts,
        Folding.of(cells.stream().map(Triple::a).toList(), counts),
        Folding.of(cells.stream().map(Triple::b).toList(), counts),
        discordanceOf(joint));
  }

  long[] counts() {
    return counts.clone();
  }

  ConfusionMatrix matrixA(long[] resampled) {
    return a.matrix(resampled);
  }

  ConfusionMatrix matrixB(long[] resampled) {
    return b.matrix(resampled);
  }

  McNemar discordance() {
    return discordance;
  }

  private static McNemar discordanceOf(Map<Triple, Long> joint) {
    long onlyA = 0;
    long onlyB = 0;
    for (Map.Entry<Triple, Long> entry : joint.entrySet()) {
      boolean rightA = isHit(entry.getKey().a());
      boolean rightB = isHit(entry.getKey().b());
      onlyA += rightA && !rightB ? entry.getValue() : 0;
      onlyB += rightB && !rightA ? entry.getValue() : 0;
    }
    return new McNemar(onlyA, onlyB);
  }

  private static boolean isHit(LabelPair pair) {
    return pair.truth().equals(pair.predicted());
  }

  /** Where each joint cell goes in one model's matrix. */
  private static final class Folding {
    private final ConfusionMatrix shape;
    private final int[] target;
    private final int size;

    private Folding(ConfusionMatrix shape, int[] target, int size) {
      this.shape = shape;
      this.target = target;
      this.size = size;
    }

    static Folding of(List<LabelPair> pairs, long[] counts) {
      Map<LabelPair, Long> folded = new TreeMap<>();
      for (int i = 0; i < counts.length; i++) {
        folded.merge(pairs.get(i), counts[i], Math::addExact);
      }
      List<LabelPair> order = new ArrayList<>(folded.keySet());
      int[] target = new int[counts.length];
      for (int i = 0; i < target.length; i++) {
        target[i] = java.util.Collections.binarySearch(order, pairs.get(i));
      }
      return new Folding(ConfusionMatrix.ofCounts(folded), target, order.size());
    }

    ConfusionMatrix matrix(long[] joint) {
      long[] folded = new long[size];
      for (int i = 0; i < joint.length; i++) {
        folded[target[i]] += joint[i];
      }
      return shape.withCounts(folded);
    }
  }
}
