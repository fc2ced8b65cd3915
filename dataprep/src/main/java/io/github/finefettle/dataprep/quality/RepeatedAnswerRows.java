package io.github.finefettle.dataprep.quality;

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

/** Reports the rows that {@link RepeatedAnswers} found; bound to the rows of one run. */
record RepeatedAnswerRows(RuleAction action, Map<RowId, Repeated> rows) implements RowRule {
  /** The row that says the same, how many rows say it, and whether to the character. */
  record Repeated(RowId partner, int groupSize, boolean isExact) {}

  @Override
  public String id() {
    return RepeatedAnswers.ID;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.INPUT, Role.TARGET);
  }

  @Override
  public boolean onlyFlags() {
    return action == RuleAction.FLAGGED;
  }

  @Override
  public StepOutcome apply(Example example) {
    Repeated repeated = rows.get(example.id());
    if (repeated == null) {
      return StepOutcome.unchanged();
    }
    String reason =
        repeated.isExact()
            ? "The same answer stands under another prompt."
            : "Nearly the same answer (but for case, spaces and punctuation) stands under another"
                + " prompt.";
    return StepOutcome.unchanged()
        .and(action, reason)
        .measured((double) repeated.groupSize(), 1.0)
        .with(repeated.partner())
        .onPart(example.placeOf(Role.TARGET, 0));
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("action", action.name());
  }
}
