package io.github.finefettle.report.html.internal;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.report.charts.internal.ShownNumber;
import io.github.finefettle.report.charts.internal.ShownText;

/**
 * One claim as the page shows it. Empty text stands where there is no number.
 *
 * @param state whether the evidence bears it out
 * @param required whether it decides about its mistake
 * @param sentence the claim
 * @param value what was measured
 * @param interval the ends of the interval
 * @param method how sure the interval is and how it was made
 * @param n the rows or cases behind it
 * @param limit what the value was held against
 */
public record ClaimRow(
    Badge state,
    boolean required,
    String sentence,
    String value,
    String interval,
    String method,
    String n,
    String limit) {
  private static final int LONGEST_SENTENCE = 400;
  private static final int LONGEST_METHOD = 60;

  static ClaimRow of(Claim claim) {
    return new ClaimRow(
        Badge.of(claim.state()),
        claim.required(),
        ShownText.of(claim.sentence(), LONGEST_SENTENCE),
        claim.value().isPresent() ? ShownNumber.of(claim.value().getAsDouble()) : "",
        claim
            .interval()
            .map(i -> ShownNumber.of(i.low()) + " to " + ShownNumber.of(i.high()))
            .orElse(""),
        claim.interval().map(ClaimRow::method).orElse(""),
        claim.n().isPresent() ? ShownNumber.count(claim.n().getAsLong()) : "",
        claim.limit().isPresent() ? ShownNumber.of(claim.limit().getAsDouble()) : "");
  }

  private static String method(Interval interval) {
    return ShownNumber.percent(interval.confidence(), 1)
        + ", "
        + ShownText.of(interval.method(), LONGEST_METHOD);
  }
}
