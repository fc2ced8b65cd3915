package io.github.finefettle.dataprep.examples;

import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** New texts for places of a JSON text, put in all at once. */
final class SpanEdits {
  private record Edit(int begin, int end, String text) {}

  private final String json;
  private final List<Edit> edits = new ArrayList<>();

  SpanEdits(String json) {
    this.json = json;
  }

  /** Replaces the text and the calls of a turn where they differ. */
  void replace(StoredTurn stored, Turn turn) {
    Turn before = stored.turn();
    if (!turn.text().equals(before.text())) {
      replaceText(stored, turn.text());
    }
    if (!turn.calls().equals(before.calls())) {
      replaceCalls(stored, turn.calls());
    }
  }

  private void replaceText(StoredTurn stored, String text) {
    if (stored.texts().isEmpty()) {
      addText(stored, text);
    } else {
      List<String> before = stored.texts().stream().map(JsonSpan::asString).toList();
      List<String> after = JoinedTexts.split(before, text);
      for (int i = 0; i < after.size(); i++) {
        if (!after.get(i).equals(before.get(i))) {
          put(stored.texts().get(i), quoted(after.get(i)));
        }
      }
    }
  }

  /** A turn that only made calls, or only showed an image, gets its first text. */
  private void addText(StoredTurn stored, String text) {
    String name = stored.textName().isEmpty() ? "content" : stored.textName();
    JsonSpan content = stored.object().find(name).orElse(null);
    if (content == null) {
      int inside = stored.object().begin() + 1;
      String rest = stored.object().members().isEmpty() ? "" : ",";
      edits.add(new Edit(inside, inside, quoted(name) + ":" + quoted(text) + rest));
    } else if (content.isArray()) {
      int inside = content.begin() + 1;
      String rest = content.items().isEmpty() ? "" : ",";
      edits.add(
          new Edit(inside, inside, "{\"type\":\"text\",\"text\":" + quoted(text) + "}" + rest));
    } else {
      put(content, quoted(text));
    }
  }

  private void replaceCalls(StoredTurn stored, String calls) {
    JsonSpan span =
        stored
            .calls()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "A turn without calls cannot be given any. Edit the calls of turns that"
                            + " have some."));
    if (span.isString()) {
      put(span, quoted(calls));
    } else {
      // What is no JSON would break the whole row.
      JsonValue.parse(calls).toCanonicalString();
      put(span, calls);
    }
  }

  private void put(JsonSpan span, String text) {
    edits.add(new Edit(span.begin(), span.end(), text));
  }

  private static String quoted(String text) {
    return JsonValue.of(text).toCanonicalString();
  }

  String applied() {
    if (edits.isEmpty()) {
      return json;
    }
    edits.sort(Comparator.comparingInt(Edit::begin));
    StringBuilder out = new StringBuilder(json.length());
    int at = 0;
    for (Edit edit : edits) {
      out.append(json, at, edit.begin()).append(edit.text());
      at = edit.end();
    }
    return out.append(json, at, json.length()).toString();
  }
}
