package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;

/**
 * One rule of a plan while it learns. What it noted of rows goes back to itself, hence the cast.
 */
final class LearningInProgress {
  private final RulesInForce rules;
  private final int place;
  private final Learning<Object> learning;

  private LearningInProgress(RulesInForce rules, int place, Learning<Object> learning) {
    this.rules = rules;
    this.place = place;
    this.learning = learning;
  }

  static LearningInProgress of(RulesInForce rules, int place, int threads) {
    // The rule's own observations are the only ones that it is ever given.
    @SuppressWarnings("unchecked")
    LearningRule<Object> rule = (LearningRule<Object>) rules.rule(place);
    return new LearningInProgress(rules, place, rule.learning(threads));
  }

  void add(RowId row, Object observation) {
    learning.add(row, observation);
  }

  void finish() {
    rules.learned(place, learning.learned());
  }
}
