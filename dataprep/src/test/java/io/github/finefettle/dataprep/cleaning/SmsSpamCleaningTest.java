package io.github.finefettle.dataprep.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.LabelledTextReader;
import io.github.finefettle.dataprep.io.SourceRows;
import io.github.finefettle.dataprep.splitting.SplitPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real SMS Spam Collection (Almeida et al. 2011), 5,574 messages with known dirt. */
class SmsSpamCleaningTest {
  private static SourceRows<LabelledText> messages() {
    return LabelledTextReader.detecting().read(Rows.smsFile());
  }

  private static CleaningResult<LabelledText> cleaned() {
    return DatasetCleaner.withDefaultsForClassification(LabelledText.schema()).clean(messages());
  }

  @Test
  void readsEveryMessageAndFindsTheKnownExactDuplicates() {
    CleaningResult<LabelledText> result = cleaned();
    assertThat(result.accounting().read()).isEqualTo(5574);
    assertThat(result.accounting().setAside()).isZero();
    assertThat(result.ledger().byRule("drop-exact-duplicates")).hasSizeGreaterThanOrEqualTo(403);
    assertThat(result.ledger().byRule("drop-near-duplicates")).hasSizeGreaterThan(50);
    assertThat(result.kept()).hasSize((int) result.accounting().kept());
  }

  @Test
  void bearsOutEveryRequiredClaim() {
    Evidence evidence = cleaned().evidence();
    assertThat(evidence.claims().stream().filter(Claim::required))
        .isNotEmpty()
        .allSatisfy(claim -> assertThat(claim.state()).as(claim.id()).isEqualTo(ClaimState.MET));
    assertThat(Evidence.fromJson(evidence.toJson())).isEqualTo(evidence);
  }

  @Test
  void repairsTheEntitiesAndControlsThatTheCollectionIsKnownFor() {
    CleaningResult<LabelledText> result = cleaned();
    assertThat(result.ledger().byRule("unescape-entities")).hasSizeGreaterThanOrEqualTo(300);
    assertThat(result.ledger().byRule("repair-encoding")).hasSizeGreaterThanOrEqualTo(35);
    assertThat(result.kept())
        .noneMatch(row -> row.text().contains("&lt;") || row.text().contains("&amp;"))
        .noneMatch(row -> row.text().chars().anyMatch(c -> c >= 0x80 && c < 0xA0));
  }

  @Test
  void undoGivesEveryOriginalBack() {
    SourceRows<LabelledText> messages = messages();
    CleaningResult<LabelledText> result =
        DatasetCleaner.withDefaultsForClassification(LabelledText.schema()).clean(messages);
    for (int i = 0; i < messages.rows().size(); i++) {
      RowId id = messages.ids().get(i);
      assertThat(result.undo(id)).as("%s", id).isEqualTo(messages.rows().get(i));
    }
  }

  @Test
  void cleaningAgainChangesNothing() {
    List<LabelledText> once = cleaned().kept();
    CleaningResult<LabelledText> twice =
        DatasetCleaner.withDefaultsForClassification(LabelledText.schema()).clean(once);
    assertThat(twice.ledger().changed()).isEmpty();
    assertThat(twice.ledger().dropped()).isEmpty();
    assertThat(twice.kept()).isEqualTo(once);
  }

  @Test
  void splitsTheKeptRows() {
    CleaningResult<LabelledText> result = cleaned();
    Splits<LabelledText> splits =
        result.split(
            SplitPlan.of(0.8, 0.1, 0.1)
                .stratifiedBy(Role.LABEL)
                .keepingDuplicatesTogether()
                .seed(42));
    assertThat(splits.train().size() + splits.validation().size() + splits.test().size())
        .isEqualTo(result.kept().size());
  }
}
