package io.github.finefettle.dataprep.spans;

import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.List;

/** The kinds of rules of this package, for reading plans. */
public final class SpanRules {
  private SpanRules() {}

  /**
   * The kinds.
   *
   * @return one, which reads the rule before and after it learned
   */
  public static List<RuleKind> kinds() {
    return List.of(
        new RuleKind(
            RemoveRepeatedSpans.ID, 1, (json, registry) -> RemoveRepeatedSpans.fromJson(json)));
  }
}
