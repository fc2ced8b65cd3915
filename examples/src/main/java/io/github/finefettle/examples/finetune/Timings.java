package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a clock measured, and on what: kept apart from the results, because it never comes again.
 */
final class Timings {
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final JsonObjectBuilder measured = JsonValue.object();

  /** Adds to the time that a step took. */
  void spent(String step, long nanoseconds) {
    seconds.merge(step, nanoseconds / 1e9, Double::sum);
  }

  /** Keeps another measured figure. */
  void measured(String name, JsonValue value) {
    measured.put(name, value);
  }

  void write(Path file) throws IOException {
    JsonObjectBuilder steps = JsonValue.object();
    seconds.forEach(steps::put);
    JsonValue all =
        measured
            .put("wallSeconds", steps.toJson())
            .put("java", System.getProperty("java.version"))
            .put("unicode", unicodeVersion())
            .put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
            .put("processors", Runtime.getRuntime().availableProcessors())
            .toJson();
    TrainingTask.replace(file, all.toPrettyString());
  }

  /** The newest Unicode version whose first new letters this JVM knows. */
  private static String unicodeVersion() {
    if (Character.isDefined(0x1C89)) {
      return "16.0";
    }
    return Character.isDefined(0x0870) ? "14.0 or 15.x" : "13.0";
  }
}
