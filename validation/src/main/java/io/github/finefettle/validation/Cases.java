package io.github.finefettle.validation;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.validation.behaviours.TextField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The examples as independent cases: in the order of their ids, each text once. A text that was
 * given ten times is no ten pieces of evidence.
 */
final class Cases<I> {
  /** One text with its example of the lowest id. */
  record Case<I>(RowId id, I input, String text, Optional<String> label) {}

  private final List<Case<I>> cases;
  private final Fingerprint data;
  private final long examples;

  private Cases(List<Case<I>> cases, Fingerprint data, long examples) {
    this.cases = cases;
    this.data = data;
    this.examples = examples;
  }

  /** The number given counts repeated texts that were left out before. */
  static <I> Cases<I> of(List<ValidationExample<I>> examples, TextField<I> field, long given) {
    if (examples.isEmpty()) {
      throw new IllegalArgumentException(
          "There are no examples to validate on. Give texts like those in production, 59 or more"
              + " for a limit of 0.05.");
    }
    List<ValidationExample<I>> ordered = new ArrayList<>(examples);
    ordered.sort(Comparator.comparing(ValidationExample::id));
    checkIds(ordered);
    // The map only looks up; the order comes from the list.
    Map<String, Integer> placeOfText = new HashMap<>();
    List<ValidationExample<I>> firsts = new ArrayList<>();
    List<Set<String>> labels = new ArrayList<>();
    List<JsonValue> rows = new ArrayList<>();
    for (ValidationExample<I> example : ordered) {
      String text = field.text(example.input());
      rows.add(row(example, text));
      Integer place = placeOfText.putIfAbsent(text, firsts.size());
      if (place == null) {
        place = firsts.size();
        firsts.add(example);
        labels.add(new HashSet<>());
      }
      example.label().ifPresent(labels.get(place)::add);
    }
    List<Case<I>> cases = new ArrayList<>();
    for (int i = 0; i < firsts.size(); i++) {
      ValidationExample<I> first = firsts.get(i);
      cases.add(
          new Case<>(first.id(), first.input(), field.text(first.input()), onlyOne(labels.get(i))));
    }
    return new Cases<>(List.copyOf(cases), Fingerprint.of(JsonValue.array(rows)), given);
  }

  /** A text with two different labels has no right answer. */
  private static Optional<String> onlyOne(Set<String> labels) {
    return labels.size() == 1 ? Optional.of(labels.iterator().next()) : Optional.empty();
  }

  private static <I> JsonValue row(ValidationExample<I> example, String text) {
    return JsonValue.object()
        .put("id", example.id().toString())
        .put("text", text)
        .putIfPresent("label", example.label().map(JsonValue::of))
        .toJson();
  }

  private static <I> void checkIds(List<ValidationExample<I>> ordered) {
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).id().equals(ordered.get(i - 1).id())) {
        throw new IllegalArgumentException(
            "The id "
                + ordered.get(i).id()
                + " is given to two examples. Give each an id of its own, such as its file and"
                + " line.");
      }
    }
  }

  /**
   * An id for a text that came without one, made of the text: the same text is perturbed alike in
   * any list at any place.
   */
  static RowId idOf(String text) {
    // An unpaired surrogate would become "?" in UTF-8; as canonical JSON it stays itself.
    byte[] bytes = JsonValue.of(text).toCanonicalString().getBytes(StandardCharsets.UTF_8);
    return new RowId("text-" + Fingerprint.ofBytes(bytes).hex().substring(0, 16), 0);
  }

  List<Case<I>> list() {
    return cases;
  }

  Fingerprint data() {
    return data;
  }

  long examples() {
    return examples;
  }
}
