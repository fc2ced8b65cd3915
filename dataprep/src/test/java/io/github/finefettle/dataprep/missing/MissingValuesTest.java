package io.github.finefettle.dataprep.missing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.PartEdit;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingValuesTest {
  private static final RowId ID = new RowId("people.csv", 7);

  private static Example row(String input, String label) {
    return Example.of(ID, Map.of(Role.INPUT, input, Role.LABEL, label));
  }

  private static StepOutcome apply(CleaningRule rule, Example example) throws Exception {
    return ((RowRule) rule).apply(example);
  }

  private static List<String> texts(StepOutcome outcome) {
    return outcome.edits().stream().map(PartEdit::text).toList();
  }

  @Test
  void emptiesATextThatSaysThatThereIsNone() {
    TreatAsMissing rule = TreatAsMissing.of(Sentinels.technical(), Role.LABEL);
    assertThat(texts(rule.apply(row("null", " N/A ")))).containsExactly("");
    assertThat(rule.apply(row("null", "spam"))).isSameAs(StepOutcome.unchanged());
    assertThat(rule.apply(row("null", ""))).isSameAs(StepOutcome.unchanged());
  }

  @Test
  void theNameNullAndTheCountryNamibiaSurviveWhereTheFieldSaysSo() {
    TreatAsMissing names = TreatAsMissing.of(Sentinels.technical(), Role.INPUT).keeping("Null");
    TreatAsMissing countries = TreatAsMissing.of(Sentinels.technical(), Role.LABEL).keeping("NA");
    Example namibian = row("Null", "NA");
    assertThat(names.apply(namibian).edits()).isEmpty();
    assertThat(countries.apply(namibian).edits()).isEmpty();
    Example nobody = row("null", "n/a");
    assertThat(texts(names.apply(nobody))).containsExactly("");
    assertThat(texts(countries.apply(nobody))).containsExactly("");
    assertThat(texts(countries.apply(row("a", "na")))).containsExactly("");
  }

  @Test
  void neverEmptiesATurnOfAChat() {
    Example chat =
        Example.of(
            ID,
            List.of(
                new Part(Role.INPUT, "user", "Which of them is red?"),
                new Part(Role.TARGET, "assistant", "None")));
    TreatAsMissing rule = TreatAsMissing.of(Sentinels.technical(), Role.INPUT, Role.TARGET);
    assertThat(rule.apply(chat)).isSameAs(StepOutcome.unchanged());
  }

  @Test
  void refusesATableWithoutValues() {
    assertThatThrownBy(() -> TreatAsMissing.of(Sentinels.of("NA").without("NA")).roles())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void emptiesWhatCleaningLeftOfAText() {
    EmptyRemnants rule = EmptyRemnants.in(Role.INPUT);
    assertThat(texts(rule.apply(row("\u200B\uFEFF", "x")))).containsExactly("");
    assertThat(texts(rule.apply(row("  ", "x")))).containsExactly("");
    assertThat(rule.apply(row("<br>", "x")).edits()).isEmpty();
    assertThat(texts(rule.andMarkup().apply(row("<br>", "x")))).containsExactly("");
    assertThat(rule.andMarkup().apply(row("a<br>", "x")).edits()).isEmpty();
  }

  @Test
  void dropsFlagsOrSetsAside() throws Exception {
    MissingValues label = MissingValues.in(Role.LABEL);
    Example lacking = row("text", " \u200B");
    assertThat(apply(label.drop(), lacking).action()).isEqualTo(RuleAction.DROPPED);
    assertThat(apply(label.flag(), lacking).action()).isEqualTo(RuleAction.FLAGGED);
    assertThat(apply(label.setAside(), lacking).action()).isEqualTo(RuleAction.SET_ASIDE);
    for (CleaningRule rule : List.of(label.drop(), label.flag(), label.setAside(), label.fail())) {
      assertThat(apply(rule, row("", "spam"))).isSameAs(StepOutcome.unchanged());
    }
  }

  @Test
  void failsWithTheRowAndTheRole() {
    assertThatThrownBy(() -> apply(MissingValues.in(Role.LABEL).fail(), row("text", "")))
        .isInstanceOf(MissingValueException.class)
        .hasMessageContaining("people.csv#7")
        .hasMessageContaining("LABEL");
  }

  @Test
  void anAnswerThatIsAToolCallIsNotMissing() throws Exception {
    Example calls =
        Example.of(
            ID,
            List.of(
                new Part(Role.INPUT, "user", "weather?"),
                new Part(Role.TARGET, "assistant", ""),
                new Part(Role.CALL, "assistant", "[{\"name\":\"weather\"}]")));
    assertThat(apply(MissingValues.in(Role.TARGET).drop(), calls).notes()).isEmpty();
  }

  @Test
  void imputesAConstantAndTheTextOfAnotherRole() throws Exception {
    CleaningRule constant = MissingValues.in(Role.LABEL).imputeConstant("other");
    assertThat(texts(apply(constant, row("text", "")))).containsExactly("other");
    assertThat(apply(constant, row("text", "spam")).edits()).isEmpty();
    CleaningRule from = MissingValues.in(Role.SOURCE).imputeFrom(Role.LABEL);
    assertThat(texts(apply(from, row("text", "spam")))).containsExactly("spam");
    assertThat(apply(from, row("text", " ")).edits()).isEmpty();
    assertThatThrownBy(() -> MissingValues.in(Role.LABEL).imputeConstant(" "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MissingValues.in(Role.LABEL).imputeFrom(Role.LABEL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Learned learn(ImputeMode rule, Example... rows) {
    Learning<ImputeMode.Value> learning = rule.learning();
    for (Example row : rows) {
      learning.add(row.id(), rule.observe(row));
    }
    return learning.learned();
  }

  @Test
  void imputesTheModeAndBreaksTiesByCodeUnits() throws Exception {
    ImputeMode rule = (ImputeMode) MissingValues.in(Role.LABEL).imputeMode();
    Learned learned = learn(rule, row("a", "spam"), row("b", "ham"), row("c", ""), row("d", "Ham"));
    assertThat(learned.isFrozen()).isTrue();
    assertThat(texts(learned.rule().apply(row("c", "")))).containsExactly("Ham");
    Learned more = learn(rule, row("a", "spam"), row("b", "ham"), row("c", "spam"));
    assertThat(texts(more.rule().apply(row("c", "")))).containsExactly("spam");
    Learned nothing = learn(rule, row("a", ""));
    assertThat(nothing.rule().apply(row("a", "")).edits()).isEmpty();
  }

  private static Example sourced(String label, String source) {
    return Example.of(ID, Map.of(Role.INPUT, "x", Role.LABEL, label, Role.SOURCE, source));
  }

  @Test
  void imputesTheModeOfTheLabel() throws Exception {
    ImputeMode rule = (ImputeMode) MissingValues.in(Role.SOURCE).imputeModeWithinLabel();
    Learned learned =
        learn(
            rule,
            sourced("spam", "web"),
            sourced("ham", "mail"),
            sourced("ham", "mail"),
            sourced("spam", ""),
            sourced("odd", ""));
    assertThat(texts(learned.rule().apply(sourced("spam", "")))).containsExactly("web");
    assertThat(texts(learned.rule().apply(sourced("ham", "")))).containsExactly("mail");
    assertThat(learned.rule().apply(sourced("odd", "")).edits()).isEmpty();
    assertThatThrownBy(() -> MissingValues.in(Role.LABEL).imputeModeWithinLabel())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MissingValues.in(Role.ID).imputeMode())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRoleThatIsDifferentInEachRowHasNoMode() throws Exception {
    ImputeMode rule = new ImputeMode(Role.INPUT, false);
    Learning<ImputeMode.Value> learning = rule.learning();
    for (int i = 0; i <= ValueCounts.MOST; i++) {
      learning.add(new RowId("big", i), new ImputeMode.Value("", "text " + i));
    }
    Learned learned = learning.learned();
    assertThat(learned.findings()).hasSize(1);
    assertThat(learned.rule().apply(row("", "x")).edits()).isEmpty();
  }
}
