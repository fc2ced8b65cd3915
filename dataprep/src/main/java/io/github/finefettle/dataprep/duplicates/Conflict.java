package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * One input with different labels or answers.
 *
 * @param input the input as it stands in the group's first row
 * @param answers the labels or answers, the most frequent first, then by their first rows; two or
 *     more
 */
public record Conflict(String input, List<ConflictingAnswer> answers) {
  /** Copies the answers and checks that they can conflict. */
  public Conflict {
    answers = List.copyOf(answers);
    if (answers.size() < 2) {
      throw new IllegalArgumentException(
          "A conflict needs two answers or more, but has "
              + answers.size()
              + ". Leave inputs with one answer out.");
    }
  }

  /**
   * How many rows have the input.
   *
   * @return 2 or more
   */
  public int rows() {
    return answers.stream().mapToInt(ConflictingAnswer::count).sum();
  }

  /**
   * The answer that more than half of the rows give.
   *
   * @return empty where there is no majority
   */
  public Optional<ConflictingAnswer> majority() {
    ConflictingAnswer first = answers.get(0);
    return 2L * first.count() > rows() ? Optional.of(first) : Optional.empty();
  }

  /**
   * The JSON form.
   *
   * @return {@code {"answers":[{"answer":...,"rows":[...],"sources":[...]},...],"input":...}} and
   *     {@code "majority"} where there is one
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("input", input)
        .put("answers", answers.stream().map(ConflictingAnswer::toJson).toList())
        .putIfPresent("majority", majority().map(answer -> JsonValue.of(answer.answer())))
        .toJson();
  }

  static Conflict fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    return new Conflict(
        o.string("input"), o.array("answers").stream().map(ConflictingAnswer::fromJson).toList());
  }
}
