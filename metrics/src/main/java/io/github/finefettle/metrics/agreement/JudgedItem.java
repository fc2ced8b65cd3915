package io.github.finefettle.metrics.agreement;

import java.util.Optional;

/**
 * An answer that a judge, most often a model, let pass or not, perhaps beside a person's verdict.
 *
 * @param passed whether the judge let it pass
 * @param human whether a person did; empty where nobody looked
 */
public record JudgedItem(boolean passed, Optional<Boolean> human) {
  /**
   * An answer that only the judge looked at.
   *
   * @param passed whether it passed
   * @return the item, which counts for the pass rate
   */
  public static JudgedItem of(boolean passed) {
    return new JudgedItem(passed, Optional.empty());
  }

  /**
   * An answer that a person looked at too.
   *
   * @param passed whether the judge let it pass
   * @param human whether the person did
   * @return the item, which counts for the judge's errors
   */
  public static JudgedItem of(boolean passed, boolean human) {
    return new JudgedItem(passed, Optional.of(human));
  }
}
