package io.github.finefettle.dataprep.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.definition.UnnamedFunctionException;
import io.github.finefettle.dataprep.duplicates.Guard;
import io.github.finefettle.dataprep.duplicates.Survivor;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.CleaningStep;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The file cleaning-plan-1.json is kept for ever: plans of version 1 must stay readable. */
class CleaningPlanJsonTest {
  private static final Named<CleaningStep> STEP =
      Named.of("my.step", 3, example -> StepOutcome.unchanged());

  private static CleaningPlan plan() {
    return DatasetCleaner.forClassification(LabelledText.schema())
        .repairEncoding()
        .unescapeEntities()
        .normalizeUnicode(Role.INPUT, Role.LABEL)
        .normalizeWhitespace()
        .treatAsMissing("N/A", "null", "-")
        .dropMissing(Role.LABEL)
        .normalizeLabels()
        .step(STEP)
        .dropExactDuplicates()
        .dropNearDuplicates(
            near ->
                near.similarity(0.85)
                    .recall(0.99)
                    .keep(Survivor.first())
                    .guardedBy(Guard.NUMBERS, Guard.NEGATION, Guard.CODE))
        .reviewConflictingLabels()
        .stopIfRuleRemovesMoreThan(0.25)
        .plan();
  }

  private static String golden() throws IOException {
    try (InputStream in = CleaningPlanJsonTest.class.getResourceAsStream("cleaning-plan-1.json")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void writesTheGoldenForm() throws IOException {
    assertThat(plan().toJson().toPrettyString()).isEqualTo(golden());
  }

  @Test
  void readsTheGoldenFormBackEqual() throws IOException {
    Registry registry = Registry.empty().with(STEP);
    CleaningPlan read = CleaningPlan.fromJson(JsonValue.parse(golden()), registry);
    assertThat(read).isEqualTo(plan());
    assertThat(read.fingerprint()).isEqualTo(plan().fingerprint());
  }

  @Test
  void aPlanWithAnUnnamedStepHasNoJson() {
    CleaningPlan unnamed =
        DatasetCleaner.forClassification(LabelledText.schema())
            .unnamedStep(example -> StepOutcome.unchanged())
            .plan();
    assertThatThrownBy(unnamed::toJson).isInstanceOf(UnnamedFunctionException.class);
  }

  @Test
  void refusesRulesAndVersionsThatItDoesNotKnow() throws IOException {
    Registry registry = Registry.empty().with(STEP);
    String unknown = golden().replace("normalize-labels", "polish-labels");
    assertThatThrownBy(() -> CleaningPlan.fromJson(JsonValue.parse(unknown), registry))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("polish-labels");
    assertThatThrownBy(() -> CleaningPlan.fromJson(JsonValue.parse(golden()), Registry.empty()))
        .hasMessageContaining("my.step");
    assertThatThrownBy(
            () ->
                CleaningPlan.fromJson(JsonValue.parse("{\"kind\":\"x\",\"version\":1}"), registry))
        .isInstanceOf(JsonFormatException.class);
  }
}
