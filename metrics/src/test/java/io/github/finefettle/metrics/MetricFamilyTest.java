package io.github.finefettle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.text.Bleu;
import io.github.finefettle.metrics.text.Rouge;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricFamilyTest {
  /** Arguments that one metric or another takes. */
  private static final List<String> ARGUMENTS = List.of("2", "0.5", "spam");

  @Test
  void everyMetricIsFoundByItsIdAndItsSignatureAndByNoOtherFamily() {
    Set<String> seen = new HashSet<>();
    int found = 0;
    for (MetricFamily<?> family : MetricFamily.all()) {
      for (String id : family.ids()) {
        assertThat(seen.add(id)).as(id + " stands in one family only").isTrue();
        found += requireFound(family, id);
      }
    }
    assertThat(found).isGreaterThan(250);
  }

  @Test
  void smallAndCapitalLettersOfAnIdAreTheSame() {
    assertThat(MetricFamily.TEXT.parse("ROUGEl")).isEqualTo(Rouge.l());
    assertThat(MetricFamily.TEXT.parse("BLEU|tok:13a")).isEqualTo(Bleu.corpus());
  }

  @Test
  void whatIsUnknownIsRefusedWithWhatIsKnown() {
    assertThatThrownBy(() -> MetricFamily.SEQUENCE.parse("bleu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(bleu)")
        .hasMessageContaining("entity-f1");
    assertThatThrownBy(() -> MetricCatalogue.parse("nope")).hasMessageContaining("macro-f1");
  }

  @Test
  void nothingIsMeasuredOfNothingAndEveryMetricSaysWhy() {
    for (MetricFamily<?> family : MetricFamily.all()) {
      for (String id : family.ids()) {
        for (String text : spellings(id)) {
          if (!isMetric(family, text)) {
            continue;
          }
          Metric<?> metric = family.parse(text);
          Measurement measured = metric.newState().measure();
          assertThat(measured.undefinedReason()).as(text).isPresent();
          assertThat(measured.signature()).isEqualTo(metric.signature());
          assertThat(metric.lowest()).as(text).isLessThan(metric.highest());
          assertThat(metric.needs()).as(text).isNotEmpty();
          assertThat(metric.id())
              .as("an id has no capitals but for the field's own spelling")
              .satisfiesAnyOf(
                  known -> assertThat(known).startsWith("rouge"),
                  known -> assertThat(known).isEqualTo(known.toLowerCase(Locale.ROOT)));
        }
      }
    }
  }

  /** Tries the id with each argument until one is taken. */
  private static int requireFound(MetricFamily<?> family, String id) {
    int found = 0;
    for (String text : spellings(id)) {
      if (isMetric(family, text)) {
        Metric<?> metric = family.parse(text);
        assertThat(family.parse(metric.signature())).isEqualTo(metric);
        assertThat(MetricCatalogue.parse(metric.signature()).signature())
            .isEqualTo(metric.signature());
        assertThat(metric.signature()).startsWith(metric.id() + "|").contains("|v:1");
        found++;
      }
    }
    return found;
  }

  private static List<String> spellings(String id) {
    int open = id.indexOf('(');
    if (open < 0) {
      return List.of(id);
    }
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(id),
            ARGUMENTS.stream().map(argument -> id.substring(0, open) + "(" + argument + ")"))
        .toList();
  }

  private static boolean isMetric(MetricFamily<?> family, String text) {
    try {
      return !family.parse(text).signature().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
