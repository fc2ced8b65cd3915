package io.github.finefettle.dataprep.examples;

import java.util.Locale;

/**
 * One turn of a chat.
 *
 * @param speaker who says it, in the usual words {@code "system"}, {@code "user"}, {@code
 *     "assistant"} and {@code "tool"}, or another word as it stands in the record
 * @param text what is said; empty where there is none
 * @param calls the tool calls of the turn as JSON; empty text where there are none
 */
public record Turn(String speaker, String text, String calls) {
  /** The speaker whose turns the model learns to write. */
  public static final String ASSISTANT = "assistant";

  /**
   * A turn without tool calls.
   *
   * @param speaker who says it; the words of common formats ({@code human}, {@code gpt}, {@code
   *     bot}, {@code function} ...) are brought to the usual ones
   * @param text what is said
   * @return the turn
   */
  public static Turn of(String speaker, String text) {
    return new Turn(usual(speaker), text, "");
  }

  /**
   * The usual word for a speaker.
   *
   * @param word as it stands in a record
   * @return {@code "system"}, {@code "user"}, {@code "assistant"} or {@code "tool"}, or the word
   *     itself where it is none of the common ones; {@code "unknown"} for a blank one
   */
  public static String usual(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "system", "developer" -> "system";
      case "user", "human", "prompter" -> "user";
      case "assistant", "gpt", "chatgpt", "bing", "bard", "bot", "model", "ai" -> ASSISTANT;
      case "tool", "function", "function_response", "observation", "tool_response" -> "tool";
      case "" -> "unknown";
      default -> word;
    };
  }

  /**
   * What the text of the turn is for.
   *
   * @return TARGET for the assistant's turns, INPUT for all others
   */
  public Role role() {
    return speaker.equals(ASSISTANT) ? Role.TARGET : Role.INPUT;
  }
}
