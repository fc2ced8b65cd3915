package io.github.finefettle.dataprep.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.ChatForms;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.examples.Turn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chat in a row is read and written as the same chat in a text is. */
class RowChatsTest {
  private static final RowChats CHATS = new RowChats(FieldPath.of("messages"));

  private static String row(String items) {
    return "{ \"id\":1.50, \"messages\" : [" + items + "] }";
  }

  private static String text(FieldRow row) {
    return new String(row.encoded(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"role\":\"user\",\"content\":\"Hi\"}, {\"content\":\"Hello\",\"role\":\"assistant\"}",
        "{\"from\":\"human\",\"value\":\"a\\nb\"},{\"from\":\"gpt\",\"value\":\"c\"}",
        "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is this?\"},"
            + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"x\"}},"
            + "{\"type\":\"text\",\"text\":\"And that?\"}]}",
        "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{}}]}",
        "{\"role\":\"user\",\"content\":[]},{\"role\":\"user\",\"content\":[\"a\",\"b\"]}",
        "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\": \"c1\"}]}",
        "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":null,"
            + "\"function_call\":{\"name\":\"f\"}}",
        "{\"from\":\"function_call\",\"value\":\"{\\\"name\\\":\\\"f\\\"}\"}",
        "{\"role\":\"tool\",\"content\":{\"degrees\":  21.50}},{\"role\":\"user\",\"content\":42}"
      })
  void asTextAndAsRowTheChatIsTheSame(String items) {
    String json = row(items);
    FieldRow row = FieldRow.ofJson(json);
    List<Turn> turns = ChatForms.read(json);
    assertThat(CHATS.read(row)).isEqualTo(turns);
    assertThat(CHATS.write(row, turns)).isSameAs(row);
    List<Turn> edited =
        turns.stream()
            .map(turn -> new Turn(turn.speaker(), "new " + turn.text(), turn.calls()))
            .toList();
    FieldRow written = CHATS.write(row, edited);
    assertThat(text(written)).isEqualTo(ChatForms.written(json, edited));
    assertThat(CHATS.read(written)).isEqualTo(edited);
  }

  @Test
  void aValueThatIsNoStringStaysOfItsKind() {
    String json = row("{\"role\":\"tool\",\"content\":{\"a\":  1}}");
    List<Turn> edited = List.of(Turn.of("tool", "{\"a\": 1}"));
    String expected = json.replace(":  1", ": 1");
    assertThat(text(CHATS.write(FieldRow.ofJson(json), edited))).isEqualTo(expected);
    assertThat(ChatForms.written(json, edited)).isEqualTo(expected);
  }

  @Test
  void whatIsNoUsualTurnIsReadAsWellAsItCanBe() {
    FieldRow row =
        FieldRow.ofJson(
            row(
                "{\"speaker\":\"Ann\",\"text\":\"Hi\"},{\"role\":\"user\"},{\"content\":\"x\"},"
                    + "\"alone\",null,{},[\"a\",\"b\"]"));
    assertThat(CHATS.read(row))
        .containsExactly(
            new Turn("Ann", "Hi", ""),
            Turn.of("user", ""),
            Turn.of("unknown", "x"),
            Turn.of("unknown", "alone"),
            Turn.of("unknown", ""),
            Turn.of("unknown", ""),
            Turn.of("unknown", "a\nb"));
    List<Turn> edited =
        CHATS.read(row).stream().map(turn -> Turn.of(turn.speaker(), "x" + turn.text())).toList();
    assertThat(CHATS.read(CHATS.write(row, edited))).isEqualTo(edited);
  }

  @Test
  void aRoleThatHoldsMessagesIsTheTextOfTheLast() {
    ExampleSchema<FieldRow> schema =
        FieldSchema.empty().with(Role.TARGET, "chosen").with(Role.REJECTED, "rejected").schema();
    String json =
        "{\"chosen\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\","
            + "\"content\":[{\"type\":\"text\",\"text\":\"one\"},{\"type\":\"text\",\"text\":\"two\"}]}],"
            + "\"rejected\":[1,2]}";
    RowId id = RowId.parse("f#0");
    FieldRow row = FieldRow.ofJson(json);
    Example example = schema.read(id, row);
    assertThat(example.text(Role.TARGET)).isEqualTo("one\ntwo");
    assertThat(example.text(Role.REJECTED)).isEqualTo("[1,2]");
    Example edited = example.with(0, "one\nthree");
    assertThat(text(schema.written(id, row, example, edited)))
        .isEqualTo(json.replace("two", "three"));
  }
}
