package io.github.finefettle.dataprep.duplicates;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Arrays;
import java.util.List;

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
    return find(keys, ExactKey.Form.TRIMMED);
  }

  /**
   * Finds the duplicates in another normal form.
   *
   * @param keys one key a row, such as the text of its input
   * @param form how keys are compared
   * @return the clusters, each with the row of the smallest index as survivor; every similarity 1
   */
  public static DuplicateClusters find(List<String> keys, ExactKey.Form form) {
    int n = keys.size();
    String[] forms = new String[n];
    long[] hashes = new long[n];
    int[] survivorOf = IntOrder.upTo(n);
    double[] similarity = new double[n];
    Arrays.fill(similarity, 1);
    int[] table = new int[Math.max(16, Integer.highestOneBit(Math.max(1, n)) << 2)];
    Arrays.fill(table, -1);
    int row = 0;
    for (String key : keys) {
      String normal = KeyBytes.normal(key, form);
      // The low half of the hash finds the slot, the high half spares most comparisons.
      HashValue128 hash = Hashing.xxh3_128().hashCharsTo128Bits(normal);
      forms[row] = normal;
      hashes[row] = hash.getMostSignificantBits();
      int slot = (int) hash.getLeastSignificantBits() & (table.length - 1);
      while (table[slot] >= 0
          && !(hashes[table[slot]] == hashes[row] && forms[table[slot]].equals(normal))) {
        slot = (slot + 1) & (table.length - 1);
      }
      if (table[slot] < 0) {
        table[slot] = row;
      } else {
        survivorOf[row] = table[slot];
      }
      row++;
    }
    return DuplicateClusters.ofAssignment(survivorOf, similarity);
  }
}
