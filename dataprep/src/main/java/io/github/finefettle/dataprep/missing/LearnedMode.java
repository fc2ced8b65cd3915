package io.github.finefettle.dataprep.missing;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gives a role that is missing the mode that {@link ImputeMode} learned.
 *
 * @param role the role
 * @param withinLabel whether each label has a mode of its own
 * @param modes from label to mode; from empty text where all rows count together
 */
public record LearnedMode(Role role, boolean withinLabel, Map<String, String> modes)
    implements RowRule {
  /** Checks the role and copies the modes. */
  public LearnedMode {
    ImputeMode.requireSense(role, withinLabel);
    modes = Collections.unmodifiableMap(new TreeMap<>(modes));
  }

  static Learned learned(ImputeMode rule, ValueCounts counts) {
    Learned learned =
        Learned.frozen(new LearnedMode(rule.role(), rule.withinLabel(), counts.modes()));
    if (counts.isOverflown()) {
      return learned.with(
          new Finding(
              Severity.WARNING,
              "no-mode",
              "The role "
                  + rule.role()
                  + " has more than "
                  + ValueCounts.MOST
                  + " different texts, so no mode was imputed.",
              "Impute a constant, or drop the rows that lack the role."));
    }
    return learned;
  }

  @Override
  public String id() {
    return ImputeMode.ID;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return withinLabel ? Roles.of(role, Role.LABEL) : Roles.of(role);
  }

  @Override
  public Set<Role> edits() {
    return Roles.of(role);
  }

  @Override
  public StepOutcome apply(Example example) {
    if (!Absence.canBeFilled(example, role)) {
      return StepOutcome.unchanged();
    }
    String mode = modes.get(withinLabel ? example.text(Role.LABEL) : "");
    if (mode == null) {
      return StepOutcome.unchanged();
    }
    return StepOutcome.edit(role, mode)
        .because(
            withinLabel
                ? "The role was missing; the most frequent text of the label was imputed."
                : "The role was missing; the most frequent text was imputed.");
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    List<JsonValue> learned = new ArrayList<>();
    modes.forEach(
        (label, mode) ->
            learned.add(JsonValue.object().put("label", label).put("mode", mode).toJson()));
    json.put("role", role.name()).put("withinLabel", withinLabel).put("learned", learned);
  }

  static LearnedMode fromJson(JsonValue.JsonObject json) {
    Map<String, String> modes = new TreeMap<>();
    for (JsonValue item : json.array("learned")) {
      modes.put(item.asObject().string("label"), item.asObject().string("mode"));
    }
    return new LearnedMode(
        Role.valueOf(json.string("role")), json.get("withinLabel").asBoolean(), modes);
  }
}
