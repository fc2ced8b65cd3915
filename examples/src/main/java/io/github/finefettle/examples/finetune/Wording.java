package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.metric.Measurement;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them: three decimals, the interval behind. */
final class Wording {
  private Wording() {}

  static String of(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static String of(OptionalDouble value) {
    return value.isPresent() ? of(value.getAsDouble()) : "no value";
  }

  static String of(Measurement measurement) {
    if (measurement.value().isEmpty()) {
      return measurement.id() + " undefined (" + measurement.undefinedReason().orElse("") + ")";
    }
    String text = measurement.id() + " " + of(measurement.requireValue());
    return measurement
        .interval()
        .map(i -> text + " [" + of(i.low()) + ", " + of(i.high()) + "]")
        .orElse(text);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
