package io.github.finefettle.metrics.classification;

import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.description.ZeroRule;

/**
 * Writes and reads signatures: {@code id|labels:seen|zero:undefined|v:1}, with the resampling
 * before the version where the intervals are not made in the standard way. Only what changes a
 * metric's value or interval is written.
 */
final class SignatureText {
  private SignatureText() {}

  static String head(MetricKind kind, String label) {
    return begin(kind, label).head();
  }

  static String of(ClassificationMetric metric) {
    MetricSignature signature = begin(metric.kind(), metric.labelOrEmpty());
    if (metric.kind().dependsOnLabels()) {
      signature = signature.with("labels", "seen");
    }
    if (metric.kind().canBeUndefined()) {
      signature = signature.with("zero", metric.zeroRule().key());
    }
    return signature.with(metric.resampling()).toString();
  }

  static ClassificationMetric parse(String text) {
    SignatureReader reader = SignatureReader.of(text);
    ClassificationMetric metric = metric(reader).resampledBy(reader.resampling());
    if (metric.kind().dependsOnLabels()) {
      reader.require("labels", "seen");
    }
    if (metric.kind().canBeUndefined()) {
      metric = metric.zeroRule(reader.zeroRule(ZeroRule.UNDEFINED));
    }
    reader.requireNothingElse();
    return metric;
  }

  private static MetricSignature begin(MetricKind kind, String label) {
    return kind.ofOneLabel() ? MetricSignature.of(kind.id(), label) : MetricSignature.of(kind.id());
  }

  private static ClassificationMetric metric(SignatureReader reader) {
    for (MetricKind kind : MetricKind.values()) {
      if (kind.id().equals(reader.id())) {
        String label = "";
        if (kind.ofOneLabel()) {
          label = reader.requireArgument("spam");
        } else {
          reader.requireNoArgument();
        }
        return ClassificationMetric.of(kind, label);
      }
    }
    throw reader.malformed(
        "there is no \""
            + reader.id()
            + "\" among the classification metrics, which are "
            + String.join(", ", ClassificationMetric.ids()));
  }
}
