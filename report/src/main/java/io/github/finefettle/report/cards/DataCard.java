package io.github.finefettle.report.cards;

import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.report.FineTuningAudit;
import io.github.finefettle.report.MistakeFinding;
import java.util.List;

/**
 * Where the data came from and what was done to it, as Markdown: all card fields that begin with
 * {@code data.}, and the verdicts on the two mistakes that are about data.
 */
public final class DataCard {
  private DataCard() {}

  /**
   * Writes the card.
   *
   * @param audit the audit with the evidence of cleaning, splitting and sufficiency
   * @return Markdown with a line feed at its end; the same audit gives the same text
   */
  public static String markdown(FineTuningAudit audit) {
    List<MistakeFinding> verdicts =
        List.of(
            audit.finding(Mistake.POOR_DATA_PREPARATION), audit.finding(Mistake.INSUFFICIENT_DATA));
    return new CardMarkdown()
        .heading(1, "Data card: " + audit.title())
        .fields(audit, field -> field.startsWith("data."))
        .verdicts(verdicts)
        .text();
  }
}
