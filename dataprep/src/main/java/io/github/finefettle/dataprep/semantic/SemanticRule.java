package io.github.finefettle.dataprep.semantic;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.Set;

/**
 * What the rules by {@link SemanticDuplicates} share. A rule that drops holds on to rows whose
 * other texts differ; one that only flags shows them as well.
 */
interface SemanticRule extends LearningRule<SemanticText> {
  /** What counts as near, and which row stays. */
  SemanticDuplicates duplicates();

  @Override
  default int version() {
    return 1;
  }

  @Override
  default Set<Role> reads() {
    return Roles.of(Role.INPUT);
  }

  @Override
  default void addSettings(JsonObjectBuilder json) {
    json.put("duplicates", duplicates().toJson());
  }

  @Override
  default SemanticText observe(Example example) {
    return SemanticText.of(example);
  }

  @Override
  default Learning<SemanticText> learning() {
    String near = "The input means nearly the same as that of its partner";
    SemanticRows.Verdict verdict =
        onlyFlags()
            ? new SemanticRows.Verdict(id(), RuleAction.FLAGGED, near + ".")
            : new SemanticRows.Verdict(
                id(), RuleAction.DROPPED, near + ", and the other texts are equal.");
    return new SemanticLearning(duplicates(), verdict, !onlyFlags());
  }
}
