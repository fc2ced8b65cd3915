package io.github.finefettle.dataprep.duplicates;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import java.util.Set;

/**
 * Flags rows with the same input and different labels or answers, for a person to look at. Drops
 * none unless told to keep the majority.
 *
 * @param conflicts what counts as a conflict
 * @param keepsMajority whether rows are dropped whose input has another answer in more than half of
 *     its rows; inputs without a majority are flagged all the same
 */
@CheckReturnValue
public record ReviewConflicts(Conflicts conflicts, boolean keepsMajority)
    implements LearningRule<Conflicts.Observed> {
  static final String ID = "review-conflicts";

  /**
   * Flags.
   *
   * @param conflicts what counts as a conflict
   * @return the rule
   */
  public static ReviewConflicts of(Conflicts conflicts) {
    return new ReviewConflicts(conflicts, false);
  }

  /**
   * The same rule that drops the rows whose input has another answer in more than half of its rows.
   *
   * @return a new rule
   */
  public ReviewConflicts keepMajority() {
    return new ReviewConflicts(conflicts, true);
  }

  static ReviewConflicts read(JsonValue.JsonObject json) {
    return new ReviewConflicts(
        Conflicts.fromJson(json.get("conflicts")), json.get("keepsMajority").asBoolean());
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
    return Roles.of(Role.INPUT);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("conflicts", conflicts.toJson()).put("keepsMajority", keepsMajority);
  }

  @Override
  public boolean onlyFlags() {
    return !keepsMajority;
  }

  @Override
  public Conflicts.Observed observe(Example example) {
    return ConflictSearch.observe(conflicts, example);
  }

  @Override
  public Learning<Conflicts.Observed> learning() {
    String word = conflicts.answers().equals(Roles.of(Role.LABEL)) ? "label" : "answer";
    return ConflictRules.learning(
        this, conflicts, keepsMajority, word, "conflicting-" + word + "s");
  }
}
