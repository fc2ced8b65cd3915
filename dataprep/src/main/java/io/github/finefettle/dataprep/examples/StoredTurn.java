package io.github.finefettle.dataprep.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One turn as it stands in JSON: where its text and its calls are.
 *
 * @param object the turn's object
 * @param speaker the usual word for who speaks
 * @param textName the name of the member that holds the text
 * @param texts the strings that make up the text, joined by line feeds; none where there is no text
 * @param calls the value that holds the calls, or empty
 */
record StoredTurn(
    JsonSpan object,
    String speaker,
    String textName,
    List<JsonSpan> texts,
    Optional<JsonSpan> calls) {
  private static final String FUNCTION_CALL = "function_call";

  /** Empty where the object is no turn. */
  static Optional<StoredTurn> of(JsonSpan object) {
    Optional<String> from = object.string("from");
    if (from.isPresent() && object.find("value").isPresent()) {
      return Optional.of(shareGpt(object, from.get()));
    }
    Optional<String> role = object.string("role");
    boolean said =
        object.find("content").isPresent()
            || object.find("tool_calls").isPresent()
            || object.find(FUNCTION_CALL).isPresent();
    return role.isPresent() && said ? Optional.of(message(object, role.get())) : Optional.empty();
  }

  private static StoredTurn shareGpt(JsonSpan object, String from) {
    Optional<JsonSpan> value = object.find("value");
    if (from.equals(FUNCTION_CALL)) {
      return new StoredTurn(object, Turn.ASSISTANT, "", List.of(), value);
    }
    return new StoredTurn(
        object, Turn.usual(from), "value", texts(value), object.find("tool_calls"));
  }

  private static StoredTurn message(JsonSpan object, String role) {
    Optional<JsonSpan> calls =
        object
            .find("tool_calls")
            .filter(list -> !list.isNull())
            .or(() -> object.find(FUNCTION_CALL).filter(call -> !call.isNull()));
    return new StoredTurn(
        object, Turn.usual(role), "content", texts(object.find("content")), calls);
  }

  private static List<JsonSpan> texts(Optional<JsonSpan> content) {
    if (content.isEmpty()) {
      return List.of();
    }
    if (content.get().isString()) {
      return List.of(content.get());
    }
    List<JsonSpan> texts = new ArrayList<>();
    for (JsonSpan item : content.get().items()) {
      if (item.isString()) {
        texts.add(item);
      } else {
        item.find("text").filter(JsonSpan::isString).ifPresent(texts::add);
      }
    }
    return texts;
  }

  Turn turn() {
    List<String> said = texts.stream().map(JsonSpan::asString).toList();
    String called = calls.map(span -> span.isString() ? span.asString() : span.raw()).orElse("");
    return new Turn(speaker, String.join("\n", said), called);
  }
}
