package io.github.finefettle.validation.verdict;

import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.statistics.ExactBinomial;
import io.github.finefettle.core.statistics.Holm;
import io.github.finefettle.validation.behaviours.ValidationSuite;
import java.util.ArrayList;
import java.util.List;

/**
 * When a model may ship.
 *
 * <p>Shipping needs every required limit kept. A model that breaks one of them passes all of them
 * no more often than it passes that one, so 95 % each is 95 % for all (an intersection-union test)
 * and needs no correction. Not shipping needs one broken limit out of many, and many limits give
 * many chances of a false one; there the procedure of Holm (1979) keeps the 95 % for all together,
 * however the limits depend on each other.
 *
 * <p>The tails of the binomial distribution are compared with the level directly. That is the same
 * as comparing the exact bounds of Clopper and Pearson with the limit, without a root search.
 */
final class DecisionRule {
  /** One minus {@link ValidationSuite#CONFIDENCE}, written out so that no rounding widens it. */
  static final double LEVEL = 0.05;

  private DecisionRule() {}

  static List<ClaimResult> judge(List<ClaimCounts> claims) {
    int required = (int) claims.stream().filter(c -> c.limit().required()).count();
    List<ClaimCounts> broken = brokenByHolm(claims);
    List<ClaimResult> results = new ArrayList<>();
    for (ClaimCounts claim : claims) {
      boolean isBroken =
          claim.limit().required() ? broken.contains(claim) : chanceOfSoMany(claim) <= LEVEL;
      results.add(new ClaimResult(claim, state(claim, isBroken), required));
    }
    return List.copyOf(results);
  }

  static Decision decide(List<ClaimResult> results) {
    List<ClaimState> states =
        results.stream().filter(ClaimResult::required).map(ClaimResult::state).toList();
    if (states.contains(ClaimState.NOT_MET)) {
      return Decision.DO_NOT_SHIP;
    }
    boolean allKept = !states.isEmpty() && states.stream().allMatch(s -> s == ClaimState.MET);
    return allKept ? Decision.SHIP : Decision.INSUFFICIENT_EVIDENCE;
  }

  private static ClaimState state(ClaimCounts claim, boolean isBroken) {
    if (isBroken) {
      return ClaimState.NOT_MET;
    }
    double chanceOfSoFew =
        ExactBinomial.atMost(claim.failures(), claim.cases(), claim.limit().atMost());
    return chanceOfSoFew <= LEVEL ? ClaimState.MET : ClaimState.UNDECIDED;
  }

  private static List<ClaimCounts> brokenByHolm(List<ClaimCounts> claims) {
    List<ClaimCounts> required = claims.stream().filter(c -> c.limit().required()).toList();
    double[] adjusted =
        Holm.adjust(required.stream().mapToDouble(DecisionRule::chanceOfSoMany).toArray());
    List<ClaimCounts> broken = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] <= LEVEL) {
        broken.add(required.get(i));
      }
    }
    return broken;
  }

  /** How likely this many failures or more are for a model exactly at the limit. */
  static double chanceOfSoMany(ClaimCounts claim) {
    return ExactBinomial.atLeast(claim.failures(), claim.cases(), claim.limit().atMost());
  }
}
