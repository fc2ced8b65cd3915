package io.github.finefettle.validation.verdict;

import io.github.finefettle.core.statistics.ExactBinomial;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * How many more cases decide a claim, by the exact binomial distribution.
 *
 * <p>The searches double a number until it is large enough and then halve the gap. Both rest on
 * monotony: with the failures fixed, more cases make "the limit is kept" ever more certain; and
 * with cases and failures growing at one rate, a rate off the limit shows ever more clearly.
 */
final class CasesNeeded {
  /** Beyond this many cases the honest answer is that the rate is too close to the limit. */
  private static final long MOST = 1_000_000;

  private CasesNeeded() {}

  static long withoutFurtherFailure(long failures, long cases, double limit) {
    return Math.max(0, fewestThatKeep(failures, limit) - cases);
  }

  static OptionalLong atThisRate(long failures, long cases, double limit, int requiredLimits) {
    if (failures == 0) {
      long more = withoutFurtherFailure(0, cases, limit);
      return more > MOST ? OptionalLong.empty() : OptionalLong.of(more);
    }
    double rate = (double) failures / cases;
    if (rate == limit) {
      return OptionalLong.empty();
    }
    return rate < limit
        ? untilKept(failures, cases, limit)
        : untilBroken(failures, cases, limit, requiredLimits);
  }

  private static OptionalLong untilKept(long failures, long cases, double limit) {
    // Enough failures for the number of cases they need to fail at the rate seen, or at a higher
    // one.
    LongPredicate enough = f -> (double) f * cases >= (double) failures * fewestThatKeep(f, limit);
    long most = (long) (MOST * limit);
    if (failures > most || !enough.test(most)) {
      return OptionalLong.empty();
    }
    long found = fewest(failures, most, enough);
    return OptionalLong.of(Math.max(1, fewestThatKeep(found, limit) - cases));
  }

  private static OptionalLong untilBroken(
      long failures, long cases, double limit, int requiredLimits) {
    double level = DecisionRule.LEVEL / Math.max(1, requiredLimits);
    LongPredicate enough =
        f -> ExactBinomial.atLeast(f, casesFor(f, failures, cases), limit) <= level;
    long most = (long) ((double) MOST * failures / cases);
    if (failures >= most || !enough.test(most)) {
      return OptionalLong.empty();
    }
    long found = fewest(failures + 1, most, enough);
    return OptionalLong.of(casesFor(found, failures, cases) - cases);
  }

  /** The fewest cases in which that many failures are what the rate seen makes of them. */
  private static long casesFor(long more, long failures, long cases) {
    return (long) Math.ceil((double) more * cases / failures);
  }

  /**
   * The fewest cases for which so few failures show, with 95 % confidence, that the limit is kept.
   */
  private static long fewestThatKeep(long failures, double limit) {
    return fewest(
        failures + 1,
        Long.MAX_VALUE / 4,
        n -> ExactBinomial.atMost(failures, n, limit) <= DecisionRule.LEVEL);
  }

  private static long fewest(long from, long to, LongPredicate enough) {
    long tooFew = from - 1;
    long step = 1;
    long candidate = from;
    while (candidate < to && !enough.test(candidate)) {
      tooFew = candidate;
      candidate = Math.min(to, candidate + step);
      step *= 2;
    }
    while (candidate - tooFew > 1) {
      long middle = tooFew + (candidate - tooFew) / 2;
      if (enough.test(middle)) {
        candidate = middle;
      } else {
        tooFew = middle;
      }
    }
    return candidate;
  }
}
