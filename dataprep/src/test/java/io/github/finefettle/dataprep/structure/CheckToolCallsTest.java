package io.github.finefettle.dataprep.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.ChatExample;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.ToolCallExample;
import io.github.finefettle.dataprep.examples.Turn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckToolCallsTest {
  private static final RowId ID = new RowId("calls", 0);

  private static final String FUNCTION =
      "{\"name\":\"weather\",\"description\":\"d\",\"parameters\":{\"type\":\"object\",\"properties\":{"
          + "\"city\":{\"type\":\"string\"},\"days\":{\"type\":\"integer\"},"
          + "\"unit\":{\"type\":\"string\",\"enum\":[\"C\",\"F\"]},"
          + "\"hours\":{\"type\":\"array\",\"items\":{\"type\":\"number\"}},"
          + "\"note\":{\"type\":[\"string\",\"null\"]},\"any\":{}},\"required\":[\"city\"]}}";

  private static final String XLAM =
      "[{\"name\":\"weather\",\"description\":\"d\",\"parameters\":{"
          + "\"city\":{\"description\":\"c\",\"type\":\"str\"},"
          + "\"days\":{\"description\":\"n\",\"type\":\"int\",\"default\":\"1\"},"
          + "\"note\":{\"description\":\"x\",\"type\":\"str, optional\"},"
          + "\"hours\":{\"description\":\"h\",\"type\":\"List[float]\",\"default\":\"\"}}}]";

  private static List<ToolCallFault> faults(Example example) {
    List<ToolCallFault> found = new ArrayList<>();
    for (ToolCallFault fault : ToolCallFault.values()) {
      CheckToolCalls.forFaults(fault).violations(example).forEach(v -> found.add(fault));
    }
    return found;
  }

  private static List<ToolCallFault> faults(String tools, String calls) {
    return faults(
        ToolCallExample.schema().read(ID, new ToolCallExample("How is it?", tools, calls)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\": \\\"Bern\\\"}\"}}]",
        "{\"tool_calls\":[{\"function\":{\"name\":\"weather\",\"arguments\":{\"city\":\"Bern\"}}}]}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"Bern\",\"days\":3}}",
        "{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Bern\\\"}\"}",
        "[{\"name\":\"weather\",\"parameters\":{\"city\":\"Bern\"}}]",
        "[{\"type\":\"tool_use\",\"id\":\"x\",\"name\":\"weather\",\"input\":{\"city\":\"Bern\"}}]",
        "{\"answers\":\"[{\\\"name\\\":\\\"weather\\\",\\\"arguments\\\":{\\\"city\\\":\\\"Bern\\\"}}]\"}",
        "{\"function_call\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Bern\\\"}\"}}",
        "[]"
      })
  void acceptsTheFormsOfCalls(String calls) {
    assertThat(faults("[" + FUNCTION + "]", calls)).isEmpty();
    assertThat(faults(XLAM, calls)).isEmpty();
    assertThat(faults("", calls)).isEmpty();
  }

  @Test
  void acceptsTheFormsOfTools() {
    String call = "[{\"name\":\"weather\",\"arguments\":{\"town\":\"Bern\"}}]";
    String schema = FUNCTION.replace("\"parameters\"", "\"input_schema\"");
    for (String tools :
        List.of(
            FUNCTION,
            "[{\"type\":\"function\",\"function\":" + FUNCTION + "}]",
            "{\"tools\":[" + FUNCTION + "]}",
            "[" + schema + "]",
            XLAM)) {
      assertThat(faults(tools, call))
          .containsExactly(ToolCallFault.MISSING_ARGUMENT, ToolCallFault.UNKNOWN_ARGUMENT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"city\":1} | WRONG_ARGUMENT",
        "{\"city\":\"B\",\"days\":1.5} | WRONG_ARGUMENT",
        "{\"city\":\"B\",\"days\":\"1\"} | WRONG_ARGUMENT",
        "{\"city\":\"B\",\"unit\":\"K\"} | WRONG_ARGUMENT",
        "{\"city\":\"B\",\"hours\":[1,\"2\"]} | WRONG_ARGUMENT",
        "{\"city\":\"B\",\"hours\":1} | WRONG_ARGUMENT",
        "{\"city\":null} | WRONG_ARGUMENT",
        "{} | MISSING_ARGUMENT",
        "{\"city\":\"B\",\"extra\":1} | UNKNOWN_ARGUMENT",
        "[] | UNREADABLE_ARGUMENTS",
        "\"{\" | UNREADABLE_ARGUMENTS",
        "\"[1]\" | UNREADABLE_ARGUMENTS"
      })
  void findsEachFaultOfArguments(String arguments, ToolCallFault fault) {
    String call = "{\"name\":\"weather\",\"arguments\":" + arguments + "}";
    assertThat(faults(FUNCTION, call)).containsExactly(fault);
  }

  @Test
  void acceptsArgumentsOfTheRightTypes() {
    String arguments =
        "{\"city\":\"B\",\"days\":2.0,\"unit\":\"C\",\"hours\":[1,2.5],\"note\":null,\"any\":[{}]}";
    assertThat(faults(FUNCTION, "{\"name\":\"weather\",\"arguments\":" + arguments + "}"))
        .isEmpty();
    String open = FUNCTION.replace("\"required\"", "\"additionalProperties\":true,\"required\"");
    assertThat(faults(open, "{\"name\":\"weather\",\"arguments\":{\"city\":\"B\",\"extra\":1}}"))
        .isEmpty();
    assertThat(faults("[{\"name\":\"now\"}]", "{\"name\":\"now\",\"arguments\":{\"x\":1}}"))
        .isEmpty();
  }

  @Test
  void findsAToolThatIsNotDefined() {
    Example example =
        ToolCallExample.schema()
            .read(ID, new ToolCallExample("q", FUNCTION, "{\"name\":\"wether\",\"arguments\":{}}"));
    assertThat(CheckToolCalls.forAll().violations(example))
        .extracting(Violation::reason)
        .containsExactly(
            "The tool \"wether\" is called but not defined. Maybe \"weather\" was meant.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"weather(city='Bern')", "[1]", "{\"a\":1}", "[{\"name\":\"\"}]", "\"x\""})
  void findsCallsInNoKnownForm(String calls) {
    assertThat(faults("", calls)).containsExactly(ToolCallFault.UNREADABLE_CALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"weather", "3", "[{\"title\":\"x\"}]", "[[[[[[[]]]]]], 1]"})
  void findsToolsInNoKnownForm(String tools) {
    assertThat(faults(tools, "{\"name\":\"weather\",\"arguments\":{}}"))
        .containsExactly(ToolCallFault.UNREADABLE_TOOLS);
  }

  @Test
  void readsCallsInTheTextOfAChat() {
    String good =
        "<tool_call>\n{\"name\":\"weather\",\"arguments\":{\"city\":\"B\"}}\n</tool_call>";
    String bad = "Let me see. <tool_call>{\"name\":\"weather\",\"arguments\":{}}</tool_call>";
    String broken = "<tool_call>{\"name\":";
    for (var row :
        List.of(
            List.of(good),
            List.of(bad, ToolCallFault.MISSING_ARGUMENT),
            List.of(broken, ToolCallFault.UNREADABLE_CALL),
            List.of(good + bad, ToolCallFault.MISSING_ARGUMENT))) {
      List<Turn> turns = List.of(Turn.of("user", "q"), Turn.of("assistant", row.get(0).toString()));
      Example chat = ChatExample.schema().read(ID, new ChatExample(turns, "[" + FUNCTION + "]"));
      assertThat(faults(chat)).isEqualTo(row.subList(1, row.size()));
    }
  }

  @Test
  void namesOfAnyLengthAreCutInReasons() {
    String name = "\uD83D\uDE00".repeat(5_000);
    Example example =
        ToolCallExample.schema()
            .read(ID, new ToolCallExample("q", FUNCTION, "{\"name\":\"" + name + "\"}"));
    String reason = CheckToolCalls.forAll().violations(example).get(0).reason();
    assertThat(reason.length()).isLessThan(200);
  }
}
