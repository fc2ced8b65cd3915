package io.github.finefettle.report;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.report.charts.internal.ShownNumber;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a claim in a few words. */
final class ClaimNumbers {
  private ClaimNumbers() {}

  static String of(Claim claim) {
    List<String> parts = new ArrayList<>();
    claim.value().ifPresent(v -> parts.add("measured " + ShownNumber.of(v)));
    claim
        .interval()
        .ifPresent(
            i ->
                parts.add(
                    ShownNumber.percent(i.confidence(), 1)
                        + " interval "
                        + ShownNumber.of(i.low())
                        + " to "
                        + ShownNumber.of(i.high())));
    claim.n().ifPresent(n -> parts.add("n = " + ShownNumber.count(n)));
    claim.limit().ifPresent(l -> parts.add("limit " + ShownNumber.of(l)));
    return String.join(", ", parts);
  }
}
