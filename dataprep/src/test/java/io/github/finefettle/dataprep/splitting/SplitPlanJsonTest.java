package io.github.finefettle.dataprep.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The released forms of a split plan stay readable, and their fingerprints what they were. */
class SplitPlanJsonTest {
  private static final SplitPlan FIRST =
      SplitPlan.of(0.8, 0.1, 0.1)
          .stratifiedBy(Role.LABEL)
          .keepingDuplicatesTogether()
          .allowingMissingClasses()
          .seed(42);
  private static final SplitPlan SECOND =
      SplitPlan.of(0.7, 0.2, 0.1)
          .stratifiedBy(Role.SOURCE)
          .stratifiedBy(Role.LABEL)
          .groupedBy(Role.GROUP)
          .exactShares()
          .keepingDuplicatesTogether()
          .seed(-1);

  private static JsonValue golden(String name) throws IOException {
    try (InputStream in = SplitPlanJsonTest.class.getResourceAsStream(name)) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theFirstVersionIsReadAndStillWritten() throws IOException {
    JsonValue golden = golden("split-plan-1.json");
    SplitPlan read = SplitPlan.fromJson(golden);
    assertThat(read).isEqualTo(FIRST);
    assertThat(read.toJson()).isEqualTo(golden);
  }

  @Test
  void theSecondVersionIsReadAndWritten() throws IOException {
    JsonValue golden = golden("split-plan-2.json");
    SplitPlan read = SplitPlan.fromJson(golden);
    assertThat(read).isEqualTo(SECOND);
    assertThat(read.toJson()).isEqualTo(golden);
    assertThat(read).hasToString("split 0.7 / 0.2 / 0.1, seed -1, exact shares, grouped by GROUP");
  }

  @Test
  void everyPlanSurvivesItsJson() {
    for (SplitPlan plan :
        new SplitPlan[] {
          FIRST, SECOND, SplitPlan.of(0.5, 0.25, 0.25).byTime(), FIRST.groupedBy(Role.GROUP)
        }) {
      assertThat(SplitPlan.fromJson(JsonValue.parse(plan.toJson().toCanonicalString())))
          .isEqualTo(plan)
          .hasSameHashCodeAs(plan);
    }
    KFoldPlan folds = SECOND.folds(5).withoutTest();
    assertThat(KFoldPlan.fromJson(JsonValue.parse(folds.toJson().toCanonicalString())))
        .isEqualTo(folds)
        .isNotEqualTo(SECOND.folds(5));
  }

  @Test
  void anUnknownWordOrANewerVersionIsRefused() {
    String json = SECOND.toJson().toCanonicalString();
    assertThatThrownBy(
            () -> SplitPlan.fromJson(JsonValue.parse(json.replace("quota", "luck"))).seed())
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("luck");
    assertThatThrownBy(
            () ->
                SplitPlan.fromJson(JsonValue.parse(json.replace("\"version\":2", "\"version\":3")))
                    .seed())
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("version 3");
  }
}
