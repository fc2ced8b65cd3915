package io.github.finefettle.dataprep.privacy;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What terms found in the parts of a row lead to: one note for each term and part. */
final class FoundTerms {
  /** Of one row this many notes are made by one rule; of more, only their number. */
  private static final int MOST_NOTES = 20;

  private FoundTerms() {}

  static StepOutcome outcome(
      Example example,
      Set<Role> roles,
      Consequence consequence,
      Function<String, List<BlockedTerm>> search,
      Function<BlockedTerm, String> reason) {
    StepOutcome outcome = StepOutcome.unchanged();
    int notes = 0;
    for (int place = 0; place < example.size(); place++) {
      if (roles.contains(example.part(place).role())) {
        for (Map.Entry<String, Integer> found :
            counted(search.apply(example.part(place).text()), reason).entrySet()) {
          if (notes++ < MOST_NOTES) {
            outcome =
                outcome
                    .and(consequence.action(), found.getKey())
                    .onPart(place)
                    .measured(found.getValue(), 0);
          }
        }
      }
    }
    return notes <= MOST_NOTES
        ? outcome
        : outcome.and(
            consequence.action(),
            "The same rule found " + (notes - MOST_NOTES) + " more in this row.");
  }

  /** How often each reason holds, in the order of the reasons. */
  private static Map<String, Integer> counted(
      List<BlockedTerm> found, Function<BlockedTerm, String> reason) {
    Map<String, Integer> counts = new TreeMap<>();
    found.forEach(term -> counts.merge(reason.apply(term), 1, Integer::sum));
    return counts;
  }
}
