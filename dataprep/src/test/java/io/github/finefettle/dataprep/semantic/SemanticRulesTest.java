package io.github.finefettle.dataprep.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.cleaning.CleaningPlan;
import io.github.finefettle.dataprep.cleaning.CleaningResult;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.cleaning.LedgerEntry;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.io.SourceRows;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SemanticRulesTest {
  private static final Named<Embedding> GRAMS =
      Named.of("test.character-grams", 1, new CharacterGrams(96));
  private static final SemanticDuplicates NEAR = SemanticDuplicates.by(GRAMS).atSimilarity(0.8);

  private static final List<LabelledText> ROWS =
      List.of(
          new LabelledText("How do I get my money back?", "refund"),
          new LabelledText("How do I get my money back please?", "refund"),
          new LabelledText("How do I get my money back??", "refund"),
          new LabelledText("How do I get my money back!", "complaint"),
          new LabelledText("How do I not get my money back?", "refund"),
          new LabelledText("", "refund"),
          new LabelledText("Where is the nearest branch?", "branch"));

  private static CleaningResult<LabelledText> clean(CleaningRule rule) {
    return DatasetCleaner.forClassification(LabelledText.schema()).apply(rule).clean(ROWS);
  }

  @Test
  void rowsThatMeanTheSameWithTheSameLabelAreDroppedForTheLongest() {
    CleaningResult<LabelledText> result = clean(new DropSemanticDuplicates(NEAR));
    assertThat(result.keptIds()).extracting(RowId::position).containsExactly(1L, 3L, 4L, 5L, 6L);
    LedgerEntry dropped = result.ledger().dropped().get(0);
    assertThat(dropped.row()).isEqualTo(new RowId("list", 0));
    assertThat(dropped.partner()).contains(new RowId("list", 1));
    assertThat(dropped.cluster()).contains(new RowId("list", 1));
    assertThat(dropped.measured().orElseThrow()).isBetween(0.8, 1.0);
    assertThat(dropped.threshold()).hasValue(0.8);
    assertThat(result.accounting().read())
        .isEqualTo(result.accounting().kept() + result.accounting().dropped());
  }

  @Test
  void cleaningAgainDropsNothing() {
    List<LabelledText> rows =
        SemanticDuplicatesTest.worded(1000, 3).stream()
            .map(text -> new LabelledText(text, "x"))
            .toList();
    DatasetCleaner<LabelledText> cleaner =
        DatasetCleaner.forClassification(LabelledText.schema())
            .apply(new DropSemanticDuplicates(NEAR));
    CleaningResult<LabelledText> once = cleaner.clean(rows);
    assertThat(once.accounting().dropped()).isGreaterThan(200);
    CleaningPlan resolved = once.resolvedPlan();
    assertThat(DatasetCleaner.of(resolved, LabelledText.schema()).clean(once.kept()).kept())
        .isEqualTo(once.kept());
  }

  @Test
  void reviewFlagsThemWhateverTheirLabelsAndDropsNone() {
    CleaningResult<LabelledText> result = clean(new ReviewSemanticDuplicates(NEAR));
    assertThat(result.kept()).isEqualTo(ROWS);
    assertThat(result.ledger().entries())
        .allSatisfy(entry -> assertThat(entry.action()).isEqualTo(RuleAction.FLAGGED))
        .extracting(entry -> entry.row().position())
        .containsExactly(0L, 2L, 3L);
  }

  @Test
  void anyNumberOfThreadsAndAnyOrderOfArrivalGiveTheSame() {
    List<LabelledText> rows = new ArrayList<>();
    List<RowId> ids = new ArrayList<>();
    for (String text : SemanticDuplicatesTest.worded(800, 2)) {
      ids.add(new RowId("list", rows.size()));
      rows.add(new LabelledText(text, rows.size() % 5 == 0 ? "a" : "b"));
    }
    DatasetCleaner<LabelledText> cleaner =
        DatasetCleaner.forClassification(LabelledText.schema())
            .apply(new DropSemanticDuplicates(NEAR));
    CleaningResult<LabelledText> one = cleaner.clean(rows);
    assertThat(one.accounting().dropped()).isGreaterThan(100);
    for (int threads : new int[] {2, 7}) {
      assertThat(cleaner.runner().threads(threads).clean(rows).ledger()).isEqualTo(one.ledger());
    }
    Collections.reverse(rows);
    Collections.reverse(ids);
    CleaningResult<LabelledText> reversed = cleaner.clean(SourceRows.of(ids, rows));
    assertThat(reversed.ledger()).isEqualTo(one.ledger());
    assertThat(reversed.kept()).isEqualTo(one.kept());
  }

  @Test
  void thePlanNamesTheEmbeddingAndReadsBackEqualThroughARegistry() {
    CleaningPlan plan =
        DatasetCleaner.forClassification(LabelledText.schema())
            .apply(new ReviewSemanticDuplicates(NEAR.atSimilarity(0.7)))
            .apply(new DropSemanticDuplicates(NEAR))
            .plan();
    JsonValue json = JsonValue.parse(plan.toJson().toCanonicalString());
    assertThat(CleaningPlan.fromJson(json, Registry.empty().with(GRAMS))).isEqualTo(plan);
    assertThatThrownBy(() -> CleaningPlan.fromJson(json, Registry.empty()))
        .hasMessageContaining("test.character-grams@1");
    // The rows are bound to the run: the resolved plan holds the rule itself.
    assertThat(clean(new DropSemanticDuplicates(NEAR)).resolvedPlan().toJson().toCanonicalString())
        .contains("test.character-grams");
  }

  @Test
  void anEmbeddingWithoutANameIsRefusedInAPlan() {
    assertThatThrownBy(
            () -> new DropSemanticDuplicates(SemanticDuplicates.by(new CharacterGrams(8))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Named.of");
  }

  @Test
  void aFailureNamesTheRowsByTheirIds() {
    Named<Embedding> broken =
        Named.of(
            "test.broken",
            1,
            texts -> {
              throw new java.io.IOException("no model");
            });
    assertThatThrownBy(() -> clean(new DropSemanticDuplicates(SemanticDuplicates.by(broken))))
        .hasMessageContaining("list#0")
        .hasMessageContaining("list#6")
        .hasRootCauseMessage("no model");
  }
}
