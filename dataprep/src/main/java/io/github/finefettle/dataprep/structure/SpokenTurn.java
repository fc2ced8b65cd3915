package io.github.finefettle.dataprep.structure;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.examples.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * One turn of a chat with its place among the parts of the example.
 *
 * @param place where its text stands
 * @param speaker who speaks
 * @param text what is said
 * @param calls its tool calls; empty text where there are none
 */
record SpokenTurn(int place, String speaker, String text, String calls) {
  /** Some formats write calls into the text of the assistant. */
  private static final List<String> CALL_MARKS =
      List.of("<tool_call>", "<functioncall>", "<function=", "[TOOL_CALLS]", "<|python_tag|>");

  /** The turns of an example; the calls of a turn are a part of their own behind its text. */
  static List<SpokenTurn> of(Example example) {
    List<SpokenTurn> turns = new ArrayList<>();
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (part.isTurn() && part.role() != Role.CALL) {
        boolean calls = i + 1 < example.size() && isCall(example.part(i + 1));
        String called = calls ? example.part(i + 1).text() : "";
        turns.add(new SpokenTurn(i, part.speaker(), part.text(), called));
      }
    }
    return turns;
  }

  private static boolean isCall(Part part) {
    return part.isTurn() && part.role() == Role.CALL;
  }

  boolean isBy(String who) {
    return speaker.equals(who);
  }

  boolean isAssistant() {
    return speaker.equals(Turn.ASSISTANT);
  }

  boolean makesCalls() {
    return !calls.isBlank() || (isAssistant() && CALL_MARKS.stream().anyMatch(text::contains));
  }
}
