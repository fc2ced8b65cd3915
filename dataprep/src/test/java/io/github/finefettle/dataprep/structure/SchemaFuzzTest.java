package io.github.finefettle.dataprep.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.ChatForms;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.examples.Turn;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FieldSchema;
import io.github.finefettle.dataprep.io.UnreadableDataException;
import io.github.finefettle.dataprep.rule.RowRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows, chats and calls of any shape: read, judged and written back without a failure. */
class SchemaFuzzTest {
  private static final RowId ROW = new RowId("fuzz", 0);
  private static final List<RowRule> RULES =
      List.of(
          CheckChat.forAll(),
          CheckToolCalls.forAll(),
          CheckPreference.forAll(),
          CheckEqualPair.flagging(),
          CheckLeakedTarget.inInput(),
          CheckJson.in(Role.INPUT),
          CheckJson.in(Role.TARGET),
          TrimRoleMarkers.in(Role.INPUT, Role.TARGET));

  @FuzzTest
  void anyRowIsReadJudgedAndWritten(byte[] data) throws Exception {
    fuzzerTestOneInput(data);
  }

  /** The bytes are the lines of a JSONL file; all of them together may also be one chat. */
  public static void fuzzerTestOneInput(byte[] data) throws Exception {
    String text = new String(data, StandardCharsets.UTF_8);
    chat(text);
    judged(Example.of(ROW, Map.of(Role.INPUT, text, Role.TARGET, text)));
    judged(Example.of(ROW, Map.of(Role.INPUT, "{}", Role.TOOLS, text, Role.CALL, text)));
    List<FieldRow> rows = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      row(line).ifPresent(rows::add);
    }
    try {
      ExampleSchema<FieldRow> schema = FieldSchema.detect(rows).schema();
      for (FieldRow row : rows) {
        written(schema, row);
      }
    } catch (UnreadableDataException e) {
      return; // no field that tells what it is for
    }
  }

  /** A line that is no object is set aside by the readers. */
  private static Optional<FieldRow> row(String line) {
    try {
      return Optional.of(FieldRow.ofJson(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void written(ExampleSchema<FieldRow> schema, FieldRow row) throws Exception {
    Example example = schema.read(ROW, row);
    judged(example);
    assertThat(schema.written(ROW, row, example, example)).isSameAs(row);
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (part.role() != Role.CALL && schema.canWrite(part.role())) {
        Example edited = example.with(i, "x" + part.text());
        FieldRow other = schema.written(ROW, row, example, edited);
        if (!schema.read(ROW, other).equals(edited)) {
          throw new AssertionError("Part " + i + " was written as something else: " + row.names());
        }
      }
    }
  }

  private static void chat(String text) {
    Optional<?> form = ChatForms.find(text);
    List<Turn> turns;
    try {
      turns = ChatForms.read(text);
    } catch (JsonFormatException e) {
      assertThat(form).isEmpty();
      return;
    }
    assertThat(ChatForms.written(text, turns)).isEqualTo(text);
    List<Turn> edited =
        turns.stream().map(t -> new Turn(t.speaker(), "x" + t.text(), t.calls())).toList();
    assertThat(ChatForms.read(ChatForms.written(text, edited))).isEqualTo(edited);
  }

  private static void judged(Example example) throws Exception {
    for (RowRule rule : RULES) {
      assertThat(rule.apply(example)).isNotNull();
    }
  }
}
