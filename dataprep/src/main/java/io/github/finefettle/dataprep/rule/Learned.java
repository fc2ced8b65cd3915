package io.github.finefettle.dataprep.rule;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.evidence.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link LearningRule} learned from all rows. Immutable.
 *
 * <p>A rule that is <em>frozen</em> stands in the resolved plan in place of the one that learned
 * it: cleaning again with the resolved plan then judges by the same thresholds. One that is
 * <em>bound</em> to the rows of the run, as duplicates are, leaves its place in the plan to the
 * rule that learned it.
 */
@CheckReturnValue
public final class Learned {
  private final RowRule rule;
  private final boolean frozen;
  private final List<Finding> findings;

  private Learned(RowRule rule, boolean frozen, List<Finding> findings) {
    this.rule = rule;
    this.frozen = frozen;
    this.findings = List.copyOf(findings);
  }

  /**
   * A rule for the resolved plan.
   *
   * @param rule a rule with its own JSON form, equal in id to the one that learned it
   * @return what was learned
   */
  public static Learned frozen(RowRule rule) {
    return new Learned(rule, true, List.of());
  }

  /**
   * A rule for this run's rows alone.
   *
   * @param rule the rule; its JSON form is never asked for
   * @return what was learned
   */
  public static Learned bound(RowRule rule) {
    return new Learned(rule, false, List.of());
  }

  /**
   * The same with something that a person should know.
   *
   * @param finding what was found
   * @return a new value
   */
  public Learned with(Finding finding) {
    List<Finding> more = new ArrayList<>(findings);
    more.add(finding);
    return new Learned(rule, frozen, more);
  }

  /**
   * The rule that judges the rows.
   *
   * @return a row rule
   */
  public RowRule rule() {
    return rule;
  }

  /**
   * Whether the rule stands in the resolved plan.
   *
   * @return true if it does
   */
  public boolean isFrozen() {
    return frozen;
  }

  /**
   * What a person should know.
   *
   * @return in the order in which it was found
   */
  public List<Finding> findings() {
    return findings;
  }
}
