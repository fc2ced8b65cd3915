package io.github.finefettle.dataprep.examples;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.internal.TurnEdits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** New texts for places of a JSON text, put in all at once. */
final class SpanEdits implements TurnEdits<JsonSpan> {
  private record Edit(int begin, int end, String text) {}

  private final String json;
  private final List<Edit> edits = new ArrayList<>();

  SpanEdits(String json) {
    this.json = json;
  }

  @Override
  public void putText(JsonSpan place, String text) {
    put(place, isOfItsKind(place, text) ? text : quoted(text));
  }

  /** Whether a value that is no string stays one of its kind. */
  private static boolean isOfItsKind(JsonSpan place, String text) {
    if (place.isString() || place.isNull() || !text.equals(text.strip())) {
      return false;
    }
    try {
      return JsonValue.parse(text).getClass() == JsonValue.parse(place.raw()).getClass();
    } catch (JsonFormatException e) {
      return false;
    }
  }

  @Override
  public void putCalls(JsonSpan place, String calls) {
    if (place.isString()) {
      put(place, quoted(calls));
    } else {
      // What is no JSON would break the whole row.
      JsonValue.parse(calls).toCanonicalString();
      put(place, calls);
    }
  }

  @Override
  public void addMember(JsonSpan object, String name, String text) {
    int behind =
        object.members().values().stream().mapToInt(JsonSpan::end).max().orElse(object.begin() + 1);
    String comma = object.members().isEmpty() ? "" : ",";
    insert(behind, comma + quoted(name) + ":" + quoted(text));
  }

  @Override
  public void addFirst(JsonSpan array, String item) {
    insert(array.begin() + 1, item + (array.items().isEmpty() ? "" : ","));
  }

  private void put(JsonSpan span, String text) {
    edits.add(new Edit(span.begin(), span.end(), text));
  }

  private void insert(int at, String text) {
    edits.add(new Edit(at, at, text));
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
