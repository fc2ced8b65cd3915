package io.github.finefettle.dataprep.rule;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;

/**
 * A kind of rule that can stand in the JSON of a plan. Each package of rules lists its kinds.
 *
 * @param id the rule's id, such as {@code "repair-encoding"}
 * @param version the newest version that this reader understands; it understands all before it
 * @param reader reads the settings
 */
public record RuleKind(String id, int version, Reader reader) {
  /** Reads a rule back from its JSON form. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Reads the rule.
     *
     * @param json what {@link CleaningRule#toJson()} wrote
     * @param registry knows the user's own functions that the rule may name
     * @return an equal rule
     */
    CleaningRule read(JsonValue.JsonObject json, Registry registry);
  }
}
