package io.github.finefettle.examples.evaluating;

import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.sequence.EntityScheme;
import io.github.finefettle.metrics.sequence.TaggedSentence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sentences whose tags a strict scheme does not have; its metrics cannot count them. */
final class StrictTags {
  private final List<EntityScheme> schemes;

  private StrictTags(List<EntityScheme> schemes) {
    this.schemes = schemes;
  }

  /** The schemes that stand in the signatures of the metrics. */
  static StrictTags of(MetricSuite<?> suite) {
    return new StrictTags(
        Arrays.stream(EntityScheme.values())
            .filter(
                scheme ->
                    suite.metrics().stream()
                        .map(Metric::signature)
                        .anyMatch(text -> text.contains("|scheme:" + scheme.key() + "|")))
            .toList());
  }

  /** Why a row cannot be counted, if it is a sentence and cannot. */
  Optional<String> whyRefused(Object row) {
    return row instanceof TaggedSentence sentence
        ? schemes.stream().flatMap(scheme -> scheme.whyRefused(sentence).stream()).findFirst()
        : Optional.empty();
  }
}
