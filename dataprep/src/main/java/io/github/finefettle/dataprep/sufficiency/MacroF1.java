package io.github.finefettle.dataprep.sufficiency;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The mean over the true classes of 2 TP / (2 TP + FP + FN). */
final class MacroF1 {
  private MacroF1() {}

  static double of(List<String> truth, List<String> predicted) {
    // Per class: true positives, and the sum of rows that have or were given the label.
    Map<String, int[]> counts = new TreeMap<>();
    truth.forEach(label -> counts.computeIfAbsent(label, l -> new int[2])[1]++);
    for (int i = 0; i < truth.size(); i++) {
      int[] given = counts.get(predicted.get(i));
      if (given != null) {
        given[1]++;
        given[0] += truth.get(i).equals(predicted.get(i)) ? 1 : 0;
      }
    }
    double sum = 0;
    for (int[] count : counts.values()) {
      sum += 2.0 * count[0] / count[1];
    }
    return sum / counts.size();
  }
}
