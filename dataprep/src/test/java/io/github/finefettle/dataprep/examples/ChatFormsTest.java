package io.github.finefettle.dataprep.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonFormatException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatFormsTest {
  private static final String SHARE_GPT =
      "{ \"id\" : 1.50, \"conversations\":[{\"from\":\"human\",\"value\":\"caf\\u00e9?\"},\n"
          + " {\"value\":\"Yes.\",\"from\":\"gpt\"}], \"a\":\"\\/\" }";

  private static final String MESSAGES =
      "{\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
          + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is this?\"},"
          + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"x\"}},"
          + "{\"type\":\"text\",\"text\":\"And that?\"}]},"
          + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\","
          + "\"function\":{\"name\":\"look\",\"arguments\":\"{\\\"at\\\": 1}\"}}]},"
          + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"a cat\"},"
          + "{\"role\":\"assistant\",\"content\":\"A cat.\"}]}";

  private static String with(String json, int turn, String text) {
    List<Turn> turns = new ArrayList<>(ChatForms.read(json));
    Turn old = turns.get(turn);
    turns.set(turn, new Turn(old.speaker(), text, old.calls()));
    return ChatForms.written(json, turns);
  }

  @Test
  void readsShareGpt() {
    assertThat(ChatForms.find(SHARE_GPT)).contains(ChatForm.SHARE_GPT);
    assertThat(ChatForms.read(SHARE_GPT))
        .containsExactly(Turn.of("user", "caf\u00E9?"), Turn.of("assistant", "Yes."));
  }

  @Test
  void readsMessagesWithPartsAndCalls() {
    assertThat(ChatForms.find(MESSAGES)).contains(ChatForm.MESSAGES);
    List<Turn> turns = ChatForms.read(MESSAGES);
    assertThat(turns)
        .extracting(Turn::speaker)
        .containsExactly("system", "user", "assistant", "tool", "assistant");
    assertThat(turns.get(1).text()).isEqualTo("What is this?\nAnd that?");
    assertThat(turns.get(2).text()).isEmpty();
    assertThat(turns.get(2).calls()).startsWith("[{\"id\":\"c1\"").endsWith("}]");
  }

  @Test
  void readsOtherWaysToWriteCalls() {
    String old =
        "[{\"role\":\"assistant\",\"content\":\"\",\"function_call\":{\"name\":\"f\",\"arguments\":\"{}\"}},"
            + "{\"role\":\"function\",\"name\":\"f\",\"content\":\"1\"}]";
    assertThat(ChatForms.read(old))
        .containsExactly(
            new Turn("assistant", "", "{\"name\":\"f\",\"arguments\":\"{}\"}"),
            Turn.of("tool", "1"));
    String shareGpt = "[{\"from\":\"function_call\",\"value\":\"{\\\"name\\\":\\\"f\\\"}\"}]";
    assertThat(ChatForms.read(shareGpt))
        .containsExactly(new Turn("assistant", "", "{\"name\":\"f\"}"));
    List<Turn> edited = List.of(new Turn("assistant", "", "{\"name\":\"g\"}"));
    assertThat(ChatForms.written(shareGpt, edited))
        .isEqualTo(shareGpt.replace("\\\"f\\\"", "\\\"g\\\""));
  }

  @Test
  void writesNothingWhereNothingDiffers() {
    assertThat(ChatForms.written(SHARE_GPT, ChatForms.read(SHARE_GPT))).isEqualTo(SHARE_GPT);
    assertThat(ChatForms.written(MESSAGES, ChatForms.read(MESSAGES))).isEqualTo(MESSAGES);
  }

  @Test
  void writesOnlyTheTextsThatDiffer() {
    assertThat(with(SHARE_GPT, 1, "No\n\"x\"."))
        .isEqualTo(SHARE_GPT.replace("\"Yes.\"", "\"No\\n\\\"x\\\".\""));
    assertThat(with(MESSAGES, 4, "A dog.")).isEqualTo(MESSAGES.replace("A cat.", "A dog."));
  }

  @Test
  void anEditOfSeveralPartsFindsItsPart() {
    assertThat(with(MESSAGES, 1, "What is this?\nAnd the other?"))
        .isEqualTo(MESSAGES.replace("And that?", "And the other?"));
    assertThat(with(MESSAGES, 1, "What\nis this?\nAnd that?"))
        .isEqualTo(MESSAGES.replace("What is this?", "What\\nis this?"));
    assertThat(ChatForms.read(with(MESSAGES, 1, "one text")).get(1).text()).isEqualTo("one text\n");
  }

  @Test
  void aTurnWithoutTextGetsOne() {
    assertThat(with(MESSAGES, 2, "Looking."))
        .isEqualTo(MESSAGES.replace("\"content\":null", "\"content\":\"Looking.\""));
    String noContent = "[{\"role\":\"assistant\",\"tool_calls\":[]}]";
    assertThat(ChatForms.read(with(noContent, 0, "Hm.")).get(0).text()).isEqualTo("Hm.");
  }

  @Test
  void refusesWhatIsNoChat() {
    for (String text :
        List.of(
            "", "hello", "3", "{}", "{\"messages\":\"x\"}", "[{\"a\":1}]", "[1]", "{\"a\":[]")) {
      assertThat(ChatForms.find(text)).isEmpty();
      if (!text.equals("[]")) {
        assertThatThrownBy(() -> ChatForms.read(text)).isInstanceOf(JsonFormatException.class);
      }
    }
    assertThat(ChatForms.read("[]")).isEmpty();
    assertThatThrownBy(() -> ChatForms.written(SHARE_GPT, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 turns");
  }

  @Test
  void newChatsReadBackEqual() {
    List<Turn> turns = ChatForms.read(MESSAGES);
    List<Turn> plain = List.of(Turn.of("system", "s"), Turn.of("user", "u"), Turn.of("gpt", "a"));
    for (ChatForm form : ChatForm.values()) {
      String json = ChatForms.written(form, plain);
      assertThat(ChatForms.find(json)).contains(form);
      assertThat(ChatForms.read(json)).isEqualTo(plain);
      assertThat(ChatForms.read(ChatForms.written(form, turns)))
          .extracting(Turn::text)
          .isEqualTo(turns.stream().map(Turn::text).toList());
    }
  }

  @Test
  void fiveThousandTurnsAndALongTextTakeLinearTime() {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      turns.add(Turn.of(i % 2 == 0 ? "user" : "assistant", "turn " + i));
    }
    turns.add(Turn.of("user", "\\\"".repeat(5_000_000)));
    String json = ChatForms.written(ChatForm.MESSAGES, turns);
    assertThat(ChatForms.read(json)).isEqualTo(turns);
    turns.set(4_999, Turn.of("assistant", "new"));
    assertThat(ChatForms.read(ChatForms.written(json, turns))).isEqualTo(turns);
  }
}
