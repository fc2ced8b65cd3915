package io.github.finefettle.dataprep.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.cleaning.CleaningPlan;
import io.github.finefettle.dataprep.cleaning.CleaningResult;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.RecordKind;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.examples.Turn;
import io.github.finefettle.dataprep.missing.EmptyRemnants;
import io.github.finefettle.dataprep.missing.MissingValues;
import io.github.finefettle.dataprep.missing.Sentinels;
import io.github.finefettle.dataprep.missing.TreatAsMissing;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every rule of the packages missing and structure. */
class StructureLawsTest {
  /** A row with every role, which is a chat besides. */
  record Wide(
      String label,
      String source,
      String context,
      String rejected,
      String tools,
      List<Turn> turns) {}

  private static final ExampleSchema<Wide> SCHEMA =
      ExampleSchema.of(Wide.class)
          .turns(
              Wide::turns,
              (w, turns) -> new Wide(w.label, w.source, w.context, w.rejected, w.tools, turns))
          .role(
              Role.LABEL,
              Wide::label,
              (w, t) -> new Wide(t, w.source, w.context, w.rejected, w.tools, w.turns))
          .role(
              Role.SOURCE,
              Wide::source,
              (w, t) -> new Wide(w.label, t, w.context, w.rejected, w.tools, w.turns))
          .role(
              Role.CONTEXT,
              Wide::context,
              (w, t) -> new Wide(w.label, w.source, t, w.rejected, w.tools, w.turns))
          .role(
              Role.REJECTED,
              Wide::rejected,
              (w, t) -> new Wide(w.label, w.source, w.context, t, w.tools, w.turns))
          .role(
              Role.TOOLS,
              Wide::tools,
              (w, t) -> new Wide(w.label, w.source, w.context, w.rejected, t, w.turns));

  static List<CleaningRule> rules() {
    List<CleaningRule> rules = new ArrayList<>();
    for (Consequence consequence : Consequence.values()) {
      rules.add(CheckChat.forAll().then(consequence));
      rules.add(CheckPreference.forAll().then(consequence));
      rules.add(CheckEqualPair.flagging().then(consequence));
      rules.add(CheckLeakedTarget.inInput().andContext().from(5, 1).then(consequence));
      rules.add(CheckLabelInInput.flagging().then(consequence));
      rules.add(CheckLabels.in("spam", "ham").then(consequence));
      rules.add(LearnLabels.rareBelow(3).then(consequence));
      rules.add(CheckJson.in(Role.TOOLS).at(JsonPlace.EITHER).requiring("name").then(consequence));
      rules.add(CheckToolCalls.forAll().then(consequence));
    }
    rules.add(CheckChat.forFaults(ChatFault.EMPTY_TURN));
    rules.add(TrimRoleMarkers.in(Role.INPUT, Role.TARGET, Role.REJECTED));
    rules.add(
        TreatAsMissing.of(Sentinels.technical().with(Sentinels.german()), Role.LABEL, Role.SOURCE)
            .keeping("NA", "Null"));
    rules.add(EmptyRemnants.in(Role.LABEL, Role.CONTEXT).andMarkup());
    rules.add(MissingValues.in(Role.LABEL).drop());
    rules.add(MissingValues.in(Role.LABEL).setAside());
    rules.add(MissingValues.in(Role.CONTEXT).flag());
    rules.add(MissingValues.in(Role.INPUT).fail());
    rules.add(MissingValues.in(Role.LABEL).imputeConstant("other"));
    rules.add(MissingValues.in(Role.LABEL).imputeMode());
    rules.add(MissingValues.in(Role.SOURCE).imputeModeWithinLabel());
    rules.add(MissingValues.in(Role.SOURCE).imputeFrom(Role.LABEL));
    return rules;
  }

  private static List<Wide> rows() {
    String[] labels = {"spam", "ham", "NA", "na", "", "spam", "Spam", "spma", "\u200B", "rare"};
    String[] sources = {"web", "mail", "", "k. A.", "mail", "Null", "web"};
    String[] said = {
      "User: hello there, spam", "hello", "What?", "spam for all", "Repeat: well done"
    };
    String[] answered = {"hello", "", "Assistant: well done", "hello there", "<tool_call>{"};
    String[] tools = {"", "{\"name\":\"f\"}", "[1", "```json\n{}\n```"};
    List<Wide> rows = new ArrayList<>();
    for (int i = 0; i < 210; i++) {
      List<Turn> turns = new ArrayList<>();
      turns.add(Turn.of("user", said[i % said.length]));
      String calls = i % 11 == 0 ? "[{\"name\":\"g\",\"arguments\":\"{\"}]" : "";
      turns.add(new Turn("assistant", answered[i / 2 % answered.length], calls));
      if (i % 4 == 0) {
        turns.add(Turn.of(i % 8 == 0 ? "user" : "narrator", "and now?"));
      }
      rows.add(
          new Wide(
              i == 17 ? "odd" : labels[i % labels.length],
              sources[i % sources.length],
              i % 3 == 0 ? "" : "<br>",
              answered[i % answered.length],
              tools[i % tools.length],
              turns));
    }
    return rows;
  }

