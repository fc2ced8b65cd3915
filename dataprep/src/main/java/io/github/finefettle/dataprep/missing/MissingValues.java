package io.github.finefettle.dataprep.missing;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.List;

/**
 * What to do about rows that lack a role: {@code MissingValues.in(Role.LABEL).drop()}. Each policy
 * is a rule of its own for a cleaning plan. A role is missing where none of its texts shows
 * anything; texts such as "N/A" are emptied before by {@link TreatAsMissing}.
 *
 * <p>A context is often empty by right: an instruction may need none. No default asks for it.
 *
 * @param role the role
 */
@CheckReturnValue
public record MissingValues(Role role) {
  /**
   * Begins a policy.
   *
   * @param role the role that may be missing
   * @return a value that makes the rule
   */
  public static MissingValues in(Role role) {
    return new MissingValues(role);
  }

  /**
   * The kinds of rules of this package, for reading plans.
   *
   * @return the kinds
   */
  public static List<RuleKind> kinds() {
    return List.of(
        TreatAsMissing.kind(),
        EmptyRemnants.kind(),
        DropMissing.kind(),
        CheckMissing.kind(),
        ImputeConstant.kind(),
        ImputeMode.kind(),
        ImputeFromRole.kind());
  }

  /**
   * Drops the rows.
   *
   * @return the rule
   */
  public CleaningRule drop() {
    return new DropMissing(role);
  }

  /**
   * Sets the rows aside.
   *
   * @return the rule
   */
  public CleaningRule setAside() {
    return new CheckMissing(role, OnMissing.SET_ASIDE);
  }

  /**
   * Keeps the rows, with a note.
   *
   * @return the rule
   */
  public CleaningRule flag() {
    return new CheckMissing(role, OnMissing.FLAG);
  }

  /**
   * Ends the run at the first of the rows, with an error that names the row and the role.
   *
   * @return the rule
   */
  public CleaningRule fail() {
    return new CheckMissing(role, OnMissing.FAIL);
  }

  /**
   * Gives the role one and the same text.
   *
   * @param text the text, which shows something
   * @return the rule
   * @throws IllegalArgumentException if the text is blank
   */
  public CleaningRule imputeConstant(String text) {
    return new ImputeConstant(role, text);
  }

  /**
   * Gives the role its most frequent text ({@link ImputeMode}).
   *
   * @return the rule
   * @throws IllegalArgumentException if the role is ID
   */
  public CleaningRule imputeMode() {
    return new ImputeMode(role, false);
  }

  /**
   * Gives the role its most frequent text among the rows of the same label ({@link ImputeMode}).
   *
   * @return the rule
   * @throws IllegalArgumentException if the role is ID or LABEL
   */
  public CleaningRule imputeModeWithinLabel() {
    return new ImputeMode(role, true);
  }

  /**
   * Gives the role the text of another role of the row.
   *
   * @param from the other role
   * @return the rule
   * @throws IllegalArgumentException if it is the same role
   */
  public CleaningRule imputeFrom(Role from) {
    return new ImputeFromRole(role, from);
  }
}
