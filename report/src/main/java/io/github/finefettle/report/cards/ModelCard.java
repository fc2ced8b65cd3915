package io.github.finefettle.report.cards;

import io.github.finefettle.report.FineTuningAudit;

/**
 * How a model was made and how it was judged, as Markdown: all card fields but those of the data,
 * and the verdicts on all six mistakes.
 */
public final class ModelCard {
  private ModelCard() {}

  /**
   * Writes the card.
   *
   * @param audit the audit of the fine-tuning
   * @return Markdown with a line feed at its end; the same audit gives the same text
   */
  public static String markdown(FineTuningAudit audit) {
    return new CardMarkdown()
        .heading(1, "Model card: " + audit.title())
        .paragraph(audit.outcome())
        .fields(audit, field -> !field.startsWith("data."))
        .verdicts(audit.mistakes())
        .text();
  }
}
