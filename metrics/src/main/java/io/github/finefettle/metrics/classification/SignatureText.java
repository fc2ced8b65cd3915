package io.github.finefettle.metrics.classification;

import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureList;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.description.ZeroRule;
import java.util.Map;

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

  static String of(MetricKind kind, MetricChoices choices) {
    MetricSignature signature = begin(kind, choices.label());
    if (kind.asksFor(Option.BETA)) {
      signature =
          Double.isInfinite(choices.beta())
              ? signature.with("beta", "inf")
              : signature.with("beta", choices.beta());
    }
    if (kind.asksFor(Option.THRESHOLD)) {
      signature = signature.with("threshold", choices.threshold());
    }
    if (kind.asksFor(Option.SCALE)) {
      signature = signature.with("scale", choices.requireScale().toString());
    }
    if (kind.asksFor(Option.COSTS)) {
      signature = withCosts(signature, choices.requireCosts());
    }
    if (kind.isOfSeenLabels() || kind.asksFor(Option.LABELS)) {
      signature = signature.with("labels", choices.labels().toString());
    }
    if (choices.labels().leavesOutUnseen()) {
      signature = signature.with("unseen", "out");
    }
    if (choices.constantRule() != ConstantRule.ZERO_RULE) {
      signature = signature.with("constant", choices.constantRule().key());
    } else if (kind.canBeUndefined(choices.labels())) {
      signature = signature.with("zero", choices.zeroRule().key());
    }
    return signature.with(choices.resampling()).toString();
  }

  static ClassificationMetric parse(String text) {
    SignatureReader reader = SignatureReader.of(text);
    MetricKind kind = kind(reader);
    MetricChoices choices = MetricChoices.DEFAULT.withResampling(reader.resampling());
    if (kind.ofOneLabel()) {
      choices = choices.withLabel(reader.requireArgument("spam"));
    } else {
      reader.requireNoArgument();
    }
    try {
      choices = rules(reader, kind, options(reader, kind, choices));
    } catch (IllegalArgumentException e) {
      // What our own values say of a number or a list out of range; the reader's own pass as is.
      throw e.getMessage() != null && e.getMessage().startsWith("The signature")
          ? e
          : reader.malformed(String.valueOf(e.getMessage()));
    }
    reader.requireNothingElse();
    return ClassificationMetric.of(kind, choices);
  }

  private static MetricChoices options(
      SignatureReader reader, MetricKind kind, MetricChoices given) {
    MetricChoices choices = given;
    if (kind.asksFor(Option.BETA)) {
      String beta = required(reader, "beta", "2");
      choices =
          choices.withBeta(
              OneVersusRest.requireBeta(
                  beta.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(beta)));
    }
    if (kind.asksFor(Option.THRESHOLD)) {
      double threshold = Double.parseDouble(required(reader, "threshold", "0.1"));
      choices = OneVersusRest.of(choices.label()).netBenefit(threshold).choices();
      choices = choices.withResampling(given.resampling());
    }
    if (kind.asksFor(Option.SCALE)) {
      String scale = required(reader, "scale", "bad,fair,good");
      choices = choices.withScale(new OrdinalScale(SignatureList.read(scale)));
    }
    if (kind.asksFor(Option.COSTS)) {
      choices =
          choices.withCosts(
              CostMatrix.parse(
                  required(reader, "classes", "ham,spam"),
                  required(reader, "costs", "0,1,5,0"),
                  reader.text("shares", "")));
    }
    return choices;
  }

  private static MetricChoices rules(SignatureReader reader, MetricKind kind, MetricChoices given) {
    MetricChoices choices = given;
    if (kind.asksFor(Option.LABELS)) {
      LabelChoice labels = LabelChoice.parse(reader.text("labels", "seen"));
      boolean out = labels.isGiven() && reader.choice("unseen", Map.of("out", true), false);
      choices = choices.withLabels(out ? labels.leavingOutUnseen() : labels);
    } else if (kind.isOfSeenLabels()) {
      reader.require("labels", "seen");
    }
    if (kind == MetricKind.MCC) {
      choices =
          choices.withConstantRule(
              reader.choice(
                  "constant",
                  Map.of(ConstantRule.TORCHMETRICS.key(), ConstantRule.TORCHMETRICS),
                  ConstantRule.ZERO_RULE));
    }
    return choices.constantRule() == ConstantRule.ZERO_RULE && kind.canBeUndefined(choices.labels())
        ? choices.withZeroRule(reader.zeroRule(ZeroRule.UNDEFINED))
        : choices;
  }

  private static MetricSignature withCosts(MetricSignature begun, CostMatrix costs) {
    MetricSignature signature =
        begun.with("classes", costs.labelsText()).with("costs", costs.costsText());
    return costs.sharesText().isPresent()
        ? signature.with("shares", costs.sharesText().get())
        : signature;
  }

  private static String required(SignatureReader reader, String key, String example) {
    String found = reader.text(key, "");
    if (found.isEmpty()) {
      throw reader.malformed(reader.id() + " needs " + key + ", such as " + key + ":" + example);
    }
    return found;
  }

  private static MetricSignature begin(MetricKind kind, String label) {
    return kind.ofOneLabel() ? MetricSignature.of(kind.id(), label) : MetricSignature.of(kind.id());
  }

  private static MetricKind kind(SignatureReader reader) {
    for (MetricKind kind : MetricKind.values()) {
      if (kind.id().equals(reader.id())) {
        return kind;
      }
    }
    throw reader.malformed(
        "there is no \""
            + reader.id()
            + "\" among the classification metrics, which are "
            + String.join(", ", ClassificationMetric.ids())
            + ", "
            + String.join(", ", ClassificationMetric.idsThatNeedOptions()));
  }
}
