package io.github.finefettle.core.statistics;

import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The golden values of SciPy; the script that made them lies beside them. */
public final class GoldenStatistics {
  private GoldenStatistics() {}

  public static List<JsonValue> cases(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            GoldenStatistics.class.getResourceAsStream("/golden/statistics.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .asObject()
          .array(name);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
