package io.github.finefettle.dataprep.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.ChatExample;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.examples.Turn;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Note;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckChatTest {
  private static final RowId ID = new RowId("chats", 0);

  /** A chat in short: s, u, a, t and x speak; upper case with a call; "-" behind it is empty. */
  private static Example chat(String speakers) {
    List<Turn> turns = new ArrayList<>();
    for (String word : speakers.isEmpty() ? new String[0] : speakers.split(" ", -1)) {
      String speaker =
          switch (word.substring(0, 1)) {
            case "s" -> "system";
            case "u" -> "user";
            case "a", "A" -> "assistant";
            case "t" -> "tool";
            default -> "narrator";
          };
      String calls = word.startsWith("A") ? "[{\"name\":\"f\"}]" : "";
      turns.add(new Turn(speaker, word.endsWith("-") ? " \u200B" : "text", calls));
    }
    return ChatExample.schema().read(ID, new ChatExample(turns, ""));
  }

  private static List<ChatFault> faults(Example example) {
    List<ChatFault> found = new ArrayList<>();
    for (ChatFault fault : ChatFault.values()) {
      CheckChat.forFaults(fault).violations(example).forEach(violation -> found.add(fault));
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "u a",
    "s u a",
    "s- u a",
    "u a u a",
    "u A",
    "u A t a",
    "u A t t a",
    "u A- t- A t a",
    "u A t a u a"
  })
  void findsNothingInAGoodChat(String speakers) {
    assertThat(faults(chat(speakers))).isEmpty();
    assertThat(CheckChat.forAll().apply(chat(speakers))).isSameAs(StepOutcome.unchanged());
  }

  @ParameterizedTest
  @CsvSource({
    "a, STARTS_WITH_ASSISTANT",
    "s a u a, STARTS_WITH_ASSISTANT",
    "u s a, SYSTEM_NOT_FIRST",
    "s s u a, SYSTEM_NOT_FIRST",
    "u u a, REPEATED_SPEAKER",
    "u a a, REPEATED_SPEAKER",
    "u- a, EMPTY_TURN",
    "u a-, EMPTY_TURN",
    "u x u a, UNKNOWN_SPEAKER",
    "u t a, RESULT_WITHOUT_CALL",
    "t a, RESULT_WITHOUT_CALL",
    "u a t a, RESULT_WITHOUT_CALL",
    "u A u a, CALL_WITHOUT_RESULT",
    "u A a, CALL_WITHOUT_RESULT",
    "u A t u a, RESULT_WITHOUT_ANSWER",
    "u a u, NO_FINAL_ANSWER",
    "u A t, NO_FINAL_ANSWER",
    "s, NO_FINAL_ANSWER"
  })
  void findsEachFault(String speakers, ChatFault fault) {
    assertThat(faults(chat(speakers))).containsExactly(fault);
  }

  @Test
  void aChatHasTurns() {
    Example empty = Example.of(ID, List.of());
    assertThat(faults(empty)).containsExactly(ChatFault.NO_TURNS);
    assertThat(faults(chat(""))).containsExactly(ChatFault.NO_TURNS);
  }

  @Test
  void aRowThatIsNoChatHasNoFaults() {
    assertThat(faults(Example.of(ID, Map.of(Role.INPUT, "a", Role.TARGET, "")))).isEmpty();
  }

  @Test
  void aCallInTheTextCounts() {
    List<Turn> turns =
        List.of(
            Turn.of("user", "weather?"),
            Turn.of("assistant", "<tool_call>{\"name\":\"weather\"}</tool_call>"),
            Turn.of("tool", "rain"),
            Turn.of("assistant", "It rains."));
    assertThat(faults(ChatExample.schema().read(ID, new ChatExample(turns, "")))).isEmpty();
  }

  @Test
  void namesThePartThatItRestsOn() {
    Example example = chat("u A t u");
    List<Violation> found = CheckChat.forAll().violations(example);
    assertThat(found).hasSize(2);
    // TOOLS, user, assistant, call, tool, user.
    assertThat(found).extracting(Violation::part).containsExactly(5, 5);
    assertThat(found.get(0).reason())
        .isEqualTo("Turn 4 follows the result of a tool and is not the assistant's.");
  }

  @Test
  void theConsequenceIsChosen() {
    Example bad = chat("u u");
    for (Consequence consequence : Consequence.values()) {
      StepOutcome outcome = CheckChat.forAll().then(consequence).apply(bad);
      assertThat(outcome.action()).isEqualTo(consequence.action());
      assertThat(outcome.edits()).isEmpty();
    }
    assertThat(CheckChat.forAll().apply(bad).action()).isEqualTo(RuleAction.FLAGGED);
  }

  @Test
  void ofManyFaultsSomeAreNotedAndTheRestCounted() {
    Example example = chat("u ".repeat(5_000).strip());
    List<Note> notes = CheckChat.forAll().apply(example).notes();
    assertThat(notes).hasSize(StructureRule.MOST_NOTES + 1);
    assertThat(notes.get(StructureRule.MOST_NOTES).reason()).contains("4980 more");
  }
}
