package io.github.finefettle.dataprep.semantic;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Map;
import java.util.Set;

/** Judges the rows of one run that were found to be duplicates in meaning. */
record SemanticRows(Verdict verdict, double threshold, Map<RowId, Twin> twins) implements RowRule {
  /** What follows for a duplicate, and under which rule. */
  record Verdict(String id, RuleAction action, String reason) {}

  /** The row that stays, and how near it is. */
  record Twin(RowId partner, double similarity) {}

  @Override
  public boolean onlyFlags() {
    return verdict.action() == RuleAction.FLAGGED;
  }

  @Override
  public StepOutcome apply(Example example) {
    Twin twin = twins.get(example.id());
    return twin == null
        ? StepOutcome.unchanged()
        : StepOutcome.unchanged()
            .and(verdict.action(), verdict.reason())
            .measured(twin.similarity(), threshold)
            .with(twin.partner())
            .inCluster(twin.partner());
  }

  @Override
  public String id() {
    return verdict.id();
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    throw new IllegalStateException("Duplicates are bound to a run and have no JSON form.");
  }
}
