package io.github.finefettle.dataprep.examples;

/**
 * A question with the tool calls that answer it, for those who have no record of their own.
 *
 * @param query what the model is asked; empty if missing
 * @param tools the tools that it may call, as JSON; empty if missing
 * @param calls the calls that it should make, as JSON; empty if missing
 */
public record ToolCallExample(String query, String tools, String calls) {
  /**
   * The schema: {@code query} is the input, {@code tools} the tools, {@code calls} the calls.
   *
   * @return a schema that reads and writes all three
   */
  public static ExampleSchema<ToolCallExample> schema() {
    return ExampleSchema.ofRecord(ToolCallExample.class)
        .input("query")
        .role(Role.TOOLS, "tools")
        .role(Role.CALL, "calls")
        .requireKind(RecordKind.TOOL_CALL);
  }
}
