package io.github.finefettle.dataprep.semantic;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.dataprep.duplicates.DuplicateCluster;
import io.github.finefettle.dataprep.duplicates.Member;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers the inputs of all rows, and binds the duplicates among them to the run. */
final class SemanticLearning implements Learning<SemanticText> {
  private final SemanticDuplicates duplicates;
  private final SemanticRows.Verdict verdict;
  private final boolean restMustBeEqual;
  private final List<RowId> ids = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();
  private final List<Integer> groups = new ArrayList<>();
  private final Map<Rest, Integer> groupOf = new HashMap<>();

  private record Rest(long rest, long restToo) {}

  SemanticLearning(
      SemanticDuplicates duplicates, SemanticRows.Verdict verdict, boolean restMustBeEqual) {
    this.duplicates = duplicates;
    this.verdict = verdict;
    this.restMustBeEqual = restMustBeEqual;
  }

  @Override
  public void add(RowId row, SemanticText text) {
    if (text.input().isBlank()) {
      return;
    }
    Rest rest = restMustBeEqual ? new Rest(text.rest(), text.restToo()) : new Rest(0, 0);
    ids.add(row);
    inputs.add(text.input());
    groups.add(groupOf.computeIfAbsent(rest, r -> groupOf.size()));
  }

  @Override
  public Learned learned() {
    SemanticResult result =
        duplicates
            .runner()
            .find(
                inputs,
                groups.stream().mapToInt(Integer::intValue).toArray(),
                row -> "the row " + ids.get(row));
    Map<RowId, SemanticRows.Twin> twins = new HashMap<>();
    for (DuplicateCluster cluster : result.clusters().clusters()) {
      for (Member member : cluster.members()) {
        twins.put(
            ids.get(member.row()),
            new SemanticRows.Twin(ids.get(cluster.survivor()), member.similarity()));
      }
    }
    Learned learned =
        Learned.bound(new SemanticRows(verdict, duplicates.similarity(), Map.copyOf(twins)));
    return result.isExact() ? learned : learned.with(notExact(result));
  }

  private Finding notExact(SemanticResult result) {
    String recall =
        result
            .recall()
            .map(SemanticLearning::described)
            .orElse("A sample of rows has no such pair, so the recall is unknown.");
    return new Finding(
        Severity.INFO,
        "semantic-recall",
        "The duplicates in meaning of " + inputs.size() + " rows were sought in a graph. " + recall,
        "Seek them yourself with exactUpTo to miss none.");
  }

  private static String described(Proportion share) {
    return String.format(
        Locale.ROOT,
        "It holds %d of the %d pairs that an exact search finds for a sample of rows.",
        share.successes(),
        share.trials());
  }
}