  private static CleaningPlan plan(CleaningRule rule) {
    return DatasetCleaner.forClassification(SCHEMA).apply(rule).plan();
  }

  private static CleaningPlan reread(CleaningPlan plan) {
    JsonValue json = JsonValue.parse(plan.toJson().toCanonicalString());
    return CleaningPlan.fromJson(json, Registry.empty());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void readsBackEqualFromJson(CleaningRule rule) {
    CleaningPlan plan = plan(rule);
    assertThat(reread(plan)).isEqualTo(plan);
    assertThat(reread(plan).fingerprint()).isEqualTo(plan.fingerprint());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void cleaningAgainWithTheResolvedPlanChangesNothing(CleaningRule rule) {
    CleaningResult<Wide> first = DatasetCleaner.forClassification(SCHEMA).apply(rule).clean(rows());
    CleaningPlan resolved = first.resolvedPlan();
    assertThat(reread(resolved)).isEqualTo(resolved);
    CleaningResult<Wide> second = DatasetCleaner.of(resolved, SCHEMA).clean(first.kept());
    assertThat(second.kept()).isEqualTo(first.kept());
    assertThat(second.ledger().changed()).isEmpty();
    assertThat(second.ledger().dropped()).isEmpty();
    assertThat(second.setAside()).isEmpty();
    CleaningResult<Wide> frozen = DatasetCleaner.of(resolved, SCHEMA).clean(rows());
    assertThat(frozen.kept()).isEqualTo(first.kept());
  }

  /** The rows above are bad enough that each rule but the one that must not fire has work. */
  @ParameterizedTest
  @MethodSource("rules")
  void findsSomethingInBadRows(CleaningRule rule) {
    CleaningResult<Wide> result =
        DatasetCleaner.forClassification(SCHEMA).apply(rule).clean(rows());
    assertThat(result.ledger().entries().isEmpty())
        .isEqualTo(rule.equals(MissingValues.in(Role.INPUT).fail()));
  }

  @Test
  void everyKindOfRuleIsTriedHere() {
    List<String> tried = rules().stream().map(CleaningRule::id).distinct().sorted().toList();
    List<String> known =
        Stream.concat(StructureRules.kinds().stream(), MissingValues.kinds().stream())
            .map(RuleKind::id)
            .sorted()
            .toList();
    assertThat(tried).isEqualTo(known);
  }

  @Test
  void theDefaultsOnlyFlag() {
    for (RecordKind kind : RecordKind.values()) {
      for (CleaningRule rule : StructureRules.defaultsFor(kind)) {
        assertThat(rule.edits()).isEmpty();
        if (rule instanceof StructureRule checks) {
          assertThat(checks.consequence()).isEqualTo(Consequence.FLAG);
        }
      }
    }
  }

  @Test
  void aChatOfFiveThousandTurnsAndALongTextTakeLinearTime() throws Exception {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      turns.add(new Turn("assistant", "same", "[{\"name\":\"f\"}]"));
      turns.add(Turn.of("user", "same"));
    }
    turns.add(Turn.of("user", "ab ".repeat(3_400_000)));
    turns.add(Turn.of("assistant", "ab ".repeat(3_000_000) + "c"));
    Wide row = new Wide("label", "", "", "ab ".repeat(3_000_000), "{\"name\":\"f\"}", turns);
    Example example = SCHEMA.read(new RowId("long", 0), row);
    for (CleaningRule rule : rules()) {
      assertThat(applied(rule, example).notes()).hasSizeLessThan(30);
    }
  }

  private static StepOutcome applied(CleaningRule rule, Example example) throws Exception {
    return rule instanceof LearningRule<?> learning
        ? learned(learning, example).rule().apply(example)
        : ((RowRule) rule).apply(example);
  }

  private static <O> Learned learned(LearningRule<O> rule, Example example) throws Exception {
    Learning<O> learning = rule.learning();
    learning.add(example.id(), rule.observe(example));
    return learning.learned();
  }
}
