package io.github.finefettle.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.metrics.MetricCatalogue;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
  @Test
  void signaturesOfThisReleaseStay() {
    assertThat(ClassificationMetric.accuracy().signature()).isEqualTo("accuracy|v:1");
    assertThat(ClassificationMetric.macroF1().signature()).isEqualTo("macro-f1|labels:seen|v:1");
    assertThat(ClassificationMetric.mcc().signature())
        .isEqualTo("mcc|labels:seen|zero:undefined|v:1");
    assertThat(ClassificationMetric.recall("spam").zeroRule(ZeroRule.ZERO).signature())
        .isEqualTo("recall(spam)|zero:0|v:1");
    assertThat(
            ClassificationMetric.f1("a|b (c) 50%")
                .resampledBy(new Resampling(200, -7, 0.9))
                .signature())
        .isEqualTo("f1(a%007cb %0028c%0029 50%0025)|zero:undefined|bs:200|ci:0.9|seed:-7|v:1");
  }

  @Test
  void whatUtf8CannotCarryIsEscaped() {
    assertThat(ClassificationMetric.recall("\ud800x").id()).isEqualTo("recall(%d800x)");
    assertThat(ClassificationMetric.recall("\ud83d\ude00").id()).isEqualTo("recall(\ud83d\ude00)");
  }

  @Test
  void everySignatureAndIdReadsBackToItsMetric() {
    List<String> labels =
        List.of(
            "spam", "", "a|b", "(x)", "50%", "a:b", "\ud800", "\u0000\n", "\ud83d\ude00", "zero:0");
    for (String id : MetricCatalogue.classificationIds()) {
      for (String label : labels) {
        ClassificationMetric plain =
            ClassificationMetric.parse(
                id.endsWith("(label)")
                    ? MetricSignature.of(id.substring(0, id.indexOf('(')), label).head()
                    : id);
        for (ZeroRule rule : ZeroRule.values()) {
          for (Resampling plan :
              List.of(Resampling.standard(), new Resampling(50, Long.MIN_VALUE, 0.8))) {
            ClassificationMetric metric = plain.zeroRule(rule).resampledBy(plan);
            assertThat(MetricCatalogue.classification(metric.signature())).isEqualTo(metric);
            assertThat(MetricCatalogue.classification(metric.signature()).signature())
                .isEqualTo(metric.signature());
          }
        }
        assertThat(MetricCatalogue.classification(plain.id())).isEqualTo(plain);
        assertThat(plain.label())
            .isEqualTo(
                id.endsWith("(label)") ? java.util.Optional.of(label) : java.util.Optional.empty());
        assertThat(Measurement.undefined(plain.signature(), "x", 0).id()).isEqualTo(plain.id());
      }
    }
  }

  @Test
  void whatIsUnknownIsRefusedWithTheListOfWhatIsKnown() {
    for (String bad :
        List.of(
            "",
            "f2(spam)",
            "recall",
            "recall(spam",
            "macro-f1(spam)",
            "macro-f1|v:2",
            "macro-f1|labels:given",
            "macro-f1|zero:0",
            "accuracy|labels:seen",
            "mcc|zero:2",
            "mcc|zero:0|zero:0",
            "mcc|whatever",
            "mcc|bs:x",
            "mcc|ci:2",
            "f1(%zz)")) {
      assertThatThrownBy(() -> MetricCatalogue.classification(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("(" + bad + ")")
          .hasMessageContaining("macro-f1");
    }
    assertThatThrownBy(() -> MetricCatalogue.classification("f2(spam)"))
        .hasMessageContaining("recall(label)");
  }
}
