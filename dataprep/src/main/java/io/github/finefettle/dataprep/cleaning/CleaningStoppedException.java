package io.github.finefettle.dataprep.cleaning;

import java.util.Locale;

/** Says that one rule would remove more of a class than the plan allows; nothing was removed. */
public final class CleaningStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String groupKind;
  private final String group;
  private final long removed;
  private final long rows;

  CleaningStoppedException(RemovalGuard.Excess excess, double limit) {
    super(
        String.format(
            Locale.ROOT,
            "The rule %s would remove %d of the %d rows of the %s \"%s\" (%.1f %%), more than the"
                + " %.1f %% that the plan allows. Nothing was written. Look at these rows in a dry run; then change the"
                + " rule, or raise the limit with stopIfRuleRemovesMoreThan.",
            excess.rule(),
            excess.removed(),
            excess.reached(),
            excess.kind().word(),
            excess.group(),
            100.0 * excess.removed() / excess.reached(),
            100 * limit));
    this.rule = excess.rule();
    this.groupKind = excess.kind().word();
    this.group = excess.group();
    this.removed = excess.removed();
    this.rows = excess.reached();
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
   * By what the rows are grouped.
   *
   * @return {@code "class"}, {@code "source"} or {@code "language"}
   */
  public String groupKind() {
    return groupKind;
  }

  /**
   * The group of which too much would be removed.
   *
   * @return a label, a source or a language
   */
  public String group() {
    return group;
  }

  /**
   * How many rows of the group the rule would remove.
   *
   * @return 1 or more
   */
  public long removed() {
    return removed;
  }

  /**
   * How many rows of the group reached the rule.
   *
   * @return 1 or more
   */
  public long rows() {
    return rows;
  }
}
