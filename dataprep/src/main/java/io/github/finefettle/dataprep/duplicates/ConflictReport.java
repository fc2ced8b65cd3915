package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The inputs of a data set that have different labels or answers. Holds texts of the data set.
 *
 * @param definition in words, what was compared
 * @param read how many rows were looked at
 * @param conflicts the conflicts, by the ids of their first rows
 */
public record ConflictReport(String definition, long read, List<Conflict> conflicts) {
  private static final String KIND = "conflict-report";
  private static final int VERSION = 1;
  private static final int ROWS_SHOWN = 5;

  /** Copies the conflicts. */
  public ConflictReport {
    conflicts = List.copyOf(conflicts);
  }

  /**
   * How many rows are in a conflict.
   *
   * @return 0 or more
   */
  public int rows() {
    return conflicts.stream().mapToInt(Conflict::rows).sum();
  }

  /**
   * The JSON form.
   *
   * @return an object of the kind {@code "conflict-report"}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("definition", definition)
        .put("read", read)
        .put("conflicts", conflicts.stream().map(Conflict::toJson).toList())
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return an equal report
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is of another kind or a
   *     newer version
   */
  public static ConflictReport fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind(KIND, VERSION);
    return new ConflictReport(
        o.string("definition"),
        o.integer("read"),
        o.array("conflicts").stream().map(Conflict::fromJson).toList());
  }

  /**
   * The report for a person.
   *
   * @return lines, each ended by a line feed
   */
  public String toText() {
    StringBuilder text = new StringBuilder();
    text.append(conflicts.size())
        .append(" inputs with different answers, ")
        .append(rows())
        .append(" of ")
        .append(read)
        .append(" rows (")
        .append(definition)
        .append(")\n");
    for (Conflict conflict : conflicts) {
      text.append("\n\"").append(conflict.input().strip()).append("\": ");
      text.append(conflict.majority().map(most -> "mostly " + most.answer()).orElse("no majority"));
      text.append('\n');
      conflict.answers().forEach(answer -> append(text, answer));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, ConflictingAnswer answer) {
    text.append("  ").append(answer.count()).append(" x ").append(answer.answer().strip());
    text.append(
        answer.rows().stream()
            .limit(ROWS_SHOWN)
            .map(Object::toString)
            .collect(Collectors.joining(", ", " (", "")));
    text.append(answer.count() > ROWS_SHOWN ? ", ...)\n" : ")\n");
  }
}
