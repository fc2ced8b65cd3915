package io.github.finefettle.dataprep.examples;

import java.util.List;

/**
 * A chat, for those who have no record of their own.
 *
 * @param turns its turns in order
 * @param tools the tools that the assistant may call, as JSON; empty text where there are none
 */
public record ChatExample(List<Turn> turns, String tools) {
  /** Copies the turns. */
  public ChatExample {
    turns = List.copyOf(turns);
  }

  /**
   * A chat without tools.
   *
   * @param turns its turns in order
   * @return the chat
   */
  public static ChatExample of(Turn... turns) {
    return new ChatExample(List.of(turns), "");
  }

  /**
   * The schema: the assistant's turns are targets, all others inputs; calls and tools have their
   * roles.
   *
   * @return a schema that reads and writes all of it
   */
  public static ExampleSchema<ChatExample> schema() {
    return ExampleSchema.of(ChatExample.class)
        .turns(ChatExample::turns, (chat, turns) -> new ChatExample(turns, chat.tools()))
        .role(Role.TOOLS, ChatExample::tools, (chat, tools) -> new ChatExample(chat.turns(), tools))
        .requireKind(RecordKind.CHAT);
  }
}
