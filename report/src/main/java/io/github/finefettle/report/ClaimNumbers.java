package io.github.finefettle.report;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.report.charts.internal.NumberText;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a claim in a few words. */
final class ClaimNumbers {
  private ClaimNumbers() {}

  static String of(Claim claim) {
    List<String> parts = new ArrayList<>();
    claim.value().ifPresent(v -> parts.add("measured " + NumberText.of(v)));
    claim
        .interval()
        .ifPresent(
            i ->
                parts.add(
                    NumberText.percent(i.confidence(), 1)
                        + " interval "
                        + NumberText.of(i.low())
                        + " to "
                        + NumberText.of(i.high())));
    claim.n().ifPresent(n -> parts.add("n = " + NumberText.count(n)));
    claim.limit().ifPresent(l -> parts.add("limit " + NumberText.of(l)));
    return String.join(", ", parts);
  }
}
