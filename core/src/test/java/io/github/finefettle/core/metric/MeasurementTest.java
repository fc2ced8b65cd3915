package io.github.finefettle.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.statistics.Interval;
import org.junit.jupiter.api.Test;

class MeasurementTest {
  private static final String SIGNATURE = "macro-f1|labels:seen|v:1";

  @Test
  void aValueCarriesItsIntervalItsRowsAndItsBaseline() {
    Measurement measured =
        Measurement.of(SIGNATURE, 0.75, 40)
            .withInterval(new Interval(0.5, 0.875, 0.95, "wilson"))
            .withBaseline(0.25);
    assertThat(measured.id()).isEqualTo("macro-f1");
    assertThat(measured.requireValue()).isEqualTo(0.75);
    assertThat(measured.n()).isEqualTo(40);
    assertThat(measured.baseline()).hasValue(0.25);
    assertThat(measured.undefinedReason()).isEmpty();
    assertThat(measured.toJson().toCanonicalString())
        .isEqualTo(
            "{\"baseline\":0.25,\"confidence\":0.95,\"high\":0.875,\"low\":0.5,\"method\":\"wilson\","
                + "\"n\":40,\"signature\":\"macro-f1|labels:seen|v:1\",\"value\":0.75}");
  }

  @Test
  void whatIsUndefinedSaysWhyAndHasNoValue() {
    Measurement undefined = Measurement.undefined("recall(spam)|v:1", "there is no spam", 12);
    assertThat(undefined.value()).isEmpty();
    assertThat(undefined.undefinedReason()).contains("there is no spam");
    assertThatThrownBy(undefined::requireValue)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("there is no spam");
    assertThat(undefined.toJson().toCanonicalString())
        .contains("\"undefined\":\"there is no spam\"");
    assertThatThrownBy(() -> Measurement.undefined(SIGNATURE, " ", 0))
        .hasMessageContaining("blank");
  }

  @Test
  void nanAndNegativeCountsAreRefused() {
    assertThatThrownBy(() -> Measurement.of(SIGNATURE, Double.NaN, 1))
        .hasMessageContaining("undefined");
    assertThatThrownBy(() -> Measurement.of(SIGNATURE, 0.5, -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> Measurement.undefined(SIGNATURE, "why", -1))
        .hasMessageContaining("-1");
  }

  @Test
  void measurementsAreEqualIfTheirNumbersAre() {
    Measurement a = Measurement.of(SIGNATURE, 0.5, 4).withBaseline(0.1);
    assertThat(a).isEqualTo(Measurement.of(SIGNATURE, 0.5, 4).withBaseline(0.1));
    assertThat(a).hasSameHashCodeAs(Measurement.of(SIGNATURE, 0.5, 4).withBaseline(0.1));
    assertThat(a).isNotEqualTo(Measurement.of(SIGNATURE, 0.5, 5).withBaseline(0.1));
    assertThat(a).isNotEqualTo(Measurement.of(SIGNATURE, 0.5, 4));
    assertThat(Measurement.undefined(SIGNATURE, "a", 1))
        .isNotEqualTo(Measurement.undefined(SIGNATURE, "b", 1));
  }

  @Test
  void anInfiniteValueIsComparedAndWrittenLikeAnyOther() {
    // The perplexity of a model that calls what happened impossible.
    Measurement infinite = Measurement.of("perplexity|v:1", Double.POSITIVE_INFINITY, 3);
    assertThat(infinite).isEqualTo(Measurement.of("perplexity|v:1", Double.POSITIVE_INFINITY, 3));
    assertThat(infinite.toJson().toCanonicalString()).contains("\"value\":\"Infinity\"");
  }

  @Test
  void aSignatureWithoutOptionsIsItsOwnId() {
    assertThat(Measurement.of("loss", 1, 1).id()).isEqualTo("loss");
  }
}
