package io.github.finefettle.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.metrics.description.ZeroRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationReportTest {
  private static final ConfusionMatrix MATRIX =
      ConfusionMatrix.of(
          List.of("ham", "ham", "ham", "spam", "spam", "eggs"),
          List.of("ham", "ham", "spam", "spam", "ham", "ham"));

  @Test
  void theTableShowsEveryLabelItsAveragesAndADashWhereThereIsNoValue() {
    assertThat(ClassificationReport.of(MATRIX).toText())
        .isEqualTo(
            """
                          precision     recall         f1    support

            eggs                  -     0.0000     0.0000          1
            ham              0.5000     0.6667     0.5714          3
            spam             0.5000     0.5000     0.5000          2

            micro avg        0.5000     0.5000     0.5000          6
            macro avg             -     0.3889     0.3571          6
            weighted avg          -     0.5000     0.4524          6
            accuracy                               0.5000          6
            """);
  }

  @Test
  void valuesAreThoseOfTheMetrics() {
    ClassificationReport report =
        ClassificationReport.of(MATRIX, LabelChoice.of("ham", "spam", "toast"), ZeroRule.ZERO);
    assertThat(report.labels()).extracting(ClassRow::name).containsExactly("ham", "spam", "toast");
    assertThat(report.label("spam").orElseThrow().support()).isEqualTo(2);
    assertThat(report.label("eggs")).isEmpty();
    assertThat(report.macro().f1())
        .isEqualTo(
            ClassificationMetric.macroF1()
                .over(LabelChoice.of("ham", "spam", "toast"))
                .zeroRule(ZeroRule.ZERO)
                .of(MATRIX));
    assertThat(report.accuracy()).hasValue(0.5);
    assertThat(report.total()).isEqualTo(6);
    assertThat(report.micro().support()).isEqualTo(5);
    assertThat(report.toJson().string("kind")).isEqualTo("classification-report");
    assertThat(report)
        .isEqualTo(
            ClassificationReport.of(MATRIX, LabelChoice.of("toast", "spam", "ham"), ZeroRule.ZERO));
  }

  @Test
  void anEmptyMatrixAndStrangeLabelsHaveAReportToo() {
    ClassificationReport none = ClassificationReport.of(ConfusionMatrix.of(List.of()));
    assertThat(none.accuracy()).isEmpty();
    assertThat(none.toText()).contains("macro avg").contains("-");
    ClassificationReport strange =
        ClassificationReport.of(
            ConfusionMatrix.of(
                List.of("two\nlines", "\ud83d\ude00"), List.of("two\nlines", "\ud83d\ude00")));
    assertThat(strange.toText()).contains("two lines").contains("\ud83d\ude00           ");
    assertThat(none.weighted().f1()).isEmpty();
  }
}
