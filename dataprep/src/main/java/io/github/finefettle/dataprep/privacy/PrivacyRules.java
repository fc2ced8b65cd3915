package io.github.finefettle.dataprep.privacy;

import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.List;

/** The rules of this package. */
public final class PrivacyRules {
  private PrivacyRules() {}

  /**
   * The kinds of rules of this package, for reading plans.
   *
   * @return the kinds
   */
  public static List<RuleKind> kinds() {
    return List.of(PersonalDataRule.kind(), CheckBlocklist.kind(), CheckPatterns.kind());
  }
}
