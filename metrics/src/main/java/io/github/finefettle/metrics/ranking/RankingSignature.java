package io.github.finefettle.metrics.ranking;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.description.ZeroRule;
import java.util.Map;

/**
 * Writes and reads signatures: {@code id(share)|ties:midrank|zero:undefined|v:1}, with the coverage
 * of intervals and the bits of cells where they are not the usual ones.
 */
final class RankingSignature {
  private static final String TIES = "ties";
  private static final String SCALE = "scale";

  private RankingSignature() {}

  static String head(RankingMetric metric) {
    return begin(metric).head();
  }

  static String of(RankingMetric metric) {
    MetricSignature signature = begin(metric).with(TIES, ties(metric.kind()));
    if (metric.kind() == RankingKind.PARTIAL_AUROC) {
      signature = signature.with(SCALE, metric.isStandardized() ? "mcclish" : "none");
    }
    signature = signature.with("zero", metric.zeroRule().key());
    if (!metric.hasUsualConfidence()) {
      signature = signature.with("ci", metric.confidence());
    }
    if (metric.bits().isPresent()) {
      signature = signature.with("bits", metric.bits().getAsInt());
    }
    return signature.toString();
  }

  static RankingMetric parse(String text) {
    SignatureReader reader = SignatureReader.of(text);
    RankingMetric metric = metric(reader);
    reader.require(TIES, ties(metric.kind()));
    if (metric.kind() == RankingKind.PARTIAL_AUROC
        && !reader.choice(SCALE, Map.of("mcclish", true, "none", false), true)) {
      metric = metric.unstandardized();
    }
    metric = metric.zeroRule(reader.zeroRule(ZeroRule.UNDEFINED));
    double confidence = reader.number("ci", metric.confidence());
    long bits = reader.whole("bits", 0);
    reader.requireNothingElse();
    try {
      metric = metric.confidence(confidence);
      return bits == 0 ? metric : metric.capped(Math.toIntExact(bits));
    } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
      throw reader.malformed(String.valueOf(e.getMessage()));
    }
  }

  /** A point for each different score: rows of equal score are in no order. */
  private static String ties(RankingKind kind) {
    return switch (kind) {
      case AUROC -> "midrank";
      case PARTIAL_AUROC, PR_AUC_TRAPEZOID -> "line";
      default -> "step";
    };
  }

  private static MetricSignature begin(RankingMetric metric) {
    RankingKind kind = metric.kind();
    return kind.hasArgument()
        ? MetricSignature.of(kind.id(), JsonValue.of(metric.argument()).toCanonicalString())
        : MetricSignature.of(kind.id());
  }

  private static RankingMetric metric(SignatureReader reader) {
    for (RankingKind kind : RankingKind.values()) {
      if (kind.id().equals(reader.id())) {
        if (!kind.hasArgument()) {
          reader.requireNoArgument();
          return RankingMetric.of(kind, 0);
        }
        return withArgument(kind, reader);
      }
    }
    throw reader.malformed(
        "there is no \""
            + reader.id()
            + "\" among the ranking metrics, which are "
            + String.join(", ", RankingMetric.ids()));
  }

  private static RankingMetric withArgument(RankingKind kind, SignatureReader reader) {
    String text = reader.requireArgument("0.9");
    try {
      double share = Double.parseDouble(text);
      return switch (kind) {
        case PARTIAL_AUROC -> RankingMetric.partialAuroc(share);
        case RECALL_AT_PRECISION -> RankingMetric.recallAtPrecision(share);
        case PRECISION_AT_RECALL -> RankingMetric.precisionAtRecall(share);
        default -> RankingMetric.specificityAtSensitivity(share);
      };
    } catch (NumberFormatException e) {
      throw reader.malformed("the argument (" + text + ") must be a number, such as 0.9");
    } catch (IllegalArgumentException e) {
      throw reader.malformed(String.valueOf(e.getMessage()));
    }
  }
}
