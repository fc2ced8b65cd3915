package io.github.finefettle.dataprep.missing;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.Set;

/**
 * Gives a role that is missing the text that most rows have there: the mode. Of texts that are
 * equally frequent, the one that comes first by its UTF-16 code units is taken. The mode is learned
 * once and stands in the resolved plan.
 *
 * <p>A role with more than {@value ValueCounts#MOST} different texts has no mode that means
 * anything: nothing is imputed then, and a finding says so.
 *
 * @param role the role, not ID
 * @param withinLabel whether each label has a mode of its own; a label without any text in the role
 *     has none, and its rows stay as they are
 */
public record ImputeMode(Role role, boolean withinLabel) implements LearningRule<ImputeMode.Value> {
  static final String ID = "impute-mode";

  /** Checks that a mode makes sense. */
  public ImputeMode {
    requireSense(role, withinLabel);
  }

  static void requireSense(Role role, boolean withinLabel) {
    if (role == Role.ID) {
      throw new IllegalArgumentException(
          "The role ID is different in each row and has no mode. Impute another role.");
    }
    if (withinLabel && role == Role.LABEL) {
      throw new IllegalArgumentException(
          "The label has no mode within the label. Use the mode of all rows.");
    }
  }

  /**
   * What is noted of a row.
   *
   * @param label its label, or empty text where all rows count together
   * @param text its text; empty where it is missing
   */
  public record Value(String label, String text) {}

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) ->
            json.find("learned").isPresent()
                ? LearnedMode.fromJson(json)
                : new ImputeMode(
                    Role.valueOf(json.string("role")), json.get("withinLabel").asBoolean()));
  }

  @Override
  public String id() {
    return ID;
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
  public boolean onlyFlags() {
    return false;
  }

  @Override
  public Value observe(Example example) {
    String text = example.placeOf(role, 1) < 0 ? example.text(role) : "";
    return new Value(
        withinLabel ? example.text(Role.LABEL) : "", Emptiness.showsNothing(text) ? "" : text);
  }

  @Override
  public Learning<Value> learning() {
    ValueCounts counts = new ValueCounts();
    return new Learning<>() {
      @Override
      public void add(RowId row, Value value) {
        counts.add(value.label(), value.text());
      }

      @Override
      public Learned learned() {
        return LearnedMode.learned(ImputeMode.this, counts);
      }
    };
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("role", role.name()).put("withinLabel", withinLabel);
  }
}
