package io.github.finefettle.dataprep.labels;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * Finds the label that was probably meant: the one with the smallest optimal string alignment
 * distance (letters missing, added, replaced, or two neighbours swapped) in lower case, with
 * hyphens and underscores as spaces. At most a quarter of the letters may differ, and at most
 * {@value #FARTHEST}; labels of fewer than four letters match by case and separators only.
 */
public final class NearestLabel {
  /** The greatest distance of a suggestion. */
  public static final int FARTHEST = 3;

  /** A longer text is no misspelled label. */
  private static final int LONGEST = 200;

  private NearestLabel() {}

  /**
   * Finds the nearest label.
   *
   * @param label a label that is unknown
   * @param known the labels that there are
   * @return the nearest one; of equally near ones the first by UTF-16 code units; empty where none
   *     is near, the label is longer than any sensible one, or there are more than {@value
   *     LabelSpellings#MOST_FOR_SLIPS} labels
   */
  public static Optional<String> of(String label, Collection<String> known) {
    if (label.length() > LONGEST || known.size() > LabelSpellings.MOST_FOR_SLIPS) {
      return Optional.empty();
    }
    String wanted = form(label);
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(wanted, form(candidate));
      if (distance < least || (distance == least && candidate.compareTo(best) < 0)) {
        least = distance;
        best = candidate;
      }
    }
    return least == Integer.MAX_VALUE ? Optional.empty() : Optional.of(best);
  }

  private static String form(String label) {
    String folded = FrozenUnicode.lowerCase(FrozenUnicode.composed(label).strip());
    return folded.replace('-', ' ').replace('_', ' ');
  }

  /** The distance, or the greatest integer where it is beyond what a suggestion may have. */
  private static int distance(String a, String b) {
    int most = Math.min(FARTHEST, Math.min(a.length(), b.length()) / 4);
    if (Math.abs(a.length() - b.length()) > most) {
      return Integer.MAX_VALUE;
    }
    int distance = alignment(a, b);
    return distance <= most ? distance : Integer.MAX_VALUE;
  }

  /** Optimal string alignment by dynamic programming; three rows of the table are held. */
  private static int alignment(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
