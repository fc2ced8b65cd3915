package io.github.finefettle.metrics.structured;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.items.ItemScorer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts right calls of a row. */
final class ToolCallScorer implements ItemScorer<ToolCallRow> {
  static final int PARSED = 0;
  static final int NAMES = 1;
  static final int EXACT = 2;
  static final int MATCHED = 3;
  static final int PREDICTED = 4;
  static final int EXPECTED = 5;

  @Override
  public String id() {
    return "tool-call-counts";
  }

  @Override
  public int columns() {
    return 6;
  }

  @Override
  public void score(ToolCallRow row, double[] out) {
    out[EXPECTED] = row.expected().size();
    Optional<List<ToolCall>> parsed = ToolCall.parse(row.prediction());
    if (parsed.isEmpty()) {
      out[PREDICTED] = 1;
      return;
    }
    List<ToolCall> predicted = parsed.get();
    int matched = matched(row, predicted);
    out[PARSED] = 1;
    out[NAMES] = names(row.expected()).equals(names(predicted)) ? 1 : 0;
    out[PREDICTED] = predicted.size();
    out[MATCHED] = matched;
    out[EXACT] = matched == predicted.size() && matched == row.expected().size() ? 1 : 0;
  }

  private static int matched(ToolCallRow row, List<ToolCall> predicted) {
    Map<String, int[]> left = new HashMap<>();
    for (ToolCall call : row.expected()) {
      key(row, call).ifPresent(key -> left.computeIfAbsent(key, k -> new int[1])[0]++);
    }
    int matched = 0;
    for (ToolCall call : predicted) {
      int[] count = key(row, call).map(left::get).orElse(null);
      if (count != null && count[0] > 0) {
        count[0]--;
        matched++;
      }
    }
    return matched;
  }

  /** A text that equal calls share, or empty where the call fits no tool. */
  private static Optional<String> key(ToolCallRow row, ToolCall call) {
    return row.tool(call.name())
        .filter(tool -> tool.whyRefused(call).isEmpty())
        .map(tool -> tool.filled(call))
        .map(
            full ->
                JsonValue.of(full.name()).toCanonicalString()
                    + JsonComparison.key(full.arguments()));
  }

  private static List<String> names(List<ToolCall> calls) {
    List<String> names = new ArrayList<>();
    calls.forEach(call -> names.add(call.name()));
    Collections.sort(names);
    return names;
  }
}
