package io.github.finefettle.metrics.regression;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Signatures of metrics of numbers, written and read. */
final class RegressionSignature {
  private static final String CONSTANT = "constant";

  private RegressionSignature() {}

  static String of(Choice choice) {
    MetricSignature signature =
        choice.kind().hasArgument()
            ? MetricSignature.of(
                choice.kind().id(), JsonValue.of(choice.argument()).toCanonicalString())
            : MetricSignature.of(choice.kind().id());
    if (choice.kind().hasConstantRule()) {
      signature = signature.with(CONSTANT, choice.forceFinite() ? "finite" : "undefined");
    }
    if (choice.kind() == RegressionKind.MAPE) {
      signature = signature.with("floor", choice.floor());
    }
    return signature.with(choice.plan()).toString();
  }

  static Choice parse(String text) {
    SignatureReader reader = SignatureReader.of(text);
    RegressionKind kind =
        Arrays.stream(RegressionKind.values())
            .filter(k -> k.id().equals(reader.id()))
            .findFirst()
            .orElseThrow(
                () ->
                    reader.malformed(
                        "\"" + reader.id() + "\" is none of " + String.join(", ", ids())));
    Choice choice = Choice.of(kind, argument(kind, reader));
    if (kind.hasConstantRule()
        && reader.choice(CONSTANT, Map.of("finite", true, "undefined", false), false)) {
      choice = choice.withForceFinite();
    }
    if (kind == RegressionKind.MAPE) {
      choice = choice.withFloor(reader.number("floor", 0));
    }
    choice = choice.withPlan(reader.resampling());
    reader.requireNothingElse();
    return choice;
  }

  static List<String> ids() {
    return Arrays.stream(RegressionKind.values())
        .map(
            kind ->
                kind == RegressionKind.PINBALL
                    ? kind.id() + "(level)"
                    : kind.hasArgument() ? kind.id() + "(power)" : kind.id())
        .toList();
  }

  private static double argument(RegressionKind kind, SignatureReader reader) {
    if (!kind.hasArgument()) {
      reader.requireNoArgument();
      return 0;
    }
    String text = reader.requireArgument(kind == RegressionKind.PINBALL ? "0.9" : "1.5");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw reader.malformed("the argument must be a number but is " + text);
    }
  }
}
