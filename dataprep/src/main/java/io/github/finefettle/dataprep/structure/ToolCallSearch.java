package io.github.finefettle.dataprep.structure;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.labels.NearestLabel;
import io.github.finefettle.dataprep.missing.Emptiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One look at all tool calls of a row. */
final class ToolCallSearch {
  private static final String BEGIN = "<tool_call>";
  private static final String END = "</tool_call>";

  private final Set<ToolCallFault> wanted;
  private final List<Violation> found = new ArrayList<>();
  private Map<String, ToolDefinition> tools = Map.of();
  private boolean toolsKnown;

  private ToolCallSearch(Set<ToolCallFault> wanted) {
    this.wanted = wanted;
  }

  static List<Violation> in(Example example, Set<ToolCallFault> wanted) {
    ToolCallSearch search = new ToolCallSearch(wanted);
    search.readTools(example);
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (part.role() == Role.CALL && !Emptiness.showsNothing(part.text())) {
        search.checkCalls(i, part.text());
      } else if (part.role() == Role.TARGET && part.text().contains(BEGIN)) {
        search.checkBlocks(i, part.text());
      }
    }
    return search.found;
  }

  private void readTools(Example example) {
    int place = example.placeOf(Role.TOOLS, 0);
    if (place < 0 || Emptiness.showsNothing(example.part(place).text())) {
      return;
    }
    try {
      tools = ToolDefinition.of(example.part(place).text());
      toolsKnown = true;
    } catch (JsonFormatException e) {
      note(ToolCallFault.UNREADABLE_TOOLS, place, "The tools cannot be read: " + e.getMessage());
    }
  }

  private void checkBlocks(int place, String text) {
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int from = begin + BEGIN.length();
      int end = text.indexOf(END, from);
      checkCalls(place, text.substring(from, end < 0 ? text.length() : end));
      begin = end < 0 ? -1 : text.indexOf(BEGIN, end);
    }
  }

  private void checkCalls(int place, String text) {
    List<CalledTool> calls;
    try {
      calls = CalledTool.of(text);
    } catch (JsonFormatException e) {
      note(ToolCallFault.UNREADABLE_CALL, place, "The calls cannot be read: " + e.getMessage());
      return;
    }
    for (CalledTool call : calls) {
      if (call.arguments().isEmpty()) {
        note(ToolCallFault.UNREADABLE_ARGUMENTS, place, call.fault());
      }
      if (toolsKnown) {
        checkAgainstTools(place, call);
      }
    }
  }

  private void checkAgainstTools(int place, CalledTool call) {
    ToolDefinition tool = tools.get(call.name());
    if (tool == null) {
      String meant =
          NearestLabel.of(call.name(), tools.keySet())
              .map(nearest -> " Maybe " + ToolNames.quoted(nearest) + " was meant.")
              .orElse("");
      note(
          ToolCallFault.UNKNOWN_TOOL,
          place,
          "The tool " + ToolNames.quoted(call.name()) + " is called but not defined." + meant);
    } else if (call.arguments().isPresent()) {
      checkArguments(place, call.name(), call.arguments().get().members(), tool);
    }
  }

  private void checkArguments(
      int place, String name, Map<String, JsonValue> arguments, ToolDefinition tool) {
    String of = " of a call of " + ToolNames.quoted(name) + " ";
    for (String required : tool.required()) {
      if (!arguments.containsKey(required)) {
        note(
            ToolCallFault.MISSING_ARGUMENT,
            place,
            "The required argument " + ToolNames.quoted(required) + of + "is missing.");
      }
    }
    arguments.forEach(
        (argument, value) -> {
          ToolParameter parameter = tool.parameters().get(argument);
          String which = "The argument " + ToolNames.quoted(argument) + of;
          if (parameter != null) {
            parameter
                .fault(value)
                .ifPresent(f -> note(ToolCallFault.WRONG_ARGUMENT, place, which + f + "."));
          } else if (!tool.open()) {
            note(ToolCallFault.UNKNOWN_ARGUMENT, place, which + "is not known to the tool.");
          }
        });
  }

  private void note(ToolCallFault fault, int place, String reason) {
    if (wanted.contains(fault)) {
      found.add(Violation.of(place, reason));
    }
  }
}
