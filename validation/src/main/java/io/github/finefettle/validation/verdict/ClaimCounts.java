package io.github.finefettle.validation.verdict;

import io.github.finefettle.validation.behaviours.Limit;
import java.util.List;

/**
 * What was counted for one limit under one perturbation. One text is one case, however often it was
 * drawn.
 *
 * @param limit the limit, with a perturbation named
 * @param cases how many cases could have failed
 * @param failures how many did
 * @param worst at most {@value #EXCERPTS} of the failures, worst first
 */
public record ClaimCounts(Limit limit, long cases, long failures, List<BrokenCase> worst) {
  /** How many broken cases a claim shows at most, however many there are. */
  public static final int EXCERPTS = 5;

  /** Copies the cases and checks the counts. */
  public ClaimCounts {
    if (failures < 0 || failures > cases) {
      throw new IllegalArgumentException(
          "The failures (" + failures + ") must be among the " + cases + " cases.");
    }
    if (limit.rate().perturbation().isEmpty()) {
      throw new IllegalArgumentException(
          "The limit on "
              + limit.rate().phrase()
              + " must name a perturbation here. Take it from suite.limitsByPerturbation().");
    }
    worst = worst.stream().sorted(BrokenCase.WORST_FIRST).limit(EXCERPTS).toList();
  }
}
