package io.github.finefettle.metrics.sequence;

import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.core.metric.MetricState;
import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong with entities, by type: boundaries, types, both, missed and spurious. A pair of a
 * true and a predicted entity stands under the type of the true one, a spurious entity under its
 * own. Immutable and safe for use by several threads.
 */
public final class EntityErrors {
  private final TypeSnapshot counts;

  private EntityErrors(TypeSnapshot counts) {
    this.counts = counts;
  }

  /**
   * The errors in sentences.
   *
   * @param scheme how entities are read
   * @param sentences the sentences; their order does not matter
   * @return the errors
   */
  public static EntityErrors of(EntityScheme scheme, Iterable<? extends TaggedSentence> sentences) {
    TypeState state = EntityTypeScore.macroF1().scheme(scheme).newState();
    sentences.forEach(state::add);
    return of(state);
  }

  /**
   * The errors in the sentences that a state has seen.
   *
   * @param state a state that an {@link EntityTypeScore} began
   * @return the errors
   * @throws IllegalArgumentException if it is another state
   */
  public static EntityErrors of(MetricState<TaggedSentence> state) {
    if (state instanceof TypeState types && types.stateId().startsWith("entity-")) {
      return new EntityErrors(types.snapshot());
    }
    throw new IllegalArgumentException(
        "The errors cannot be read from this "
            + state.getClass().getSimpleName()
            + ". Give a state that an EntityTypeScore began.");
  }

  /**
   * The types that occur, true or predicted.
   *
   * @return in ascending order of UTF-16 code units
   */
  public List<String> types() {
    return counts.names();
  }

  /**
   * How often an outcome occurred.
   *
   * @param type a type
   * @param outcome the outcome
   * @return 0 or more; 0 for a type that does not occur
   */
  public long count(String type, EntityOutcome outcome) {
    int place = counts.names().indexOf(type);
    return place < 0 ? 0 : counts.outcome(place, outcome.column());
  }

  /**
   * How often an outcome occurred in all types together.
   *
   * @param outcome the outcome
   * @return 0 or more
   */
  public long count(EntityOutcome outcome) {
    return counts.names().stream().mapToLong(type -> count(type, outcome)).sum();
  }

  /**
   * The errors as a table: a line for each type and one for all, a column for each outcome.
   *
   * @return the table
   */
  public Table toTable() {
    List<String> columns = new ArrayList<>(List.of("entity type"));
    for (EntityOutcome outcome : EntityOutcome.values()) {
      columns.add(outcome.key());
    }
    List<List<String>> lines = new ArrayList<>();
    for (String type : types()) {
      List<String> line = new ArrayList<>(List.of(type));
      for (EntityOutcome outcome : EntityOutcome.values()) {
        line.add(Long.toString(count(type, outcome)));
      }
      lines.add(line);
    }
    List<String> all = new ArrayList<>(List.of("all types"));
    for (EntityOutcome outcome : EntityOutcome.values()) {
      all.add(Long.toString(count(outcome)));
    }
    lines.add(all);
    return new Table("Errors of entities", columns, lines);
  }
}
