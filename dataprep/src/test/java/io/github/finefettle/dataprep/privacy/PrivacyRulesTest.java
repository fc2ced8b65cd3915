package io.github.finefettle.dataprep.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Note;
import io.github.finefettle.dataprep.rule.PartEdit;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrivacyRulesTest {
  private static final Blocklist LIST =
      Blocklist.ofGroups(
          "company-words", 2, Map.of("names", List.of("Project Falcon"), "", List.of("tbd")));

  private static Example example(String input, String target) {
    return Example.of(
        new RowId("rows", 4), List.of(Part.of(Role.INPUT, input), Part.of(Role.TARGET, target)));
  }

  private static CleaningRule reread(CleaningRule rule, Registry registry) {
    JsonValue.JsonObject json = JsonValue.parse(rule.toJson().toCanonicalString()).asObject();
    for (RuleKind kind : PrivacyRules.kinds()) {
      if (kind.id().equals(json.string("rule")) && kind.version() == json.integer("version")) {
        return kind.reader().read(json, registry);
      }
    }
    throw new AssertionError("no kind for " + json.toCanonicalString());
  }

  @Test
  void flagsPersonalDataWithoutRepeatingIt() {
    StepOutcome outcome =
        PersonalDataRule.flagging().apply(example("Mail jo@firm.com", "card 4111 1111 1111 1111"));
    assertThat(outcome.edits()).isEmpty();
    assertThat(outcome.notes().stream().map(Note::action)).containsOnly(RuleAction.FLAGGED);
    assertThat(outcome.notes().stream().map(Note::part)).containsExactly(0, 1);
    assertThat(outcome.notes().stream().map(Note::reason))
        .containsExactly("Holds email (address).", "Holds payment_card (visa, check digits hold).");
    assertThat(PersonalDataRule.flagging().edits()).isEmpty();
  }

  @Test
  void leavesCleanRowsAlone() {
    assertThat(PersonalDataRule.flagging().apply(example("What is 3*12?", "36")))
        .isSameAs(StepOutcome.unchanged());
    assertThat(CheckBlocklist.of(LIST).apply(example("tbdx", "tbd")))
        .isSameAs(StepOutcome.unchanged());
  }

  @Test
  void editsPromptsAndFlagsAnswersUnlessTold() {
    PersonalDataRule rule = PersonalDataRule.of(PersonalDataPolicy.of(Treatment.MASK));
    StepOutcome outcome = rule.apply(example("Mail jo@firm.com", "I mailed jo@firm.com"));
    assertThat(outcome.edits())
        .containsExactly(
            new PartEdit(java.util.Optional.empty(), 0, "Mail <EMAIL>", "Replaced 1 email."));
    assertThat(outcome.notes().get(0).part()).isEqualTo(1);
    assertThat(rule.edits()).containsExactly(Role.INPUT, Role.CONTEXT);
    assertThat(rule.alsoInAnswers().edits()).contains(Role.TARGET);
  }

  @Test
  void givesPromptAndAnswerOnePseudonymWhenTold() {
    PersonalDataRule rule =
        PersonalDataRule.of(PersonalDataPolicy.of(Treatment.PSEUDONYMIZE).seed(1)).alsoInAnswers();
    List<PartEdit> edits = rule.apply(example("jo@firm.com", "Jo@firm.com")).edits();
    assertThat(edits).hasSize(2);
    assertThat(edits.get(0).text()).isEqualTo(edits.get(1).text());
    assertThat(rule.apply(example(edits.get(0).text(), edits.get(1).text())))
        .isSameAs(StepOutcome.unchanged());
  }

  @Test
  void looksOnlyInTheRolesItIsGiven() {
    PersonalDataRule rule =
        PersonalDataRule.of(PersonalDataPolicy.of(Treatment.MASK)).in(Role.TARGET);
    StepOutcome outcome = rule.apply(example("jo@firm.com", "jo@firm.com"));
    assertThat(outcome.edits()).isEmpty();
    assertThat(outcome.notes()).hasSize(1);
    assertThatThrownBy(
            () ->
                new PersonalDataRule(
                    rule.policy(), java.util.Set.of(Role.INPUT), java.util.Set.of(Role.TARGET)))
        .hasMessageContaining("Name them in both");
  }

  @Test
  void notesAtMostTwentyFindingsOfARow() {
    StepOutcome outcome = PersonalDataRule.flagging().apply(example("a@b.com ".repeat(50), ""));
    assertThat(outcome.notes()).hasSize(21);
    assertThat(outcome.notes().get(20).reason())
        .isEqualTo("The same rule found 30 more in this row.");
  }

  @Test
  void tellsWhichTermOfWhichListAndGroupItFound() {
    StepOutcome outcome =
        CheckBlocklist.of(LIST, Role.INPUT, Role.TARGET)
            .then(Consequence.DROP)
            .apply(example("TBD, tbd", "about project  falcon"));
    assertThat(outcome.action()).isEqualTo(RuleAction.DROPPED);
    assertThat(outcome.notes().stream().map(Note::reason))
        .containsExactly(
            "Holds \"tbd\" of the blocklist company-words.",
            "Holds \"Project Falcon\" of the blocklist company-words, group \"names\".");
    assertThat(outcome.notes().get(0).measured()).hasValue(2);
  }

  @Test
  void namesTheUsersPatternThatMatches() {
    CheckPatterns rule = CheckPatterns.of(TermPatterns.of("ticket", "[A-Z]+-[0-9]+"));
    assertThat(rule.apply(example("see ABC-12", "ABC-13")).notes().stream().map(Note::reason))
        .containsExactly("The pattern \"ticket\" matches.");
  }

  @Test
  void readsTheRulesBack() {
    for (CleaningRule rule :
        List.of(
            PersonalDataRule.flagging(),
            PersonalDataRule.of(PersonalDataPolicy.of(Treatment.PSEUDONYMIZE).seed(-3))
                .alsoInAnswers(),
            PersonalDataRule.of(PersonalDataPolicy.of(Treatment.MASK)).in(Role.INPUT),
            CheckPatterns.of(TermPatterns.of("a", "b"), Role.TARGET).then(Consequence.DROP))) {
      assertThat(reread(rule, Registry.empty())).isEqualTo(rule);
    }
  }

  @Test
  void readsABlocklistBackThroughTheRegistryAndRefusesAnother() {
    CheckBlocklist rule = CheckBlocklist.of(LIST, Role.TARGET).then(Consequence.SET_ASIDE);
    assertThat(reread(rule, Registry.empty().with(LIST.named()))).isEqualTo(rule);
    CheckBlocklist anywhere = CheckBlocklist.of(LIST.anywhere());
    assertThat(reread(anywhere, Registry.empty().with(LIST.named()))).isEqualTo(anywhere);
    Blocklist other = Blocklist.of("company-words", 2, List.of("other"));
    assertThatThrownBy(() -> reread(rule, Registry.empty().with(other.named())))
        .hasMessageContaining("raise the version");
    assertThatThrownBy(() -> reread(rule, Registry.empty())).hasMessageContaining("registry");
  }
}
