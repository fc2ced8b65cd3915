package io.github.finefettle.dataprep.duplicates;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What counts as a conflict: rows with the same input and different labels or answers. Immutable;
 * safe for use by several threads.
 *
 * <p>Answers are the same if they are equal in the form {@link ExactKey.Form#TRIMMED}. Rows without
 * an input or without an answer take no part.
 */
@CheckReturnValue
public final class Conflicts implements Definition {
  private static final String KIND = "conflicts";
  private static final int VERSION = 1;

  /** What is noted of a row. */
  public static final class Observed {
    final DuplicateKey input;
    final DuplicateKey answer;
    final String text;

    Observed(DuplicateKey input, DuplicateKey answer, String text) {
      this.input = input;
      this.answer = answer;
      this.text = text;
    }
  }

  private final Set<Role> answers;
  private final ExactKey answerKey;
  private final ExactKey key;
  private final Optional<NearDuplicates> near;

  private Conflicts(Set<Role> answers, ExactKey key, Optional<NearDuplicates> near) {
    if (answers.isEmpty()) {
      throw new IllegalArgumentException(
          "The roles that can conflict ([]) must be one or more. Try Conflicts.ofLabels().");
    }
    this.answers = answers;
    this.answerKey = ExactKey.of(answers.toArray(new Role[0]));
    this.key = key;
    this.near = near;
  }

  /**
   * The same input with different labels.
   *
   * @return the definition, by {@link ExactKey#input()}
   */
  public static Conflicts ofLabels() {
    return new Conflicts(Roles.of(Role.LABEL), ExactKey.input(), Optional.empty());
  }

  /**
   * The same input, context and tools with different answers.
   *
   * @return the definition; what should be said (TARGET) and called (CALL) are the answer
   */
  public static Conflicts ofAnswers() {
    return new Conflicts(
        Roles.of(Role.TARGET, Role.CALL),
        ExactKey.of(Role.INPUT, Role.CONTEXT, Role.TOOLS),
        Optional.empty());
  }

  /**
   * The same definition with another key for the input, such as {@code
   * ExactKey.input().as(Form.FOLDED)}.
   *
   * @param input what must be equal for two inputs to be the same
   * @return a new definition
   */
  public Conflicts by(ExactKey input) {
    return new Conflicts(answers, input, near);
  }

  /**
   * The same definition in which inputs that are nearly the same are the same, over any number of
   * steps. The texts of the key, in lines, are compared and held in memory.
   *
   * @param definition what counts as near
   * @return a new definition
   */
  public Conflicts orNear(NearDuplicates definition) {
    return new Conflicts(answers, key, Optional.of(definition));
  }

  /**
   * Finds the conflicts of a data set in memory.
   *
   * @param examples the rows, with different ids
   * @return the report
   */
  public ConflictReport find(List<Example> examples) {
    try (ConflictSearch search = new ConflictSearch(this)) {
      IntList places = new IntList();
      int place = 0;
      for (Example example : examples) {
        if (search.add(example.id(), ConflictSearch.observe(this, example))) {
          places.add(place);
        }
        place++;
      }
      return new ConflictReport(
          toString(),
          examples.size(),
          ConflictTexts.of(this, search.groups(), row -> examples.get(places.get(row))));
    }
  }

  Set<Role> answers() {
    return answers;
  }

  ExactKey answerKey() {
    return answerKey;
  }

  ExactKey key() {
    return key;
  }

  Optional<NearDuplicates> near() {
    return near;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    JsonObjectBuilder json =
        JsonValue.object()
            .put("kind", KIND)
            .put("version", VERSION)
            .put("answers", Roles.toJson(answers))
            .put("key", key.toJson());
    near.ifPresent(definition -> json.put("near", definition.toJson()));
    return json.toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return an equal definition
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is of another kind or a
   *     newer version
   */
  public static Conflicts fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind(KIND, VERSION);
    return new Conflicts(
        Roles.fromJson(o.get("answers")),
        ExactKey.fromJson(o.get("key")),
        o.find("near").map(near -> NearDuplicates.fromJson(near, Registry.empty())));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Conflicts that
        && answers.equals(that.answers)
        && key.equals(that.key)
        && near.equals(that.near);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Roles.toJson(answers), key, near);
  }

  /** Such as "different LABEL for the texts of [INPUT], trimmed". */
  @Override
  public String toString() {
    return "different "
        + String.join(" or ", answers.stream().map(Role::name).toList())
        + " for "
        + key
        + near.map(definition -> ", or " + definition).orElse("");
  }
}
