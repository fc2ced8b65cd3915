package io.github.finefettle.dataprep.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.SmsSpam;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.InstructionExample;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.examples.PairExample;
import io.github.finefettle.dataprep.examples.RecordKind;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.LabelledTextReader;
import io.github.finefettle.dataprep.missing.EmptyRemnants;
import io.github.finefettle.dataprep.missing.MissingValues;
import io.github.finefettle.dataprep.missing.Sentinels;
import io.github.finefettle.dataprep.missing.TreatAsMissing;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The default checks and the policies for missing values on data that people use. */
class RealRowsTest {
  private static Path file(String folder, String name) {
    String data = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(data, folder, name);
    Assumptions.assumeTrue(Files.exists(file), "there is no " + folder + "/" + name);
    return file;
  }

  private static String unzipped(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<JsonValue.JsonObject> lines(Path file) throws IOException {
    List<JsonValue.JsonObject> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        rows.add(JsonValue.parse(line).asObject());
      }
    }
    return rows;
  }

  private static List<Example> mathProblems() throws IOException {
    List<Example> rows = new ArrayList<>();
    for (JsonValue.JsonObject o : lines(file("gsm8k_train", "train.jsonl.gz"))) {
      PairExample pair = new PairExample(o.string("question"), o.string("answer"));
      rows.add(PairExample.schema().read(new RowId("train.jsonl", rows.size()), pair));
    }
    return rows;
  }

  private static List<Example> teacher(String name) throws IOException {
    List<Example> rows = new ArrayList<>();
    for (JsonValue item : JsonValue.parse(unzipped(file("gpteacher", name))).asArray()) {
      JsonValue.JsonObject o = item.asObject();
      InstructionExample row =
          new InstructionExample(o.string("instruction"), o.string("input"), o.string("response"));
      rows.add(InstructionExample.schema().read(new RowId(name, rows.size()), row));
    }
    return rows;
  }

  private static List<Example> answers(String system) throws IOException {
    List<Example> rows = new ArrayList<>();
    for (JsonValue.JsonObject o : lines(file("self_instruct_eval", system + ".jsonl.gz"))) {
      InstructionExample row =
          new InstructionExample(o.string("instruction"), o.string("input"), o.string("response"));
      rows.add(InstructionExample.schema().read(new RowId(system, rows.size()), row));
    }
    return rows;
  }

  private static List<Example> instructions() throws IOException {
    List<Example> rows = new ArrayList<>();
    String name = "user_oriented_instructions.jsonl.gz";
    for (JsonValue.JsonObject o : lines(file("self_instruct_eval", name))) {
      JsonValue.JsonObject first = o.array("instances").get(0).asObject();
      InstructionExample row =
          new InstructionExample(
              o.string("instruction"), first.string("input"), first.string("output"));
      rows.add(InstructionExample.schema().read(new RowId(name, rows.size()), row));
    }
    return rows;
  }

  private static List<Example> messages() {
    List<Example> rows = new ArrayList<>();
    for (SmsSpam.Sms sms : SmsSpam.rows()) {
      LabelledText row = new LabelledText(sms.text(), sms.label());
      rows.add(LabelledText.schema().read(new RowId("sms.tsv", rows.size()), row));
    }
    return rows;
  }

  private static List<Example> bankQuestions(String name) {
    List<Example> rows = new ArrayList<>();
    for (LabelledText row :
        LabelledTextReader.detecting()
            .textColumn("text")
            .labelColumn("category")
            .read(file("banking77", name))
            .rows()) {
      rows.add(LabelledText.schema().read(new RowId(name, rows.size()), row));
    }
    return rows;
  }

  /** How many rows each rule finds something in. */
  private static Map<String, Long> found(List<Example> rows, CleaningRule... rules)
      throws Exception {
    return found(rows, List.of(rules));
  }

  private static Map<String, Long> found(List<Example> rows, List<CleaningRule> rules)
      throws Exception {
    Map<String, Long> found = new TreeMap<>();
    for (CleaningRule rule : rules) {
      RowRule judge = rule instanceof LearningRule<?> l ? learned(l, rows) : (RowRule) rule;
      long count = 0;
      for (Example row : rows) {
        count += judge.apply(row).equals(StepOutcome.unchanged()) ? 0 : 1;
      }
      found.put(rule.id(), count);
    }
    return found;
  }

  private static <O> RowRule learned(LearningRule<O> rule, List<Example> rows) throws Exception {
    Learning<O> learning = rule.learning();
    for (Example row : rows) {
      learning.add(row.id(), rule.observe(row));
    }
    return learning.learned().rule();
  }

  /** What should find nothing in sound data: sentinels, marks of speakers, missing texts. */
  private static List<CleaningRule> quiet(Role... needed) {
    Sentinels sentinels = Sentinels.technical().with(Sentinels.english());
    return List.of(
        TreatAsMissing.of(sentinels, needed),
        EmptyRemnants.in(needed).andMarkup(),
        TrimRoleMarkers.in(needed),
        MissingValues.in(needed[0]).flag(),
        MissingValues.in(needed[1]).drop());
  }

  @Test
  void cleanMathProblemsHaveNothing() throws Exception {
    List<Example> rows = mathProblems();
    assertThat(rows).hasSize(7473);
    List<CleaningRule> defaults = StructureRules.defaultsFor(RecordKind.PAIR);
    assertThat(found(rows, defaults).values()).containsOnly(0L);
    assertThat(found(rows, CheckLeakedTarget.inInput().andContext()).values()).containsOnly(0L);
    assertThat(found(rows, quiet(Role.INPUT, Role.TARGET)).values()).containsOnly(0L);
  }

  /** Row 1966 asks to mend code, and its answer is the same code unmended. */
  @Test
  void ofTheInstructionsOneAnswerEqualsItsContext() throws Exception {
    List<Example> rows = teacher("codegen-instruct.json.gz");
    assertThat(rows).hasSize(4535);
    assertThat(found(rows, StructureRules.defaultsFor(RecordKind.INSTRUCTION)))
        .containsEntry("check-equal-pair", 1L)
        .containsEntry("check-leaked-target", 0L);
    assertThat(found(rows, quiet(Role.INPUT, Role.TARGET)).values()).containsOnly(0L);
    assertThat(CheckEqualPair.flagging().violations(rows.get(1966))).hasSize(1);
    assertThat(found(rows, CheckLeakedTarget.inInput().andContext()).values()).containsOnly(3L);
    List<Example> roles = teacher("roleplay-instruct.json.gz");
    List<CleaningRule> defaults = StructureRules.defaultsFor(RecordKind.INSTRUCTION);
    assertThat(found(roles, defaults).values()).containsOnly(0L);
    assertThat(found(roles, quiet(Role.INPUT, Role.TARGET)).values()).containsOnly(0L);
  }

  @Test
  void anEmptyContextIsLegitimate() throws Exception {
    List<Example> rows = teacher("codegen-instruct.json.gz");
    assertThat(found(rows, MissingValues.in(Role.CONTEXT).flag()))
        .containsEntry("check-missing", 955L);
    Sentinels all = Sentinels.technical().with(Sentinels.noInput());
    assertThat(found(rows, TreatAsMissing.of(all, Role.CONTEXT)).values()).containsOnly(0L);
  }

  /** Answers of models that copy their prompts; the references of people do not. */
  @Test
  void tellsPeopleFromModelsThatRepeatTheirPrompts() throws Exception {
    List<CleaningRule> defaults = StructureRules.defaultsFor(RecordKind.INSTRUCTION);
    assertThat(found(instructions(), defaults).values()).containsOnly(0L);
    assertThat(found(answers("davinci"), defaults))
        .containsEntry("check-equal-pair", 0L)
        .containsEntry("check-leaked-target", 25L);
    assertThat(found(answers("davinci-superni-ft"), defaults))
        .containsEntry("check-equal-pair", 13L)
        .containsEntry("check-leaked-target", 2L);
    assertThat(found(answers("text-davinci-003"), defaults).values()).containsOnly(0L);
  }

  @Test
  void labelledMessagesAndQuestionsHaveNothing() throws Exception {
    for (List<Example> rows :
        List.of(messages(), bankQuestions("train.csv"), bankQuestions("test.csv"))) {
      List<CleaningRule> defaults = StructureRules.defaultsFor(RecordKind.CLASSIFICATION);
      assertThat(found(rows, defaults).values()).containsOnly(0L);
      assertThat(found(rows, quiet(Role.INPUT, Role.LABEL)).values()).containsOnly(0L);
    }
    assertThat(found(messages(), CheckLabelInInput.flagging()).values()).containsOnly(3L);
    assertThat(found(bankQuestions("train.csv"), CheckLabelInInput.flagging()).values())
        .containsOnly(218L);
  }

  @Test
  void theLabelsOfTheTrainingRowsAreThoseOfTheTestRows() throws Exception {
    RowRule known = learned(LearnLabels.rareBelow(2), bankQuestions("train.csv"));
    assertThat(((LearnedLabels) known).rows()).hasSize(77);
    assertThat(found(bankQuestions("test.csv"), known).values()).containsOnly(0L);
    assertThat(found(messages(), known).values()).containsOnly(5574L);
  }
}
