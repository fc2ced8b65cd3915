package io.github.finefettle.report.html.internal;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.report.charts.internal.ShownText;

/**
 * A finding as the page shows it.
 *
 * @param severity how much it matters
 * @param message what was noticed
 * @param advice what to try, or empty text
 */
public record FindingView(Badge severity, String message, String advice) {
  private static final int LONGEST = 400;

  static FindingView of(Finding finding) {
    return new FindingView(
        Badge.of(finding.severity()),
        ShownText.of(finding.message(), LONGEST),
        ShownText.of(finding.advice(), LONGEST));
  }
}
