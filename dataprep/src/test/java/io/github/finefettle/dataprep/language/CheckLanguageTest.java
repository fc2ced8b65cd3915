package io.github.finefettle.dataprep.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.RealTexts;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Note;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckLanguageTest {
  private static final String ENGLISH =
      "My sister bought three books yesterday and gave two of them to her best friend.";
  private static final String GERMAN =
      "Meine Schwester hat gestern drei Bücher gekauft und zwei davon ihrer Freundin geschenkt.";
  private static final String SHORT = "ok";

  private static Example pair(String input, String target) {
    return Example.of(
        new RowId("rows", 0), List.of(Part.of(Role.INPUT, input), Part.of(Role.TARGET, target)));
  }

  private static Example chat(String... turns) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < turns.length; i++) {
      parts.add(
          i % 2 == 0
              ? new Part(Role.INPUT, "user", turns[i])
              : new Part(Role.TARGET, "assistant", turns[i]));
    }
    return Example.of(new RowId("chats", 0), parts);
  }

  private static List<String> reasons(StepOutcome outcome) {
    return outcome.notes().stream().map(Note::reason).toList();
  }

  @Test
  void flagsAnAnswerInAnotherLanguageThanItsPrompt() throws Exception {
    StepOutcome outcome = CheckLanguage.ofAnswers().apply(pair(ENGLISH, GERMAN));
    assertThat(reasons(outcome))
        .containsExactly("The language is deu, but that of the prompt is eng.");
    assertThat(outcome.action()).isEqualTo(RuleAction.FLAGGED);
    assertThat(outcome.notes().get(0).part()).isEqualTo(1);
    assertThat(outcome.language()).isEqualTo("eng");
    assertThat(CheckLanguage.ofAnswers().allowingMixedRows().apply(pair(ENGLISH, GERMAN)).notes())
        .isEmpty();
  }

  @Test
  void comparesEachAnswerOfAChatWithTheTurnBefore() throws Exception {
    StepOutcome outcome =
        CheckLanguage.ofAnswers().apply(chat(ENGLISH, ENGLISH, GERMAN, GERMAN, SHORT, ENGLISH));
    assertThat(outcome.notes().stream().map(Note::part)).containsExactly(5);
  }

  @Test
  void flagsWhatIsNotExpected() throws Exception {
    CheckLanguage rule = CheckLanguage.expecting("fra", "eng").then(Consequence.SET_ASIDE);
    assertThat(reasons(rule.apply(pair(GERMAN, SHORT))))
        .containsExactly("The language is deu; expected eng or fra.");
    assertThat(rule.apply(pair(GERMAN, SHORT)).action()).isEqualTo(RuleAction.SET_ASIDE);
    assertThat(rule.apply(pair(ENGLISH, SHORT)).notes()).isEmpty();
    assertThat(rule.apply(pair(SHORT, SHORT))).isSameAs(StepOutcome.unchanged());
    assertThat(rule.in(Role.TARGET).apply(pair(GERMAN, ENGLISH)).notes()).isEmpty();
  }

  @Test
  void takesNearLanguagesForOneAnother() throws Exception {
    Named<LanguageDetector> danish =
        Named.of("test.danish", 1, text -> new DetectedLanguage(text.isEmpty() ? "dan" : "nob", 1));
    assertThat(CheckLanguage.expecting("nno").detectedBy(danish).apply(pair("", "x")).notes())
        .isEmpty();
  }

  @Test
  void asksAnotherDetectorWhenGivenOne() throws Exception {
    Named<LanguageDetector> named =
        Named.of(
            "test.by-letter",
            3,
            text -> new DetectedLanguage(text.startsWith("d") ? "deu" : "eng", 0.9));
    CheckLanguage rule = CheckLanguage.ofAnswers().detectedBy(named);
    assertThat(rule.apply(pair("e", "d")).notes()).hasSize(1);
    assertThat(rule.from(0.95).apply(pair("e", "d")).notes()).isEmpty();
    assertThat(reread(rule, Registry.empty().with(named))).isEqualTo(rule);
    assertThatThrownBy(() -> reread(rule, Registry.empty())).hasMessageContaining("registry");
  }

  @Test
  void readsTheRuleBack() {
    CheckLanguage rule =
        CheckLanguage.expecting("eng", "deu")
            .allowingMixedRows()
            .in(Role.TARGET)
            .from(0.7)
            .then(Consequence.DROP);
    assertThat(reread(rule, Registry.empty()))
        .isEqualTo(rule)
        .isNotEqualTo(CheckLanguage.ofAnswers());
    assertThatThrownBy(() -> CheckLanguage.expecting("en")).hasMessageContaining("ISO 639-3");
    assertThatThrownBy(() -> rule.from(2)).hasMessageContaining("Try 0.8");
  }

  private static Object reread(CheckLanguage rule, Registry registry) {
    JsonValue.JsonObject json = JsonValue.parse(rule.toJson().toCanonicalString()).asObject();
    return CheckLanguage.kinds().get(0).reader().read(json, registry);
  }

  @Test
  void notesHardlyAnyRowOfASetInOneLanguage() throws Exception {
    CheckLanguage rule = CheckLanguage.expecting("eng");
    List<String> texts = RealTexts.gsm8k();
    int noted = 0;
    for (int i = 0; i < texts.size(); i += 2) {
      noted += rule.apply(pair(texts.get(i), texts.get(i + 1))).notes().isEmpty() ? 0 : 1;
    }
    assertThat(noted).isLessThanOrEqualTo(5);
  }
}
