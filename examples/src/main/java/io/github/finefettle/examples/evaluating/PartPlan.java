package io.github.finefettle.examples.evaluating;

import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.metrics.MetricFamily;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.PresetMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kind of row that a task can be measured by.
 *
 * @param family the metrics that read it
 * @param defaults those measured where the user names none
 * @param reader makes the row
 */
record PartPlan<R>(MetricFamily<R> family, List<String> defaults, Function<FieldRow, R> reader) {
  PartPlan {
    defaults = List.copyOf(defaults);
  }

  /** The metric of a name, if this kind of row can give it. */
  Optional<Metric<R>> find(String name) {
    for (String spelling : Spellings.of(name)) {
      Optional<Metric<R>> found = family.find(spelling);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  RowPart<R> part(MetricSuite<R> suite) {
    return new RowPart<>(family.name(), suite, reader);
  }

  /**
   * The named metrics, each once. In a suite every id stands for one metric, so metrics that differ
   * in their options alone go to several.
   */
  List<MetricSuite<R>> suites(List<String> names, @Nullable MetricPreset preset) {
    Map<String, Metric<R>> bySignature = new LinkedHashMap<>();
    for (String name : names) {
      Metric<R> metric = following(find(name).orElseThrow(), preset);
      bySignature.putIfAbsent(metric.signature(), metric);
    }
    List<Map<String, Metric<R>>> rounds = new ArrayList<>();
    for (Metric<R> metric : bySignature.values()) {
      int round = 0;
      while (round < rounds.size() && rounds.get(round).containsKey(metric.id())) {
        round++;
      }
      if (round == rounds.size()) {
        rounds.add(new LinkedHashMap<>());
      }
      rounds.get(round).put(metric.id(), metric);
    }
    return rounds.stream().map(round -> MetricSuite.ofAll(List.copyOf(round.values()))).toList();
  }

  /** Metrics that all tools agree on stay as they are. */
  private static <R> Metric<R> following(Metric<R> metric, @Nullable MetricPreset preset) {
    return preset != null && metric instanceof PresetMetric<R> known
        ? known.following(preset)
        : metric;
  }
}
