package io.github.finefettle.examples.evaluating;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.MetricFamily;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingsTest {
  @Test
  void theNamesOfOtherToolsLeadToTheMetricOfTheFamily() {
    assertThat(found(MetricFamily.SEQUENCE, "f1")).isEqualTo("entity-f1");
    assertThat(found(MetricFamily.TEXT, "f1")).isEqualTo("squad-f1");
    assertThat(found(MetricFamily.TEXT, "rouge-l")).isEqualTo("rougeL");
    assertThat(found(MetricFamily.TEXT, "chrF2++")).isEqualTo("chrf++");
    assertThat(found(MetricFamily.RETRIEVAL, "ndcg@10")).isEqualTo("ndcg(10)");
    assertThat(found(MetricFamily.RETRIEVAL, "recall@5")).isEqualTo("recall-at(5)");
    assertThat(found(MetricFamily.CLASSIFICATION, "f1_macro")).isEqualTo("macro-f1");
    assertThat(found(MetricFamily.RANKING, "roc_auc")).isEqualTo("auroc");
  }

  @Test
  void anOptionBehindANameStays() {
    assertThat(Spellings.of("chrF2|case:lc")).contains("chrf|case:lc");
  }

  private static <R> String found(MetricFamily<R> family, String name) {
    return Spellings.of(name).stream()
        .map(family::find)
        .flatMap(Optional::stream)
        .map(Metric::id)
        .findFirst()
        .orElse("nothing");
  }
}
