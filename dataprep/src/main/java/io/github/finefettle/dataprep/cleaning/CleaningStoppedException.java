package io.github.finefettle.dataprep.cleaning;

import java.util.Locale;

/** Says that one rule would remove more of a class than the plan allows; nothing was removed. */
public final class CleaningStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String label;
  private final long removed;
  private final long rows;

  /**
   * Makes the exception.
   *
   * @param rule the rule's id
   * @param label the class
   * @param removed how many of its rows the rule would remove
   * @param rows how many rows of the class reached the rule
   * @param limit the greatest share that the plan allows
   */
  public CleaningStoppedException(
      String rule, String label, long removed, long rows, double limit) {
    super(
        String.format(
            Locale.ROOT,
            "The rule %s would remove %d of the %d rows of the class \"%s\" (%.1f %%), more than the"
                + " %.1f %% that the plan allows. Look at these rows; then change the rule, or raise"
                + " the limit with stopIfRuleRemovesMoreThan.",
            rule,
            removed,
            rows,
            label,
            100.0 * removed / rows,
            100 * limit));
    this.rule = rule;
    this.label = label;
    this.removed = removed;
    this.rows = rows;
  }

  /**
   * The rule.
   *
   * @return its id
   */
  public String rule() {
    return rule;
  }

  /**
   * The class.
   *
   * @return its label
   */
  public String label() {
    return label;
  }

  /**
   * How many rows of the class the rule would remove.
   *
   * @return 1 or more
   */
  public long removed() {
    return removed;
  }

  /**
   * How many rows of the class reached the rule.
   *
   * @return 1 or more
   */
  public long rows() {
    return rows;
  }
}
