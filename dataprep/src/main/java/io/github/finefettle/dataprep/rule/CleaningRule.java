package io.github.finefettle.dataprep.rule;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Set;

/**
 * One rule of a cleaning plan: an immutable definition by roles, with a JSON form. It is either a
 * {@link RowRule}, which judges each row by itself, or a {@link LearningRule}, which looks at all
 * rows first and then makes a row rule. Equal definitions are equal.
 */
public sealed interface CleaningRule permits RowRule, LearningRule {
  /**
   * The rule's id, such as {@code "repair-encoding"}, as the ledger names it.
   *
   * @return lower-case words joined by hyphens or dots
   */
  String id();

  /**
   * The version of the rule's behaviour and settings.
   *
   * @return 1 or more
   */
  int version();

  /**
   * The roles that the schema must have for the rule to make sense.
   *
   * @return in the order of the roles
   */
  Set<Role> reads();

  /**
   * The roles that the rule may edit: the schema must be able to write them.
   *
   * @return in the order of the roles; none, unless the rule says otherwise
   */
  default Set<Role> edits() {
    return Roles.of();
  }

  /**
   * Adds the rule's settings, beyond id and version, to its JSON form.
   *
   * @param json the object to add members to; the names {@code rule} and {@code version} are taken
   */
  void addSettings(JsonObjectBuilder json);

  /**
   * The JSON form.
   *
   * @return {@code {"rule":id,"version":...}} and the settings
   */
  default JsonValue.JsonObject toJson() {
    JsonObjectBuilder json = JsonValue.object().put("rule", id()).put("version", version());
    addSettings(json);
    return json.toJson();
  }
}
