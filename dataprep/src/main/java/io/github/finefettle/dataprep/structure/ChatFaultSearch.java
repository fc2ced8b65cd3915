package io.github.finefettle.dataprep.structure;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.missing.Emptiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One walk over the turns of a chat, which notes the faults that are looked for. */
final class ChatFaultSearch {
  private static final String SYSTEM = "system";
  private static final String USER = "user";
  private static final String TOOL = "tool";

  private final Set<ChatFault> wanted;
  private final List<SpokenTurn> turns;
  private final List<Violation> found = new ArrayList<>();
  private boolean begun;

  private ChatFaultSearch(Set<ChatFault> wanted, List<SpokenTurn> turns) {
    this.wanted = wanted;
    this.turns = turns;
  }

  static List<Violation> in(Example example, Set<ChatFault> wanted) {
    ChatFaultSearch search = new ChatFaultSearch(wanted, SpokenTurn.of(example));
    if (!search.turns.isEmpty()) {
      search.walk();
    } else if (hasNoTexts(example)) {
      search.note(ChatFault.NO_TURNS, -1, "The chat has no turns.");
    }
    return search.found;
  }

  /** A row that has an input or a target outside turns is no chat. */
  private static boolean hasNoTexts(Example example) {
    return example.placeOf(Role.INPUT, 0) < 0 && example.placeOf(Role.TARGET, 0) < 0;
  }

  private void walk() {
    for (int i = 0; i < turns.size(); i++) {
      checkSpeaker(i);
      checkText(i);
      if (i > 0) {
        checkOrder(i);
      } else if (turns.get(0).isBy(TOOL)) {
        note(ChatFault.RESULT_WITHOUT_CALL, 0, "begins with the result of a tool");
      }
    }
    int last = turns.size() - 1;
    if (!turns.get(last).isAssistant()) {
      note(
          ChatFault.NO_FINAL_ANSWER,
          last,
          "is the last one and not the assistant's: the chat has no final answer");
    }
  }

  private void checkSpeaker(int i) {
    SpokenTurn turn = turns.get(i);
    if (turn.isBy(SYSTEM)) {
      if (i > 0) {
        note(ChatFault.SYSTEM_NOT_FIRST, i, "is the system's, which speaks first or not at all");
      }
      return;
    }
    if (turn.isAssistant()) {
      if (!begun) {
        note(
            ChatFault.STARTS_WITH_ASSISTANT, i, "is the assistant's, which speaks before any user");
      }
    } else if (!turn.isBy(USER) && !turn.isBy(TOOL)) {
      note(
          ChatFault.UNKNOWN_SPEAKER,
          i,
          "has a speaker that is none of system, user, assistant and tool");
    }
    begun = true;
  }

  private void checkText(int i) {
    SpokenTurn turn = turns.get(i);
    boolean mayBeEmpty = turn.isBy(SYSTEM) || turn.isBy(TOOL) || !turn.calls().isBlank();
    if (!mayBeEmpty && Emptiness.showsNothing(turn.text())) {
      note(ChatFault.EMPTY_TURN, i, "has no text");
    }
  }

  private void checkOrder(int i) {
    SpokenTurn turn = turns.get(i);
    SpokenTurn before = turns.get(i - 1);
    boolean tool = turn.isBy(TOOL);
    if (tool && !before.isBy(TOOL) && !before.makesCalls()) {
      note(ChatFault.RESULT_WITHOUT_CALL, i, "is the result of a tool that was not called");
    }
    if (!tool && before.isAssistant() && !before.calls().isBlank()) {
      note(ChatFault.CALL_WITHOUT_RESULT, i, "follows a call and is not its result");
    } else if (turn.speaker().equals(before.speaker()) && (turn.isBy(USER) || turn.isAssistant())) {
      note(ChatFault.REPEATED_SPEAKER, i, "has the same speaker as the turn before it");
    }
    if (before.isBy(TOOL) && !tool && !turn.isAssistant()) {
      note(
          ChatFault.RESULT_WITHOUT_ANSWER,
          i,
          "follows the result of a tool and is not the assistant's");
    }
  }

  private void note(ChatFault fault, int turn, String what) {
    if (!wanted.contains(fault)) {
      return;
    }
    found.add(
        turn < 0
            ? Violation.of(-1, what)
            : Violation.of(turns.get(turn).place(), "Turn " + (turn + 1) + " " + what + "."));
  }
}
