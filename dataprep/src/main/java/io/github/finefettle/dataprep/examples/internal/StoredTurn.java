package io.github.finefettle.dataprep.examples.internal;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One turn as it stands in JSON: who speaks, and where its text and its calls are. Usual turns have
 * {@code role} and {@code content}, or {@code from} and {@code value}. Anything else is read as
 * well as it can be, because a row must be judged before it can be dropped: a turn without a
 * speaker has an unknown one, and what is no object at all is its text.
 *
 * @param <V> the type of JSON values
 */
public final class StoredTurn<V extends StoredValue<V>> {
  private static final List<String> SPEAKERS = List.of("role", "from", "speaker");
  private static final List<String> TEXTS = List.of("content", "value", "text");
  private static final String TOOL_CALLS = "tool_calls";
  private static final String FUNCTION_CALL = "function_call";

  private final V item;
  private final String speaker;

  /** The member that holds the text, or would if there were one. */
  private final String textName;

  /** What holds the text, or empty. */
  private final Optional<V> said;

  /** The values that make up the text, joined by line feeds; none where there is no text. */
  private final List<V> texts;

  private final Optional<V> calls;

  private StoredTurn(V item, String speaker, String textName, Optional<V> said, Optional<V> calls) {
    this.item = item;
    this.speaker = Turn.usual(speaker);
    this.textName = textName;
    this.said = said;
    this.texts = said.map(StoredTurn::texts).orElse(List.of());
    this.calls = calls;
  }

  /**
   * Reads a turn.
   *
   * @param <V> the type of JSON values
   * @param item an item of a chat
   * @return the turn
   */
  public static <V extends StoredValue<V>> StoredTurn<V> of(V item) {
    if (!item.isObject()) {
      return new StoredTurn<>(item, "", TEXTS.get(0), Optional.of(item), Optional.empty());
    }
    boolean shareGpt = isShareGpt(item);
    List<String> speakers = shareGpt ? List.of("from") : SPEAKERS;
    List<String> names = shareGpt ? List.of("value") : TEXTS;
    String speaker = speaker(item, speakers);
    if (shareGpt && speaker.equals(FUNCTION_CALL)) {
      // Here a call is a turn of its own, told by who "speaks".
      return new StoredTurn<>(
          item, Turn.ASSISTANT, TEXTS.get(0), item.find(TEXTS.get(0)), item.find("value"));
    }
    String textName =
        names.stream().filter(n -> item.find(n).isPresent()).findFirst().orElse(names.get(0));
    return new StoredTurn<>(item, speaker, textName, item.find(textName), calls(item));
  }

  private static <V extends StoredValue<V>> boolean isShareGpt(V item) {
    return item.find("from").filter(V::isString).isPresent() && item.find("value").isPresent();
  }

  private static <V extends StoredValue<V>> String speaker(V item, List<String> names) {
    return names.stream()
        .map(item::find)
        .flatMap(Optional::stream)
        .findFirst()
        .filter(word -> !word.isNull())
        .map(StoredValue::text)
        .orElse("");
  }

  private static <V extends StoredValue<V>> Optional<V> calls(V item) {
    return item.find(TOOL_CALLS)
        .filter(list -> !list.isNull())
        .or(() -> item.find(FUNCTION_CALL).filter(call -> !call.isNull()));
  }

  private static <V extends StoredValue<V>> List<V> texts(V said) {
    if (!said.isArray()) {
      return said.isNull() ? List.of() : List.of(said);
    }
    List<V> texts = new ArrayList<>();
    for (V part : said.items()) {
      if (part.isString()) {
        texts.add(part);
      } else {
        // Images and the like are left alone.
        part.find("text").filter(V::isString).ifPresent(texts::add);
      }
    }
    return texts;
  }

  /**
   * Whether an object says who speaks.
   *
   * @param <V> the type of JSON values
   * @param item any value
   * @return true if it names a speaker
   */
  public static <V extends StoredValue<V>> boolean hasSpeaker(V item) {
    return SPEAKERS.stream()
        .map(item::find)
        .flatMap(Optional::stream)
        .findFirst()
        .filter(V::isString)
        .isPresent();
  }

  /**
   * Whether it is written in one of the two usual forms.
   *
   * @return true if nothing of it had to be guessed
   */
  public boolean isUsual() {
    return isShareGpt(item)
        || (item.find("role").filter(V::isString).isPresent()
            && (item.find("content").isPresent()
                || item.find(TOOL_CALLS).isPresent()
                || item.find(FUNCTION_CALL).isPresent()));
  }

  /**
   * The turn without its places.
   *
   * @return the text of a content that is a list is that of its text parts, joined by line feeds
   */
  public Turn turn() {
    List<String> told = texts.stream().map(V::text).toList();
    return new Turn(speaker, String.join("\n", told), calls.map(V::text).orElse(""));
  }

  /**
   * Writes the text and the calls of a turn where they differ.
   *
   * @param after the turn to be
   * @param edits takes what is to be changed
   * @throws IllegalArgumentException if the turn has no calls and is to get some
   */
  public void write(Turn after, TurnEdits<V> edits) {
    Turn before = turn();
    if (!after.text().equals(before.text())) {
      writeText(after.text(), edits);
    }
    if (!after.calls().equals(before.calls())) {
      V place =
          calls.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "A turn without calls cannot be given any. Edit the calls of turns that"
                          + " have some."));
      edits.putCalls(place, after.calls());
    }
  }

  private void writeText(String text, TurnEdits<V> edits) {
    if (!texts.isEmpty()) {
      List<String> before = texts.stream().map(V::text).toList();
      List<String> after = JoinedTexts.split(before, text);
      for (int i = 0; i < after.size(); i++) {
        if (!after.get(i).equals(before.get(i))) {
          edits.putText(texts.get(i), after.get(i));
        }
      }
      return;
    }
    // A turn that only made calls, or only showed an image, gets its first text.
    V place = said.orElse(null);
    if (place == null) {
      edits.addMember(item, textName, text);
    } else if (place.isArray()) {
      String quoted = JsonValue.of(text).toCanonicalString();
      edits.addFirst(place, "{\"type\":\"text\",\"text\":" + quoted + "}");
    } else {
      edits.putText(place, text);
    }
  }
}
