package io.github.finefettle.metrics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.ranking.ProbabilityGoldens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalibrationGoldenTest {
  @Test
  void everyBinaryValueIsThatOfScikitLearnOrOfExactFractions() {
    int compared = 0;
    for (JsonValue.JsonObject c : ProbabilityGoldens.cases("binary")) {
      compared += compare(c, ProbabilityGoldens.probabilities(c));
    }
    assertThat(compared).isGreaterThan(400);
  }

  @Test
  void everyValueOfSeveralClassesIsThatOfScikitLearnOrOfExactFractions() {
    int compared = 0;
    for (JsonValue.JsonObject c : ProbabilityGoldens.cases("multi")) {
      compared += compare(c, ProbabilityGoldens.manyProbabilities(c));
    }
    assertThat(compared).isGreaterThan(50);
  }

  @Test
  void binsAreThoseOfTheCalibrationCurve() {
    int compared = 0;
    for (JsonValue.JsonObject c : ProbabilityGoldens.cases("binary")) {
      if (c.find("curves").isEmpty()) {
        continue;
      }
      for (Map.Entry<String, JsonValue> curve : c.get("curves").asObject().members().entrySet()) {
        String[] name = curve.getKey().split("-", 2);
        CalibrationError metric =
            CalibrationError.ece()
                .of(CalibrationSubject.POSITIVE_CLASS)
                .bins(Integer.parseInt(name[1]))
                .binning(name[0].equals("uniform") ? Binning.EQUAL_WIDTH : Binning.EQUAL_MASS);
        CalibrationState state = metric.newState();
        ProbabilityGoldens.probabilities(c).forEach(state::add);
        List<ReliabilityBin> bins = metric.reliability(state).get(0);
        List<JsonValue> rates = curve.getValue().asObject().array("rate");
        List<JsonValue> means = curve.getValue().asObject().array("mean");
        assertThat(bins).as(c.string("name") + curve.getKey()).hasSameSizeAs(rates);
        for (int i = 0; i < bins.size(); i++) {
          assertThat(bins.get(i).observed()).isEqualTo(rates.get(i).asDouble());
          assertThat(bins.get(i).confidence()).isCloseTo(means.get(i).asDouble(), within(1e-12));
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(30);
  }

  @Test
  void smoothErrorIsThatOfASumOverAllRowsOnAFineGrid() {
    int compared = 0;
    for (JsonValue.JsonObject c : ProbabilityGoldens.cases("binary")) {
      if (c.find("smece").isPresent()) {
        double golden = c.number("smece");
        assertThat(
                SmoothCalibrationError.smece()
                    .of(CalibrationSubject.POSITIVE_CLASS)
                    .evaluate(ProbabilityGoldens.probabilities(c))
                    .requireValue())
            .as(c.string("name"))
            .isCloseTo(golden, within(1e-3 * golden));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(4);
  }

  private static int compare(JsonValue.JsonObject c, List<ProbabilityRow> rows) {
    int compared = 0;
    for (Map.Entry<String, JsonValue> golden : c.get("values").asObject().members().entrySet()) {
      Optional<Metric<ProbabilityRow>> metric = metric(golden.getKey());
      if (metric.isEmpty()) {
        continue;
      }
      Measurement measured = metric.get().evaluate(rows);
      String what = c.string("name") + ": " + golden.getKey();
      if (golden.getValue() instanceof JsonValue.JsonNull) {
        assertThat(measured.undefinedReason()).as(what).isPresent();
      } else {
        double value = golden.getValue().asDouble();
        assertThat(measured.requireValue())
            .as(what)
            .isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value))));
      }
      compared++;
    }
    return compared;
  }

  private static Optional<Metric<ProbabilityRow>> metric(String signature) {
    String id = signature.split("[|(]", 2)[0];
    List<Metric<ProbabilityRow>> found = new ArrayList<>();
    if (ProbabilityScore.ids().contains(id)) {
      found.add(ProbabilityScore.parse(signature));
    } else if (CalibrationError.ids().contains(id)) {
      found.add(CalibrationError.parse(signature));
    } else if (BrierPart.ids().contains(id)) {
      found.add(BrierPart.parse(signature));
    }
    return found.stream().findFirst();
  }
}
