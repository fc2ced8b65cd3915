package io.github.finefettle.dataprep.examples;

/**
 * One text of an example.
 *
 * @param role what it is for
 * @param speaker who says it in a chat: {@code "system"}, {@code "user"}, {@code "assistant"},
 *     {@code "tool"}, or another word as it stands in the record; empty text outside chats
 * @param text the text; empty where there is none
 */
public record Part(Role role, String speaker, String text) {
  /**
   * A text outside a chat.
   *
   * @param role what it is for
   * @param text the text
   * @return the part
   */
  public static Part of(Role role, String text) {
    return new Part(role, "", text);
  }

  /**
   * Whether the part is a turn of a chat.
   *
   * @return true if it has a speaker
   */
  public boolean isTurn() {
    return !speaker.isEmpty();
  }

  /**
   * The same part with another text.
   *
   * @param newText its text
   * @return a new part
   */
  public Part withText(String newText) {
    return new Part(role, speaker, newText);
  }
}
