package io.github.finefettle.dataprep.quality;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Optional;
import java.util.Set;

/**
 * Flags, or on demand drops, rows with a defect. Refusals, self-references, echoes and truncation
 * are looked for in the role TARGET, the others in the role INPUT.
 *
 * @param defect what to look for
 * @param action FLAGGED, SET_ASIDE or DROPPED
 */
@CheckReturnValue
public record FindDefect(Defect defect, RuleAction action) implements RowRule {
  /** Checks the action. */
  public FindDefect {
    action = Actions.decision(action);
  }

  /**
   * Flags rows with a defect.
   *
   * @param defect what to look for
   * @return the rule
   */
  public static FindDefect flagging(Defect defect) {
    return new FindDefect(defect, RuleAction.FLAGGED);
  }

  /**
   * Drops rows with a defect.
   *
   * @param defect what to look for
   * @return the rule
   */
  public static FindDefect dropping(Defect defect) {
    return new FindDefect(defect, RuleAction.DROPPED);
  }

  @Override
  public String id() {
    return defect.id();
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    if (defect == Defect.ECHO) {
      return Roles.of(Role.INPUT, Role.TARGET);
    }
    return Roles.of(defect.isOfPrompt() ? Role.INPUT : Role.TARGET);
  }

  @Override
  public boolean onlyFlags() {
    return action == RuleAction.FLAGGED;
  }

  @Override
  public StepOutcome apply(Example example) {
    Optional<Defect.Found> found = defect.in(example);
    return found.isEmpty()
        ? StepOutcome.unchanged()
        : StepOutcome.unchanged()
            .and(action, found.orElseThrow().reason())
            .onPart(found.orElseThrow().part());
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("action", action.name());
  }

  static FindDefect fromJson(Defect defect, JsonValue.JsonObject o) {
    return new FindDefect(defect, RuleAction.valueOf(o.string("action")));
  }
}
