package io.github.finefettle.dataprep.structure;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.dataprep.examples.ChatForms;
import io.github.finefettle.dataprep.examples.Turn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer that carries its prompt along, as some preference data have it: the whole dialogue as
 * text with a mark before each turn, or as the JSON of a chat.
 *
 * @param prompt everything before the last answer
 * @param answer the last answer
 */
record CarriedPrompt(String prompt, String answer) {
  /** A mark of the assistant at the beginning of a line. */
  private static final Pattern ASSISTANT =
      Pattern.compile(
          "(?m)^[ \\t]{0,8}(?:Assistant|ASSISTANT|AI|Bot|GPT|###[ ]?Assistant|###[ ]?Response"
              + "|<\\|assistant\\|>|<\\|im_start\\|>assistant)[ \\t]{0,8}(?::|(?<=>)|(?<=assistant))");

  /** A mark of the user at the beginning of a line. */
  private static final Pattern USER =
      Pattern.compile(
          "(?m)^[ \\t]{0,8}(?:Human|User|USER|Instruction|Question|###[ ]?Human|###[ ]?User"
              + "|###[ ]?Instruction|<\\|user\\|>|<\\|im_start\\|>user)[ \\t]{0,8}"
              + "(?::|(?<=>)|(?<=user))");

  /** Empty where the text is an answer alone. */
  static Optional<CarriedPrompt> of(String text) {
    Optional<CarriedPrompt> json = ofJson(text);
    return json.isPresent() ? json : ofDialogue(text);
  }

  private static Optional<CarriedPrompt> ofJson(String text) {
    String begin = text.stripLeading();
    if (!begin.startsWith("[") && !begin.startsWith("{")) {
      return Optional.empty();
    }
    try {
      List<Turn> turns = ChatForms.read(text);
      int last = turns.size() - 1;
      if (last < 1 || !turns.get(last).speaker().equals(Turn.ASSISTANT)) {
        return Optional.empty();
      }
      StringBuilder prompt = new StringBuilder();
      turns
          .subList(0, last)
          .forEach(
              turn -> prompt.append(turn.speaker()).append('\0').append(turn.text()).append('\0'));
      return Optional.of(new CarriedPrompt(prompt.toString(), turns.get(last).text()));
    } catch (JsonFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<CarriedPrompt> ofDialogue(String text) {
    Matcher user = USER.matcher(text);
    if (!user.find()) {
      return Optional.empty();
    }
    int answer = -1;
    for (Matcher m = ASSISTANT.matcher(text); m.find(); ) {
      answer = m.end();
    }
    return answer <= user.end()
        ? Optional.empty()
        : Optional.of(new CarriedPrompt(text.substring(0, answer), text.substring(answer)));
  }
}
