package io.github.finefettle.dataprep.examples;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.internal.StoredTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chats between their JSON forms and turns. The form is found by itself ({@link ChatForm}): an
 * array of turns, or an object that holds one by the name messages, conversations, conversation,
 * dialog, dialogue, turns or chat.
 *
 * <p>Writing replaces the texts that differ and nothing else: the order of members, white space,
 * escapes, numbers and what the turns do not tell (names, ids of calls, images) stay as they were
 * written.
 */
public final class ChatForms {
  private static final List<String> NAMES =
      List.of("messages", "conversations", "conversation", "dialog", "dialogue", "turns", "chat");

  private ChatForms() {}

  /**
   * The form of a chat.
   *
   * @param json a text
   * @return the form, or empty where the text is no chat in JSON; an array without items has none
   */
  public static Optional<ChatForm> find(String json) {
    try {
      List<JsonSpan> items = items(JsonSpan.of(json));
      return items.isEmpty()
          ? Optional.empty()
          : Optional.of(
              items.get(0).find("from").isPresent() ? ChatForm.SHARE_GPT : ChatForm.MESSAGES);
    } catch (JsonFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads the turns. The text of a content that is a list is that of its text parts, joined by line
   * feeds; calls are the JSON of {@code tool_calls} or {@code function_call} as written.
   *
   * @param json a chat in one of the forms
   * @return the turns in order
   * @throws JsonFormatException if the text is no JSON or no chat
   */
  public static List<Turn> read(String json) {
    return turns(json).stream().map(StoredTurn::turn).toList();
  }

  /**
   * Writes the texts that were edited back. Where a content has several text parts, an edit goes to
   * the part whose lines it changes; one that changes the number of lines in more than one part
   * goes to the first text part, and empties the others.
   *
   * @param json a chat in one of the forms
   * @param turns as many turns as it has, with the same speakers
   * @return the JSON with the new texts; the same text where none differs
   * @throws JsonFormatException if the text is no chat, or edited calls are no JSON
   * @throws IllegalArgumentException if the number of turns differs
   */
  public static String written(String json, List<Turn> turns) {
    List<StoredTurn<JsonSpan>> stored = turns(json);
    if (stored.size() != turns.size()) {
      throw new IllegalArgumentException(
          "The chat has "
              + stored.size()
              + " turns, but "
              + turns.size()
              + " are to be written. Edit the texts of turns, and keep their number.");
    }
    SpanEdits edits = new SpanEdits(json);
    for (int i = 0; i < turns.size(); i++) {
      stored.get(i).write(turns.get(i), edits);
    }
    return edits.applied();
  }

  /**
   * Writes turns as a new chat.
   *
   * @param form the form
   * @param turns the turns
   * @return canonical JSON: an object with one member, {@code conversations} or {@code messages}
   * @throws JsonFormatException if calls are no JSON
   */
  public static String written(ChatForm form, List<Turn> turns) {
    boolean shareGpt = form == ChatForm.SHARE_GPT;
    List<JsonValue> items = new ArrayList<>();
    for (Turn turn : turns) {
      JsonObjectBuilder item = JsonValue.object();
      item.put(
          shareGpt ? "from" : "role", shareGpt ? shareGptWord(turn.speaker()) : turn.speaker());
      item.put(shareGpt ? "value" : "content", turn.text());
      if (!turn.calls().isBlank()) {
        item.put("tool_calls", JsonValue.parse(turn.calls()));
      }
      items.add(item.toJson());
    }
    return JsonValue.object()
        .put(shareGpt ? "conversations" : "messages", items)
        .toJson()
        .toCanonicalString();
  }

  private static String shareGptWord(String speaker) {
    return switch (speaker) {
      case "user" -> "human";
      case "assistant" -> "gpt";
      default -> speaker;
    };
  }

  /**
   * The schema of chats that are JSON texts.
   *
   * @return a schema that reads and writes the turns
   */
  public static ExampleSchema<String> schema() {
    return ExampleSchema.of(String.class).turns(ChatForms::read, ChatForms::written);
  }

  private static List<StoredTurn<JsonSpan>> turns(String json) {
    return items(JsonSpan.of(json)).stream().map(StoredTurn::of).toList();
  }

  /** The objects of the turns, each of a form that is known. */
  private static List<JsonSpan> items(JsonSpan root) {
    List<JsonSpan> items = list(root).items();
    for (int i = 0; i < items.size(); i++) {
      if (!StoredTurn.of(items.get(i)).isUsual()) {
        throw new JsonFormatException(
            "Turn " + (i + 1) + " of the chat has neither from and value nor role and content.");
      }
    }
    return items;
  }

  private static JsonSpan list(JsonSpan root) {
    if (!root.isObject()) {
      return root;
    }
    return NAMES.stream()
        .map(root::find)
        .flatMap(Optional::stream)
        .filter(JsonSpan::isArray)
        .findFirst()
        .orElseThrow(
            () ->
                new JsonFormatException(
                    "The object holds no chat: none of its members "
                        + root.members().keySet()
                        + " is a list named as one of "
                        + NAMES
                        + ". Maybe the turns have a path of their own."));
  }
}
