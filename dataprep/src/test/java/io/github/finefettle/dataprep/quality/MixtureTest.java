package io.github.finefettle.dataprep.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Note;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixtureTest {
  private static List<Example> answers(String... texts) {
    List<Example> rows = new ArrayList<>();
    for (String text : texts) {
      rows.add(RealRows.example("rows", rows.size(), "Prompt " + rows.size(), "", text));
    }
    return rows;
  }

  private static Map<String, List<Note>> flagged(LearningRule<?> rule, List<Example> rows)
      throws Exception {
    return Learnings.notes(Learnings.learn(rule, rows).rule(), rows);
  }

  private static Note first(Map<String, List<Note>> notes, String row) {
    return notes.getOrDefault(row, List.of()).get(0);
  }

  @Test
  void aRepeatedAnswerNamesItsPartnerAndTheSizeOfItsGroup() throws Exception {
    List<Example> rows =
        answers(
            "A longer answer, no. 1.",
            "Something else entirely.",
            "a LONGER answer no 1",
            "A longer answer, no. 1.",
            "a LONGER answer no 1");
    Map<String, List<Note>> notes = flagged(RepeatedAnswers.standard().withLabelLength(0), rows);
    assertThat(notes).containsOnlyKeys("rows#2", "rows#3", "rows#4");
    assertThat(first(notes, "rows#2").reason()).startsWith("Nearly the same");
    assertThat(first(notes, "rows#3").reason()).startsWith("The same");
    assertThat(first(notes, "rows#3").partner().map(Object::toString)).hasValue("rows#0");
    assertThat(first(notes, "rows#4").partner().map(Object::toString)).hasValue("rows#2");
    assertThat(first(notes, "rows#4").measured()).hasValue(4);
  }

  @Test
  void rowsThatShareThePromptTooAreLeftToOtherRules() throws Exception {
    List<Example> rows =
        List.of(
            RealRows.example("rows", 0, "Same prompt", "", "Same long answer."),
            RealRows.example("rows", 1, "Same prompt", "", "Same long answer."));
    assertThat(flagged(RepeatedAnswers.standard(), rows)).isEmpty();
  }

  @Test
  void aShortAnswerOfManyRowsIsALabel() throws Exception {
    List<Example> rows = answers("yes", "no", "yes", "no", "yes", "perhaps it is", "maybe not");
    assertThat(flagged(RepeatedAnswers.standard(), rows)).isEmpty();
    assertThat(flagged(RepeatedAnswers.standard().withLabelLength(0), rows)).hasSize(3);
  }

  @Test
  void gpteacherHas104AnswersTwiceToTheCharacterAnd91MoreNormalised() throws Exception {
    List<Example> rows = RealRows.gpteacherExamples("codegen");
    List<Example> shuffled = new ArrayList<>(rows);
    Collections.reverse(shuffled);
    Map<String, List<Note>> notes = flagged(RepeatedAnswers.standard(), rows);
    long exact =
        notes.values().stream()
            .filter(found -> found.get(0).reason().startsWith("The same"))
            .count();
    assertThat(exact).isEqualTo(104);
    assertThat(notes.size() - exact).isEqualTo(91);
    assertThat(notes.values()).allSatisfy(n -> assertThat(n.get(0).partner()).isPresent());
    assertThat(flagged(RepeatedAnswers.standard(), shuffled)).isEqualTo(notes);
    assertThat(flagged(RepeatedAnswers.standard(), RealRows.gsm8kExamples())).isEmpty();
  }

  @Test
  void aTemplateOfSomeRowsIsFlaggedOnThem() throws Exception {
    List<Example> rows = answers("Plain.", "### Instruction: do\n### Response: done", "Plain too.");
    Learned learned = Learnings.learn(new TemplateMixture(), rows);
    assertThat(Learnings.notes(learned.rule(), rows)).containsOnlyKeys("rows#1");
    assertThat(learned.findings())
        .extracting(Finding::message)
        .containsExactly("1 of 3 rows hold markers of the kind alpaca.");
    assertThat(Learnings.readBack(learned.rule(), Registry.empty())).isEqualTo(learned.rule());
  }

  @Test
  void aTemplateThatMostRowsHaveIsMissedInTheOthers() throws Exception {
    List<Example> rows = answers("[INST] a [/INST] b", "[INST] c [/INST] d", "e");
    assertThat(flagged(new TemplateMixture(), rows)).containsOnlyKeys("rows#2");
    List<Example> all = rows.subList(0, 2);
    assertThat(flagged(new TemplateMixture(), all)).isEmpty();
    assertThat(Learnings.learn(new TemplateMixture(), all).findings()).isEmpty();
  }

  @Test
  void strayEndTokensAreFlaggedEvenWhereAllRowsHaveThem() throws Exception {
    List<Example> rows = answers("One.<|endoftext|>", "Two.</s>", "Three.<|EndOfText|>");
    assertThat(flagged(new TemplateMixture(), rows)).hasSize(3);
    assertThat(flagged(new TemplateMixture(), answers("a <s>struck</s> word"))).isEmpty();
    assertThat(TemplateMarker.in("Human: hi\nAssistant: ho"))
        .containsExactly(TemplateMarker.HUMAN_ASSISTANT);
    assertThat(TemplateMarker.in("Human: a being. The assistant: a helper.")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It costs 1,234.50 now|POINT_DECIMALS",
        "It costs 1.234,50 now|COMMA_DECIMALS",
        "1,234,567 people|POINT_DECIMALS",
        "1.234.567 Leute.|COMMA_DECIMALS",
        "on 2024-04-03.|ISO_DATES",
        "on 31/12/2024, late|DAY_FIRST_DATES",
        "on 12/31/2024|MONTH_FIRST_DATES",
        "on 03/04/2024|EITHER_FIRST_DATES",
        "am 3.4.2024|POINT_DATES",
        "1,234 says nothing|",
        "3,5 and 3.5|",
        "10.0.0.1 is an address|",
        "192.168.100.200|",
        "version 1.2.3|",
        "f(1,234.5)|POINT_DECIMALS",
        "99/99/2024|",
        "2024-13-45|",
        "a1,234.5b|"
      })
  void onlyFormsThatCannotBeReadInTwoWaysAreTold(String text, FormatStyle expected) {
    assertThat(FormatStyle.in(text))
        .isEqualTo(expected == null ? java.util.Set.of() : java.util.Set.of(expected));
  }

  @Test
  void theRarerWaysAreFlaggedAndAllAreCountedWithExamples() throws Exception {
    List<Example> rows =
        answers("1,234.5", "2,345.6", "3.456,7", "2024-01-02", "13/01/2024", "03/04/2024", "x");
    Learned learned = Learnings.learn(FormatMixture.of(Role.TARGET), rows);
    // ISO and day-first have one row each: the first in the order of styles is taken for the main
    assertThat(Learnings.notes(learned.rule(), rows))
        .containsOnlyKeys("rows#2", "rows#4", "rows#5");
    assertThat(learned.findings())
        .extracting(Finding::message)
        .contains(
            "Numbers are written in several ways: point-decimals in 2 rows, such as [rows#0,"
                + " rows#1]; comma-decimals in 1 rows, such as [rows#2].");
    assertThat(Learnings.readBack(learned.rule(), Registry.empty())).isEqualTo(learned.rule());
    assertThat(flagged(FormatMixture.of(Role.TARGET), answers("1,234.5", "2024-01-02"))).isEmpty();
  }

  @Test
  void datesThatFitTheClearOnesAreNotFlagged() throws Exception {
    List<Example> rows =
        answers("03/04/2024", "05/06/2024", "31/12/2024", "12/31/2024", "30/1/2024");
    assertThat(flagged(FormatMixture.of(Role.TARGET), rows)).containsOnlyKeys("rows#3");
  }

  @Test
  void rulesReadBackEqual() {
    for (LearningRule<?> rule :
        List.of(
            RepeatedAnswers.standard().withLabelLength(3),
            new TemplateMixture(),
            FormatMixture.of(Role.INPUT, Role.TARGET))) {
      assertThat(Learnings.readBack(rule, Registry.empty())).isEqualTo(rule);
      assertThat(rule.edits()).isEmpty();
    }
    assertThat(Optional.of(RepeatedAnswers.standard().onlyFlags())).hasValue(true);
  }
}
