package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.duplicates.DuplicateCluster;
import io.github.finefettle.dataprep.duplicates.DuplicateClusters;
import io.github.finefettle.dataprep.duplicates.Member;
import io.github.finefettle.dataprep.examples.Role;
import java.util.List;
import java.util.function.Function;

/**
 * Drops duplicates among rows of one label. Rows of different labels are never dropped for each
 * other: which of the two labels is right is for a person to say, and {@link ReviewConflictsStep}
 * shows them. Rows without an input are no duplicates of each other.
 */
final class DuplicateRemoval {
  private DuplicateRemoval() {}

  static void within(
      WorkingRows rows,
      Function<List<String>, DuplicateClusters> search,
      double threshold,
      String reason) {
    for (List<Integer> group : rows.aliveByLabel().values()) {
      List<Integer> found =
          group.stream().filter(row -> rows.example(row).find(Role.INPUT).isPresent()).toList();
      List<String> texts = found.stream().map(row -> rows.example(row).text(Role.INPUT)).toList();
      for (DuplicateCluster cluster : search.apply(texts).clusters()) {
        int survivor = found.get(cluster.survivor());
        for (Member member : cluster.members()) {
          rows.recordPair(
              found.get(member.row()),
              StepOutcome.drop(reason).measured(member.similarity(), threshold),
              survivor);
        }
      }
    }
  }
}
