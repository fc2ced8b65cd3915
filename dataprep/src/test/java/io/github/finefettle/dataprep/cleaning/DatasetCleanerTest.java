package io.github.finefettle.dataprep.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.duplicates.Survivor;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.SourceRows;
import io.github.finefettle.dataprep.rule.CleaningStep;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class DatasetCleanerTest {
  @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder;

  private record Sms(String text, String label, int likes) {}

  private static DatasetCleaner<LabelledText> cleaner() {
    return DatasetCleaner.forClassification(LabelledText.schema());
  }

  private static LabelledText row(String text, String label) {
    return new LabelledText(text, label);
  }

  @Test
  void writesRepairsBackIntoTheUsersOwnRecord() {
    ExampleSchema<Sms> schema = ExampleSchema.ofRecord(Sms.class).input("text").label("label");
    CleaningResult<Sms> result =
        DatasetCleaner.forClassification(schema)
            .repairEncoding()
            .unescapeEntities()
            .normalizeUnicode()
            .normalizeWhitespace()
            .clean(List.of(new Sms(" Caf\u00C3\u00A9 &amp;  bar\u200B ", "ham", 3)));
    assertThat(result.kept()).containsExactly(new Sms("Caf\u00E9 & bar", "ham", 3));
    assertThat(result.ledger().changed()).hasSize(4);
    LedgerEntry first = result.ledger().changed().get(0);
    assertThat(first.rule()).isEqualTo("repair-encoding");
    assertThat(first.before()).contains(" Caf\u00C3\u00A9 &amp;  bar\u200B ");
    assertThat(first.row()).isEqualTo(new RowId("list", 0));
  }

  @Test
  void leavesEntitiesAloneUnlessTheStepIsInThePlan() {
    List<LabelledText> rows = List.of(row("if (a &lt; b)", "code"));
    assertThat(cleaner().repairEncoding().normalizeUnicode().clean(rows).kept()).isEqualTo(rows);
  }

  @Test
  void runsStepsInTheOrderWritten() {
    List<LabelledText> rows = List.of(row("a &amp;amp; b", "x"));
    assertThat(cleaner().unescapeEntities().unescapeEntities().clean(rows).kept())
        .containsExactly(row("a & b", "x"));
    assertThat(cleaner().dropMissing(Role.LABEL).treatAsMissing("x").clean(rows).kept()).hasSize(1);
    assertThat(cleaner().treatAsMissing("X ").dropMissing(Role.LABEL).clean(rows).kept()).isEmpty();
  }

  @Test
  void dropsDuplicatesOfOneLabelAndNamesThePartner() {
    CleaningResult<LabelledText> result =
        cleaner()
            .dropExactDuplicates()
            .clean(List.of(row("see you", "ham"), row("bye", "ham"), row("see you ", "ham")));
    assertThat(result.kept()).hasSize(2);
    LedgerEntry drop = result.ledger().dropped().get(0);
    assertThat(drop.row()).isEqualTo(new RowId("list", 2));
    assertThat(drop.partner()).contains(new RowId("list", 0));
    assertThat(drop.measured()).hasValue(1);
    assertThat(drop.before()).contains("see you ");
  }

  @Test
  void neverDropsOneOfTwoLabelsForTheSameTextButShowsBoth() {
    CleaningResult<LabelledText> result =
        cleaner()
            .dropExactDuplicates()
            .dropNearDuplicates(near -> near)
            .reviewConflictingLabels()
            .clean(
                List.of(row("win a prize", "spam"), row("win a prize", "ham"), row("hi", "ham")));
    assertThat(result.kept()).hasSize(3);
    assertThat(result.ledger().flagged()).hasSize(2);
    assertThat(result.ledger().flagged().get(0).partner()).contains(new RowId("list", 1));
    assertThat(result.evidence().findings())
        .extracting(Finding::code)
        .contains("conflicting-labels");
  }

  @Test
  void keepsTheLongestOfNearDuplicatesOrTheFirst() {
    String text =
        "your parcel could not be delivered today because nobody was at home so please call our"
            + " service line to arrange another day that suits you";
    List<LabelledText> rows = List.of(row(text, "a"), row(text + " thanks", "a"));
    CleaningResult<LabelledText> longest =
        cleaner().dropNearDuplicates(near -> near.keep(Survivor.longest())).clean(rows);
    assertThat(longest.kept()).containsExactly(rows.get(1));
    LedgerEntry drop = longest.ledger().dropped().get(0);
    assertThat(drop.measured().getAsDouble()).isBetween(0.8, 1.0);
    assertThat(drop.threshold()).hasValue(0.8);
    CleaningResult<LabelledText> first =
        cleaner().dropNearDuplicates(near -> near.keep(Survivor.first())).clean(rows);
    assertThat(first.kept()).containsExactly(rows.get(0));
  }

  @Test
  void foldsRareSpellingsOfALabelOntoTheFrequentOne() {
    List<LabelledText> rows = new ArrayList<>(Rows.distinct(40, "complaint"));
    rows.add(row("one", "Complaint "));
    rows.add(row("two", "compliant"));
    rows.add(row("three", "COMPLAINT"));
    CleaningResult<LabelledText> result = cleaner().normalizeLabels().clean(rows);
    assertThat(result.kept()).extracting(LabelledText::label).containsOnly("complaint");
    assertThat(result.ledger().byRule("normalize-labels")).hasSize(3);
    assertThat(result.undo(new RowId("list", 41))).isEqualTo(row("two", "compliant"));
  }

  @Test
  void stopsBeforeARuleRemovesTooMuchOfAClass() {
    List<LabelledText> rows = new ArrayList<>(Rows.distinct(100, "ham"));
    rows.addAll(Rows.distinct(20, "spam"));
    for (int i = 0; i < 6; i++) {
      rows.add(rows.get(100));
    }
    assertThatThrownBy(
            () -> cleaner().dropExactDuplicates().stopIfRuleRemovesMoreThan(0.2).clean(rows))
        .isInstanceOf(CleaningStoppedException.class)
        .hasMessageContaining("drop-exact-duplicates")
        .hasMessageContaining("6 of the 26 rows of the class \"spam\"")
        .hasMessageContaining("20.0 %");
    CleaningResult<LabelledText> allowed =
        cleaner().dropExactDuplicates().stopIfRuleRemovesMoreThan(0.3).clean(rows);
    assertThat(allowed.accounting().dropped()).isEqualTo(6);
  }

  @Test
  void doesNotStopForAHandfulOfRowsOrForRowsWithoutALabel() {
    List<LabelledText> rows = new ArrayList<>(Rows.distinct(200, "ham"));
    rows.addAll(Rows.distinct(4, "spam").stream().map(r -> row("", "spam")).toList());
    rows.addAll(Rows.distinct(30, "x").stream().map(r -> row(r.text(), " ")).toList());
    CleaningResult<LabelledText> result =
        cleaner()
            .dropMissing(Role.INPUT)
            .dropMissing(Role.LABEL)
            .stopIfRuleRemovesMoreThan(0.2)
            .clean(rows);
    assertThat(result.kept()).hasSize(200);
    assertThat(result.evidence().findings()).extracting(Finding::code).contains("one-class");
  }

  @Test
  void stopsWhereARuleWouldRemoveTooMuchOfASource() {
    List<LabelledText> rows = new ArrayList<>(Rows.distinct(100, "ham"));
    rows.addAll(Rows.distinct(30, "x").stream().map(r -> row(r.text(), "")).toList());
    assertThatThrownBy(
            () ->
                cleaner().dropMissing(Role.LABEL).stopIfRuleRemovesMoreThan(0.2).clean(rows).kept())
        .isInstanceOf(CleaningStoppedException.class)
        .hasMessageContaining("30 of the 130 rows of the source \"list\"");
  }

  @Test
  void runsAUsersOwnStep() {
    Named<CleaningStep> shout =
        Named.of(
            "my.shout",
            2,
            example ->
                switch (example.text(Role.LABEL)) {
                  case "edit" -> StepOutcome.edit(Role.INPUT, example.text(Role.INPUT) + "!");
                  case "drop" -> StepOutcome.drop("Unfit.").measured(0.9, 0.5);
                  case "aside" -> StepOutcome.setAside("Look at it.");
                  case "flag" -> StepOutcome.flag("Odd.");
                  default -> StepOutcome.unchanged();
                });
    CleaningResult<LabelledText> result =
        cleaner()
            .step(shout)
            .clean(
                List.of(
                    row("a", "edit"),
                    row("b", "drop"),
                    row("c", "aside"),
                    row("d", "flag"),
                    row("e", "none")));
    assertThat(result.kept()).extracting(LabelledText::text).containsExactly("a!", "d", "e");
    assertThat(result.accounting()).isEqualTo(new Accounting(5, 3, 1, 1));
    assertThat(result.setAside())
        .containsExactly(
            new SetAsideRow(
                new RowId("list", 2),
                "my.shout",
                "Look at it.",
                "c",
                List.of(Part.of(Role.INPUT, "c"), Part.of(Role.LABEL, "aside"))));
    assertThat(result.ledger().dropped().get(0).ruleVersion()).isEqualTo(2);
    assertThat(result.undo(new RowId("list", 0))).isEqualTo(row("a", "edit"));
  }

  @Test
  void namesTheRowOnWhichAUsersStepFails() {
    assertThatThrownBy(
            () ->
                cleaner()
                    .unnamedStep(
                        example -> {
                          throw new java.io.IOException("disk");
                        })
                    .clean(List.of(row("a", "b"))))
        .isInstanceOf(CleaningStepException.class)
        .hasMessageContaining("list#0")
        .hasRootCauseMessage("disk");
  }

  @Test
  void refusesAStepThatTheSchemaCannotServe() {
    ExampleSchema<LabelledText> readOnly =
        ExampleSchema.of(LabelledText.class)
            .readOnly(Role.INPUT, LabelledText::text)
            .readOnly(Role.LABEL, LabelledText::label);
    DatasetCleaner<LabelledText> checksOnly =
        DatasetCleaner.forClassification(readOnly).dropMissing(Role.LABEL).dropExactDuplicates();
    assertThat(checksOnly.clean(List.of(row("a", "b"))).kept()).hasSize(1);
    assertThatThrownBy(() -> checksOnly.repairEncoding().plan())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot write the role INPUT");
    assertThatThrownBy(() -> checksOnly.dropMissing(Role.GROUP).plan())
        .hasMessageContaining("lacks the role GROUP");
  }

  @Test
  void findsOutAPlanThatLeavesDirt() {
    CleaningResult<LabelledText> result =
        cleaner()
            .clean(
                List.of(row("a", "x"), row("a", "x"), row("", ""), row("Z\u00C3\u00BCrich", "y")));
    var states =
        result.evidence().claims().stream()
            .filter(claim -> claim.state() == ClaimState.NOT_MET)
            .map(claim -> claim.id())
            .toList();
    assertThat(states)
        .containsExactly(
            "no-missing-labels",
            "no-missing-inputs",
            "no-exact-duplicates",
            "no-encoding-damage",
            "no-near-duplicates");
  }

  @Test
  void cleansNoRowsAtAll() {
    CleaningResult<LabelledText> result =
        DatasetCleaner.withDefaultsForClassification(LabelledText.schema()).clean(List.of());
    assertThat(result.accounting()).isEqualTo(new Accounting(0, 0, 0, 0));
    assertThat(result.evidence().findings()).extracting(Finding::code).contains("no-rows-left");
  }

  @Test
  void refusesTwoRowsWithOneId() {
    RowId id = new RowId("x", 1);
    SourceRows<LabelledText> rows =
        SourceRows.of(List.of(id, id), List.of(row("a", "b"), row("c", "d")));
    assertThatThrownBy(() -> cleaner().clean(rows).kept())
        .hasMessageContaining("x#1 is given twice");
  }

  @Test
  void tellsOfProgressAndStopsWhenAsked() {
    List<Progress> heard = new ArrayList<>();
    Cancellation cancellation = new Cancellation();
    var runner =
        cleaner()
            .normalizeUnicode()
            .dropExactDuplicates()
            .runner()
            .progress(heard::add)
            .cancelledBy(cancellation);
    assertThat(runner.clean(List.of(row("a", "b"))).kept()).hasSize(1);
    assertThat(heard).extracting(Progress::done).containsExactly(0L, 1L, 2L);
    cancellation.cancel();
    assertThatThrownBy(() -> runner.clean(List.of(row("a", "b"))).kept())
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void accountingThatDoesNotAddUpCannotBeMade() {
    assertThatThrownBy(() -> new Accounting(10, 7, 1, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("10 rows were read");
  }

  private static ClaimState state(CleaningResult<?> result, String id) {
    return result.evidence().claims().stream()
        .filter(claim -> claim.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  /** 10 of 30 rows are frequent, 1 of the 21 that are left after copies were dropped is not. */
  @Test
  void copiesThatAreDroppedLaterDoNotMakeALabelAnotherSpelling() {
    List<LabelledText> rows = new ArrayList<>(Rows.distinct(30, "spam"));
    for (int i = 0; i < 10; i++) {
      rows.add(row("the same words again", "Spam"));
    }
    CleaningResult<LabelledText> result =
        cleaner().normalizeLabels().dropExactDuplicates().clean(rows);
    assertThat(result.kept()).extracting(LabelledText::label).contains("Spam", "spam");
    assertThat(state(result, "one-spelling-a-label")).isEqualTo(ClaimState.MET);
    assertThat(state(cleaner().dropExactDuplicates().clean(rows), "one-spelling-a-label"))
        .isEqualTo(ClaimState.NOT_MET);
  }

  @Test
  void aSlipThatIsLeftIsNoReasonToRefuse() {
    List<LabelledText> rows = new ArrayList<>(Rows.distinct(40, "complaint"));
    rows.add(row("two", "compliant"));
    CleaningResult<LabelledText> result = cleaner().clean(rows);
    assertThat(state(result, "one-spelling-a-label")).isEqualTo(ClaimState.MET);
    assertThat(state(result, "no-label-slips")).isEqualTo(ClaimState.NOT_MET);
  }

  @Test
  void saysWhatDirtAPlanLeaves() {
    List<LabelledText> rows = new ArrayList<>(Rows.distinct(5, "a"));
    assertThat(state(cleaner().clean(rows), "texts-in-normal-form")).isEqualTo(ClaimState.MET);
    assertThat(state(cleaner().clean(rows), "no-words-for-missing")).isEqualTo(ClaimState.MET);
    rows.add(row("two  spaces", "a"));
    rows.add(row("N/A", "a"));
    assertThat(state(cleaner().clean(rows), "texts-in-normal-form")).isEqualTo(ClaimState.NOT_MET);
    assertThat(state(cleaner().clean(rows), "no-words-for-missing")).isEqualTo(ClaimState.NOT_MET);
    assertThat(state(cleaner().normalizeWhitespace().clean(rows), "texts-in-normal-form"))
        .isEqualTo(ClaimState.MET);
  }

  @Test
  void everyRowThatARuleRemovedComesBackFromTheLedgerAlone() throws java.io.IOException {
    List<LabelledText> rows =
        List.of(row("see you", "ham"), row("see  you", " ham "), row("x", ""), row("hi", "ham"));
    CleaningResult<LabelledText> result =
        cleaner()
            .normalizeWhitespace()
            .normalizeLabels()
            .dropMissing(Role.LABEL)
            .dropExactDuplicates()
            .clean(rows);
    java.nio.file.Path file = folder.resolve("ledger.jsonl");
    java.nio.file.Files.writeString(file, "an older ledger");
    result.ledger().writeTo(file);
    Ledger read = Ledger.readFrom(file);
    assertThat(read).isEqualTo(result.ledger());
    assertThat(folder.toFile().list()).containsExactly("ledger.jsonl");
    assertThat(read.dropped()).hasSize(2);
    for (LedgerEntry drop : read.dropped()) {
      LabelledText before = rows.get((int) drop.row().position());
      var back = read.restore(drop.row()).orElseThrow();
      assertThat(back.text(Role.INPUT)).isEqualTo(before.text());
      assertThat(back.text(Role.LABEL)).isEqualTo(before.label());
    }
    assertThat(read.restore(new RowId("list", 3))).isEmpty();
  }

  @Test
  void theFirstAccountingClaimIsCountedFromTheLedger() {
    List<LabelledText> rows = List.of(row("a", "x"), row("a", "x"), row("b", "y"));
    CleaningResult<LabelledText> result = cleaner().dropExactDuplicates().clean(rows);
    CleanedRows<LabelledText> cleaned =
        new CleanedRows<>(List.of(), List.of(), List.of(), List.of());
    assertThat(state(result, "accounting-adds-up")).isEqualTo(ClaimState.MET);
    assertThat(
            new CleaningClaims(
                    result.plan(),
                    result.resolvedPlan(),
                    result.accounting(),
                    new Ledger(List.of()),
                    cleaned)
                .claims()
                .get(0)
                .state())
        .isEqualTo(ClaimState.NOT_MET);
  }

  @Test
  void conflictsOfManyRowsNameTheFirstRowWithAnotherLabel() {
    List<LabelledText> rows = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      rows.add(row("same", i < 39_999 ? "a" : "b"));
    }
    List<LedgerEntry> flagged = cleaner().reviewConflictingLabels().clean(rows).ledger().flagged();
    assertThat(flagged).hasSize(40_000);
    assertThat(flagged.get(5).partner()).contains(new RowId("list", 39_999));
    assertThat(flagged.get(39_999).partner()).contains(new RowId("list", 0));
  }

  @Test
  void refusesAMeasurementThatIsNoNumber() {
    assertThatThrownBy(() -> StepOutcome.flag("Odd.").measured(Double.NaN, 1).notes())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be finite");
  }
}
