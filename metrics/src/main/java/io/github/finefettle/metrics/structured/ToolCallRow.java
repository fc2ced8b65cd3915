package io.github.finefettle.metrics.structured;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls that a model should have made, and what it wrote.
 *
 * @param tools the tools that it could call, with different names
 * @param expected the calls that would be right, in any order; empty if it should call none
 * @param prediction what the model wrote, any text; see {@link ToolCall#parse}
 */
public record ToolCallRow(
    List<ToolSpecification> tools, List<ToolCall> expected, String prediction) {
  /** Copies the lists, and checks that the expected calls fit the tools. */
  public ToolCallRow {
    tools = List.copyOf(tools);
    expected = List.copyOf(expected);
    Map<String, ToolSpecification> byName = new HashMap<>();
    for (ToolSpecification tool : tools) {
      if (byName.put(tool.name(), tool) != null) {
        throw new IllegalArgumentException(
            "The tool " + tool.name() + " stands twice. Give every tool a name of its own.");
      }
    }
    for (ToolCall call : expected) {
      ToolSpecification tool = byName.get(call.name());
      Optional<String> why =
          tool == null ? Optional.of("there is no such tool") : tool.whyRefused(call);
      if (why.isPresent()) {
        throw new IllegalArgumentException(
            "The expected call of "
                + call.name()
                + " is wrong itself: "
                + why.get()
                + ". Set such rows aside, or mend the specification.");
      }
    }
  }

  /** The tool with this name, if there is one. */
  Optional<ToolSpecification> tool(String name) {
    return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
  }
}
