package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.cleaning.CleaningPlan;
import io.github.finefettle.dataprep.cleaning.CleaningResult;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.cleaning.LedgerEntry;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DropDuplicatesTest {
  private static Example row(int position, String input, String target) {
    return Example.of(new RowId("rows", position), Map.of(Role.INPUT, input, Role.TARGET, target));
  }

  /** Same prompt, other answer: two things to learn, not one. */
  @Test
  void rowsWithTheSamePromptAndDifferentAnswersAreNeverDropped() {
    String prompt = "write a short poem about the sea in the autumn please";
    List<Example> rows =
        List.of(
            row(0, prompt, "The sea is grey."),
            row(1, prompt, "Waves and leaves."),
            row(2, prompt + "!", "The sea is grey."),
            row(3, prompt, "Waves and leaves. "));
    assertThat(SurvivorTest.partners(new DropExactDuplicates(), rows))
        .isEqualTo(Map.of(new RowId("rows", 3), new RowId("rows", 1)));
    assertThat(
            SurvivorTest.partners(new DropNearDuplicates(NearDuplicates.atSimilarity(0.8)), rows))
        .isEqualTo(
            Map.of(
                new RowId("rows", 0), new RowId("rows", 2),
                new RowId("rows", 3), new RowId("rows", 1)));
  }

  /** Elsewhere "cat", "dog", "cat" became one "cat", because all short rows looked empty. */
  @Test
  void catDogCatLosesOneCat() {
    List<Example> rows = List.of(row(0, "cat", "a"), row(1, "dog", "a"), row(2, "cat", "a"));
    Map<RowId, RowId> one = Map.of(new RowId("rows", 2), new RowId("rows", 0));
    assertThat(SurvivorTest.partners(new DropExactDuplicates(), rows)).isEqualTo(one);
    assertThat(
            SurvivorTest.partners(new DropNearDuplicates(NearDuplicates.atSimilarity(0.8)), rows))
        .isEqualTo(one);
  }

  /** Elsewhere the rows that hang together by any chain became one, and 99.99 % were lost. */
  @Test
  void aLongChainOfSmallEditsDoesNotCollapse() {
    List<Example> rows = new ArrayList<>();
    String[] words = "the quick brown fox jumps over the lazy dog near some old river".split(" ");
    for (int i = 0; i < 26; i++) {
      words[i % words.length] = words[i % words.length] + (char) ('a' + i % 26);
      rows.add(row(i, String.join(" ", words), "a"));
    }
    NearDuplicates near = NearDuplicates.atSimilarity(0.8);
    List<String> texts = rows.stream().map(row -> row.text(Role.INPUT)).toList();
    assertThat(near.groups(texts)).containsOnly(0);
    Map<RowId, RowId> dropped = SurvivorTest.partners(new DropNearDuplicates(near), rows);
    assertThat(dropped).hasSizeBetween(1, 18);
    dropped.forEach(
        (row, partner) ->
            assertThat(
                    BruteForce.similarity(
                        texts.get((int) row.position()),
                        texts.get((int) partner.position()),
                        0.8,
                        Shingles.adaptive()))
                .isPresent());
  }

  @Test
  void everyDroppedRowHasItsPartnerAndClusterInTheLedger() {
    List<LabelledText> rows =
        List.of(
            new LabelledText("could you please send me the other form", "ask"),
            new LabelledText("thanks", "thank"),
            new LabelledText("could you please send me the longer form", "ask"),
            new LabelledText("thanks ", "thank"),
            new LabelledText("thanks", "praise"));
    CleaningResult<LabelledText> result =
        DatasetCleaner.forClassification(LabelledText.schema())
            .dropExactDuplicates()
            .dropNearDuplicates(near -> near)
            .apply(ReviewConflicts.of(Conflicts.ofLabels()))
            .clean(rows);
    assertThat(result.ledger().dropped())
        .extracting(LedgerEntry::row, LedgerEntry::partner, LedgerEntry::cluster)
        .containsExactly(
            tuple(id(0), Optional.of(id(2)), Optional.of(id(2))),
            tuple(id(3), Optional.of(id(1)), Optional.of(id(1))));
    assertThat(result.ledger().flagged())
        .extracting(LedgerEntry::row, LedgerEntry::partner, LedgerEntry::cluster)
        .containsExactly(
            tuple(id(1), Optional.of(id(4)), Optional.of(id(1))),
            tuple(id(4), Optional.of(id(1)), Optional.of(id(1))));
  }

  private static RowId id(long position) {
    return new RowId("list", position);
  }

  @Test
  void theRuleWithoutSettingsIsWrittenAndReadAsTheFirstVersion() {
    CleaningPlan plan =
        DatasetCleaner.forClassification(LabelledText.schema()).dropExactDuplicates().plan();
    assertThat(plan.toJson().toCanonicalString())
        .contains("{\"rule\":\"drop-exact-duplicates\",\"version\":1}");
    assertThat(CleaningPlan.fromJson(plan.toJson(), Registry.empty())).isEqualTo(plan);
  }

  @Test
  void rulesWithSettingsSurviveTheirJson() {
    Comparator<Example> order = Comparator.comparing(example -> example.text(Role.INPUT));
    Survivor own = Survivor.by("my.order", order);
    CleaningPlan plan =
        DatasetCleaner.forClassification(LabelledText.schema())
            .apply(
                DropExactDuplicates.by(ExactKey.input().as(ExactKey.Form.FOLDED))
                    .keep(Survivor.sourcePriority("books")))
            .dropNearDuplicates(near -> near.keep(own))
            .apply(
                ReviewConflicts.of(Conflicts.ofAnswers().orNear(NearDuplicates.atSimilarity(0.9)))
                    .keepMajority())
            .plan();
    Registry registry = Registry.empty().with(Named.of("my.order", 1, order));
    JsonValue json = JsonValue.parse(plan.toJson().toCanonicalString());
    assertThat(CleaningPlan.fromJson(json, registry)).isEqualTo(plan);
    String newer = plan.toJson().toCanonicalString().replace("\"version\":2", "\"version\":3");
    assertThatThrownBy(() -> CleaningPlan.fromJson(JsonValue.parse(newer), registry))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("version 3");
  }
}
