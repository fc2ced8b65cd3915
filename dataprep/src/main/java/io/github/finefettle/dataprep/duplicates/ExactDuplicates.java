package io.github.finefettle.dataprep.duplicates;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds rows whose keys are equal. Keys are compared in a normal form ({@link #keyOf}); rows meet
 * by a 128-bit hash of it and are then compared character by character, so that a hash alone never
 * removes a row. The first row of each cluster survives.
 */
public final class ExactDuplicates {
  private ExactDuplicates() {}

  /**
   * The normal form in which keys are compared: Unicode NFC, line ends (CR LF, CR) as LF, outer
   * white space removed. Case, punctuation and inner white space stay.
   *
   * @param text any text
   * @return its normal form
   */
  public static String keyOf(String text) {
    String composed = FrozenUnicode.composed(text);
    String lines =
        composed.indexOf('\r') < 0 ? composed : composed.replace("\r\n", "\n").replace('\r', '\n');
    return lines.strip();
  }

  /**
   * Finds the duplicates.
   *
   * @param keys one key a row, such as the text of its input
   * @return the clusters, each with the row of the smallest index as survivor; every similarity 1
   */
  public static DuplicateClusters find(List<String> keys) {
    // Rows of one hash: the survivors met so far. More than one only if the hash collided.
    Map<HashValue128, List<Integer>> survivors = new HashMap<>();
    List<String> forms = new ArrayList<>(keys.size());
    int[] survivorOf = new int[keys.size()];
    double[] similarity = new double[keys.size()];
    int row = 0;
    for (String key : keys) {
      String form = keyOf(key);
      forms.add(form);
      List<Integer> met =
          survivors.computeIfAbsent(
              Hashing.xxh3_128().hashCharsTo128Bits(form), h -> new ArrayList<>(1));
      int survivor = equalAmong(met, forms, form);
      survivorOf[row] = survivor < 0 ? row : survivor;
      similarity[row] = 1;
      if (survivor < 0) {
        met.add(row);
      }
      row++;
    }
    return DuplicateClusters.ofAssignment(survivorOf, similarity);
  }

  private static int equalAmong(List<Integer> rows, List<String> forms, String form) {
    for (int row : rows) {
      if (forms.get(row).equals(form)) {
        return row;
      }
    }
    return -1;
  }
}
