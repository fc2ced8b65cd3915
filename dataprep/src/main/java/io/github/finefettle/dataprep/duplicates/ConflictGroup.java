package io.github.finefettle.dataprep.duplicates;

import java.util.List;

/**
 * The rows of one conflict by their numbers.
 *
 * @param first the row with the smallest id
 * @param other the row with the smallest id among those with another answer than the first
 * @param answers the rows of each answer, by id; the answer of most rows first, then the one whose
 *     first row has the smaller id
 */
record ConflictGroup(int first, int other, List<int[]> answers) {
  int rows() {
    return answers.stream().mapToInt(rows -> rows.length).sum();
  }

  /** Whether more than half of the rows give the first answer. */
  boolean hasMajority() {
    return 2L * answers.get(0).length > rows();
  }
}
