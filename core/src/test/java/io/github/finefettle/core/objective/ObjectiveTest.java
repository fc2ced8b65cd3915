package io.github.finefettle.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.GoldenStatistics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ObjectiveTest {
  private static final Objective LOSS = Objective.minimize("loss");
  private static final Objective SCORE = Objective.maximize("macro-f1|labels:seen|v:1");

  @Test
  void anyStrictGainCountsUnlessSaidOtherwise() {
    assertThat(improves(LOSS, 0.9999999, 1)).isTrue();
    assertThat(improves(LOSS, 1, 1)).isFalse();
    assertThat(improves(SCORE, 0.9999999, 1)).isFalse();
    assertThat(improves(SCORE, 1, 0.9999999)).isTrue();
  }

  @Test
  void nanNeverImprovesAndEverythingImprovesOnNan() {
    for (Improvement rule :
        List.of(Improvement.absolute(0.1), Improvement.relative(0.1), Improvement.absolute(0))) {
      Objective objective = LOSS.improvingBy(rule);
      assertThat(improves(objective, Double.NaN, 1)).isFalse();
      assertThat(improves(objective, Double.NaN, Double.NaN)).isFalse();
      assertThat(improves(objective, 5, Double.NaN)).isTrue();
      assertThat(improves(objective, Double.POSITIVE_INFINITY, Double.NaN)).isTrue();
    }
  }

  @Test
  void aFiniteLossImprovesOnAnInfiniteOneByEveryRule() {
    for (Improvement rule :
        List.of(Improvement.absolute(0.1), Improvement.relative(0.1), Improvement.relative(0))) {
      Objective objective = LOSS.improvingBy(rule);
      assertThat(improves(objective, 5, Double.POSITIVE_INFINITY)).as("%s", rule).isTrue();
      assertThat(improves(objective, Double.POSITIVE_INFINITY, 5)).as("%s", rule).isFalse();
      assertThat(improves(objective, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)).isFalse();
    }
  }

  @Test
  void anAbsoluteGainMustExceedTheDelta() {
    Objective objective = LOSS.improvingBy(Improvement.absolute(0.25));
    assertThat(improves(objective, 0.75, 1)).isFalse();
    assertThat(improves(objective, 0.7499, 1)).isTrue();
    assertThat(improves(objective, -1.5, -1)).isTrue();
  }

  @Test
  void aRelativeGainMeansTheSameForNegativeValues() {
    // Keras and others multiply the reference, so that a negative one makes the bar easier.
    Objective down = LOSS.improvingBy(Improvement.relative(0.1));
    assertThat(improves(down, 8.9, 10)).isTrue();
    assertThat(improves(down, 9.1, 10)).isFalse();
    assertThat(improves(down, -11.1, -10)).isTrue();
    assertThat(improves(down, -10.9, -10)).isFalse();
    assertThat(improves(down, -9.5, -10)).isFalse();
    Objective up = SCORE.improvingBy(Improvement.relative(0.1));
    assertThat(improves(up, -8.9, -10)).isTrue();
    assertThat(improves(up, -9.1, -10)).isFalse();
    assertThat(improves(up, 0.001, 0)).isTrue();
  }

  @Test
  void noTwoScoresImproveOnEachOther() {
    double[] values = {-3, -1, 0, 1e-9, 0.4, 0.5, 7};
    for (Direction direction : Direction.values()) {
      for (Improvement rule :
          List.of(Improvement.absolute(0), Improvement.absolute(0.2), Improvement.relative(0.3))) {
        Objective objective = new Objective("m", direction, rule);
        for (double a : values) {
          assertThat(improves(objective, a, a)).isFalse();
          for (double b : values) {
            assertThat(improves(objective, a, b) && improves(objective, b, a)).isFalse();
          }
        }
      }
    }
  }

  @Test
  void aStatisticalImprovementIsTheOneSidedPairedTTestOfScipy() {
    for (JsonValue golden : GoldenStatistics.cases("paired")) {
      JsonValue.JsonObject c = golden.asObject();
      double[] after = doubles(c.array("after"));
      double[] before = doubles(c.array("before"));
      double p = c.number("p");
      for (double confidence : new double[] {0.6, 0.8, 0.9, 0.95, 0.99}) {
        Objective up = SCORE.improvingBy(Improvement.statistical(confidence));
        assertThat(up.improves(Score.of(0, after), Score.of(0, before)))
            .as("%s at %s, p = %s", c.string("name"), confidence, p)
            .isEqualTo(p < 1 - confidence);
        Objective down = LOSS.improvingBy(Improvement.statistical(confidence));
        assertThat(down.improves(Score.of(0, before), Score.of(0, after)))
            .isEqualTo(p < 1 - confidence);
      }
    }
  }

  @Test
  void aTinySpreadAroundALargeGainIsNotLostToRounding() {
    // Gains of 1e8 - 1 and 1e8 + 1 in turn: mean 1e8, variance 8/7, t = 2.6e8.
    double[] before = new double[8];
    double[] after = {1e8 - 1, 1e8 + 1, 1e8 - 1, 1e8 + 1, 1e8 - 1, 1e8 + 1, 1e8 - 1, 1e8 + 1};
    assertThat(Improvement.Statistical.tStatistic(Direction.MAXIMIZE, after, before))
        .isEqualTo(1e8 / Math.sqrt(8.0 / 7 / 8));
  }

  @Test
  void equalGainsDecideWithoutATest() {
    Objective up = SCORE.improvingBy(Improvement.statistical(0.9));
    double[] low = {0.1, 0.2, 0.3};
    double[] high = {0.1 + 0.5, 0.2 + 0.5, 0.3 + 0.5};
    assertThat(up.improves(Score.of(0, high), Score.of(0, low))).isTrue();
    assertThat(up.improves(Score.of(0, low), Score.of(0, high))).isFalse();
    assertThat(up.improves(Score.of(0, low), Score.of(0, low))).isFalse();
  }

  @Test
  void aStatisticalImprovementSaysWhatItLacks() {
    Objective objective = SCORE.improvingBy(Improvement.statistical(0.9));
    assertThatThrownBy(() -> objective.improves(Score.of(1), Score.of(0)))
        .hasMessageContaining("Score.of(value, examples)");
    Score two = Score.of(1, new double[] {1, 2});
    Score three = Score.of(1, new double[] {1, 2, 3});
    assertThatThrownBy(() -> objective.improves(two, three)).hasMessageContaining("2 and 3");
  }

  @Test
  void scoresKeepTheirExamplesToThemselves() {
    double[] examples = {1, 2};
    Score score = Score.of(1, examples);
    examples[0] = 9;
    assertThat(score.examples().orElseThrow()).containsExactly(1, 2);
    score.examples().orElseThrow()[0] = 9;
    assertThat(score.examples().orElseThrow()).containsExactly(1, 2);
  }

  @Test
  void jsonComesBackUnchangedWithTheSameFingerprint() {
    for (Improvement rule :
        List.of(
            Improvement.absolute(0.25), Improvement.relative(0.01), Improvement.statistical(0.9))) {
      Objective objective = LOSS.improvingBy(rule);
      Objective read = Objective.fromJson(JsonValue.parse(objective.toJson().toCanonicalString()));
      assertThat(read).isEqualTo(objective);
      assertThat(read.fingerprint()).isEqualTo(objective.fingerprint());
    }
    assertThat(LOSS.fingerprint()).isNotEqualTo(Objective.maximize("loss").fingerprint());
  }

  @Test
  void theFormOfVersionOneStaysReadable() throws IOException {
    String stored;
    try (InputStream in =
        Objects.requireNonNull(ObjectiveTest.class.getResourceAsStream("objective-v1.json"))) {
      stored = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Objective objective =
        Objective.maximize("macro-f1|labels:seen|v:1").improvingBy(Improvement.absolute(0.001));
    assertThat(Objective.fromJson(JsonValue.parse(stored))).isEqualTo(objective);
    assertThat(objective.toJson().toPrettyString()).isEqualTo(stored);
  }

  @Test
  void otherKindsNewerVersionsAndUnknownDirectionsAreRefused() {
    String stored = LOSS.toJson().toCanonicalString();
    for (String broken :
        List.of(
            stored.replace("\"kind\":\"objective\"", "\"kind\":\"early-stopping\""),
            stored.replace("\"version\":1", "\"version\":2"),
            stored.replace("MINIMIZE", "SIDEWAYS"))) {
      assertThat(broken).isNotEqualTo(stored);
      assertThatThrownBy(() -> Objective.fromJson(JsonValue.parse(broken)))
          .isInstanceOf(JsonFormatException.class);
    }
  }

  @Test
  void impossibleValuesAreRefusedAtOnce() {
    assertThatThrownBy(() -> Objective.minimize(" ")).hasMessageContaining("blank");
    assertThatThrownBy(() -> Improvement.absolute(-0.1)).hasMessageContaining("-0.1");
    assertThatThrownBy(() -> Improvement.absolute(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Improvement.relative(Double.POSITIVE_INFINITY))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> Improvement.statistical(0.5)).hasMessageContaining("0.5");
    assertThatThrownBy(() -> Improvement.fromJson(JsonValue.parse("{\"kind\":\"magic\"}")))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("magic");
  }

  private static boolean improves(Objective objective, double candidate, double best) {
    return objective.improves(Score.of(candidate), Score.of(best));
  }

  private static double[] doubles(List<JsonValue> values) {
    return values.stream().mapToDouble(JsonValue::asDouble).toArray();
  }
}
