package io.github.finefettle.report.cards;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.report.FineTuningAudit;
import org.junit.jupiter.api.Test;

class CardsTest {
  private static final Evidence EVIDENCE =
      Evidence.of("Cleaner", Mistake.POOR_DATA_PREPARATION, "9 of 10 rows kept.")
          .with(Claim.required("c", "All rows accounted for", ClaimState.MET))
          .withCardField("data.rows", "9")
          .withCardField("model.rate", "0.001");

  @Test
  void theDataCardHoldsTheFieldsOfTheDataAndTheirTwoMistakes() {
    assertThat(DataCard.markdown(FineTuningAudit.of(EVIDENCE).withTitle("SMS")))
        .isEqualTo(
            """
            # Data card\\: SMS

            | Field | Value |
            | --- | --- |
            | data\\.rows | 9 |

            ## The mistakes that ruin fine\\-tuned models

            | Mistake | State | Evidence |
            | --- | --- | --- |
            | 1 Insufficient data preparation | avoided | 9 of 10 rows kept\\. The claim that decides is met\\. |
            | 2 Too little, too uniform or irrelevant training data | not checked | No evidence was handed in\\. |
            """);
  }

  @Test
  void theModelCardHoldsTheOtherFieldsAndAllSixMistakes() {
    String card = ModelCard.markdown(FineTuningAudit.of(EVIDENCE));
    assertThat(card).contains("| model\\.rate | 0.001 |").doesNotContain("data\\.rows");
    assertThat(card.lines().filter(l -> l.matches("\\| [1-6] .*"))).hasSize(6);
  }

  @Test
  void aFieldThatTwoBlocksGiveStandsTwiceUnlessTheyAgree() {
    Evidence other =
        Evidence.of("Other", Mistake.OVERFITTING, "s")
            .withCardField("model.rate", "0.002")
            .withCardField("data.rows", "9");
    FineTuningAudit audit = FineTuningAudit.of(EVIDENCE, other);
    assertThat(ModelCard.markdown(audit)).containsSubsequence("0.001 |", "0.002 |");
    assertThat(DataCard.markdown(audit).lines().filter(l -> l.contains("data\\.rows"))).hasSize(1);
  }

  @Test
  void anEmptyCardSaysSo() {
    assertThat(DataCard.markdown(FineTuningAudit.of())).contains("No block handed in a field");
  }

  @Test
  void numbersStayReadableAndAddressesDoNotBecomeLinks() {
    Evidence evidence =
        Evidence.of("b", Mistake.OVERFITTING, "s")
            .withCardField("model.x", "www.1and1.example takes 1.5 at 12:30 on 2024-01-02");
    assertThat(ModelCard.markdown(FineTuningAudit.of(evidence)))
        .contains("www\\.1and1\\.example takes 1.5 at 12:30 on 2024-01-02");
  }

  @Test
  void nobodysTextBecomesMarkup() {
    String attack = "x | y\n# heading\r\n<script>alert(1)</script> [a](http://b) `c` *d* ![e](f)";
    Evidence evidence =
        Evidence.of("b", Mistake.OVERFITTING, attack).withCardField("model.x", attack);
    String card = ModelCard.markdown(FineTuningAudit.of(evidence).withTitle(attack));
    assertThat(card)
        .doesNotContain("<script>")
        .doesNotContain("\n# heading")
        .doesNotContain("[a](")
        .contains("x \\| y \\# heading  \\<script\\>alert\\(1\\)\\</script\\>");
    assertThat(card.lines().filter(l -> l.startsWith("# "))).hasSize(1);
  }
}
