package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.cleaning.CleaningResult;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.duplicates.ExactKey.Form;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConflictsTest {
  private static Example row(int position, String input, String label) {
    return Example.of(
        new RowId("rows", position),
        Map.of(
            Role.INPUT,
            input,
            Role.LABEL,
            label,
            Role.SOURCE,
            position % 2 == 0 ? "web" : "books"));
  }

  private static final List<Example> ROWS =
      List.of(
          row(0, "is it open", "hours"),
          row(1, "is it open", "place"),
          row(2, "is it open ", "hours"),
          row(3, "thanks", "thank"),
          row(4, "thanks", "thank"),
          row(5, "no way", "anger"),
          row(6, "no way", "joy"),
          row(7, "no way", ""),
          row(8, "", "joy"),
          row(9, "", "anger"));

  @Test
  void conflictsAreGroupedWithCountsMajorityAndOrigin() {
    ConflictReport report = Conflicts.ofLabels().find(ROWS);
    assertThat(report.conflicts()).hasSize(2);
    assertThat(report.read()).isEqualTo(10);
    assertThat(report.rows()).isEqualTo(5);
    Conflict open = report.conflicts().get(0);
    assertThat(open.input()).isEqualTo("is it open");
    assertThat(open.answers())
        .containsExactly(
            new ConflictingAnswer("hours", ids(0, 2), List.of("web")),
            new ConflictingAnswer("place", ids(1), List.of("books")));
    assertThat(open.majority()).hasValue(open.answers().get(0));
    Conflict way = report.conflicts().get(1);
    assertThat(way.answers()).extracting(ConflictingAnswer::count).containsExactly(1, 1);
    assertThat(way.majority()).isEmpty();
  }

  private static List<RowId> ids(long... positions) {
    List<RowId> ids = new ArrayList<>();
    for (long position : positions) {
      ids.add(new RowId("rows", position));
    }
    return ids;
  }

  @Test
  void theReportSurvivesItsJsonAndSaysItInWords() {
    ConflictReport report = Conflicts.ofLabels().find(ROWS);
    assertThat(ConflictReport.fromJson(JsonValue.parse(report.toJson().toCanonicalString())))
        .isEqualTo(report);
    assertThat(report.toText())
        .isEqualTo(
            """
            2 inputs with different answers, 5 of 10 rows (different LABEL for the texts of [INPUT], trimmed)

            "is it open": mostly hours
              2 x hours (rows#0, rows#2)
              1 x place (rows#1)

            "no way": no majority
              1 x anger (rows#5)
              1 x joy (rows#6)
            """);
  }

  @Test
  void theOrderOfArrivalDoesNotChangeTheReport() {
    ConflictReport expected = Conflicts.ofLabels().find(ROWS);
    for (int shuffle = 0; shuffle < 5; shuffle++) {
      List<Example> shuffled = new ArrayList<>();
      for (int at : RandomStream.of(shuffle, "arrival").sequence().permutation(ROWS.size())) {
        shuffled.add(ROWS.get(at));
      }
      assertThat(Conflicts.ofLabels().find(shuffled)).isEqualTo(expected);
    }
  }

  @Test
  void answersConflictOnlyForTheSameContext() {
    List<Example> rows = new ArrayList<>();
    String[][] texts = {
      {"Sum it up.", "text one", "A"},
      {"Sum it up.", "text two", "B"},
      {"Sum it up.", "text two", "C"}
    };
    for (String[] text : texts) {
      rows.add(
          Example.of(
              new RowId("rows", rows.size()),
              Map.of(Role.INPUT, text[0], Role.CONTEXT, text[1], Role.TARGET, text[2])));
    }
    ConflictReport report = Conflicts.ofAnswers().find(rows);
    assertThat(report.conflicts()).hasSize(1);
    assertThat(report.conflicts().get(0).answers())
        .extracting(ConflictingAnswer::answer)
        .containsExactly("B", "C");
    assertThat(Conflicts.ofAnswers().by(ExactKey.input()).find(rows).rows()).isEqualTo(3);
  }

  @Test
  void nearInputsConflictWhereTheUserAsksForIt() {
    List<Example> rows =
        List.of(
            row(0, "could you please send me the other form", "ask"),
            row(1, "could you please send me the longer form", "order"),
            row(2, "could you please send me 2 of the other forms", "ask"));
    assertThat(Conflicts.ofLabels().find(rows).conflicts()).isEmpty();
    ConflictReport near = Conflicts.ofLabels().orNear(NearDuplicates.atSimilarity(0.8)).find(rows);
    assertThat(near.conflicts()).hasSize(1);
    assertThat(near.rows()).isEqualTo(2);
  }

  @Test
  void conflictsAreReviewedAndNeverDroppedUnlessTheMajorityIsAskedFor() {
    List<LabelledText> rows =
        List.of(
            new LabelledText("is it open", "hours"),
            new LabelledText("is it open", "place"),
            new LabelledText("is it open", "hours"),
            new LabelledText("no way", "anger"),
            new LabelledText("no way", "joy"));
    DatasetCleaner<LabelledText> cleaner = DatasetCleaner.forClassification(LabelledText.schema());
    for (CleaningResult<LabelledText> reviewed :
        List.of(
            cleaner.reviewConflictingLabels().clean(rows),
            cleaner.apply(ReviewConflicts.of(Conflicts.ofLabels())).clean(rows))) {
      assertThat(reviewed.kept()).isEqualTo(rows);
      assertThat(reviewed.ledger().flagged()).hasSize(5);
    }
    CleaningResult<LabelledText> most =
        cleaner.apply(ReviewConflicts.of(Conflicts.ofLabels()).keepMajority()).clean(rows);
    assertThat(most.ledger().dropped())
        .extracting(entry -> entry.row().position())
        .containsExactly(1L);
    assertThat(most.ledger().dropped().get(0).partner()).hasValue(new RowId("list", 0));
    assertThat(most.ledger().flagged()).hasSize(2);
    assertThat(most.kept()).hasSize(4);
  }

  /** Known conflicts of banking77 over train and test, by words alone. */
  @Test
  void bothConflictsOfTheBankQuestionsAreNamed() {
    List<Example> rows = new ArrayList<>(RealRows.banking77("train.csv"));
    rows.addAll(RealRows.banking77("test.csv"));
    ConflictReport report = Conflicts.ofLabels().by(ExactKey.input().as(Form.FOLDED)).find(rows);
    assertThat(report.conflicts())
        .extracting(conflict -> WordsOnly.of(conflict.input()))
        .containsExactlyInAnyOrder("has my top up gone through", "what are the fees for top ups");
    assertThat(report.conflicts()).allMatch(conflict -> conflict.answers().size() == 2);
  }

  @Test
  void wrongDefinitionsAreRefused() {
    assertThatThrownBy(() -> new Conflict("x", List.of())).hasMessageContaining("two answers");
    assertThat(Conflicts.fromJson(Conflicts.ofAnswers().toJson())).isEqualTo(Conflicts.ofAnswers());
  }
}
