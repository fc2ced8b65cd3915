package io.github.finefettle.dataprep.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Set;

/**
 * Finds the terms of a {@link Blocklist}. Each note names the list, the group and the term, so that
 * the report tells what each term removes.
 *
 * <p>The plan's JSON names the list and holds its fingerprint. To read it back, pass a registry
 * with {@link Blocklist#named()}; another list under the same name is refused.
 *
 * @param list the terms
 * @param roles the roles in which they are looked for
 * @param consequence what follows
 */
@CheckReturnValue
public record CheckBlocklist(Blocklist list, Set<Role> roles, Consequence consequence)
    implements RowRule {
  private static final String ID = "check-blocklist";
  private static final int VERSION = 1;

  /** Copies the roles. */
  public CheckBlocklist {
    roles = Roles.copy(roles);
  }

  /**
   * Flags rows with a term of the list.
   *
   * @param list the terms
   * @param roles the roles in which they are looked for; none means INPUT
   * @return the rule
   */
  public static CheckBlocklist of(Blocklist list, Role... roles) {
    return new CheckBlocklist(list, Roles.orInput(roles), Consequence.FLAG);
  }

  /**
   * The same rule with another consequence.
   *
   * @param newConsequence what follows for a row with a term of the list
   * @return a new rule
   */
  public CheckBlocklist then(Consequence newConsequence) {
    return new CheckBlocklist(list, roles, newConsequence);
  }

  static RuleKind kind() {
    return new RuleKind(ID, VERSION, CheckBlocklist::read);
  }

  private static CheckBlocklist read(JsonValue.JsonObject json, Registry registry) {
    JsonValue.JsonObject written = json.get("list").asObject();
    JsonValue key =
        JsonValue.object()
            .put("id", written.string("name"))
            .put("version", written.integer("listVersion"))
            .toJson();
    Blocklist registered = registry.find(key, Blocklist.class).function();
    Blocklist list = written.get("wordBorders").asBoolean() ? registered : registered.anywhere();
    if (!list.toJson().equals(written)) {
      throw new IllegalArgumentException(
          "The plan was made with another blocklist "
              + registered.name()
              + " ("
              + written.integer("terms")
              + " terms) than the registry holds ("
              + registered.size()
              + " terms). Pass that list, or raise the version of the new one and use it in the plan.");
    }
    return new CheckBlocklist(
        list, Roles.fromJson(json.get("roles")), Consequence.valueOf(json.string("consequence")));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int version() {
    return VERSION;
  }

  /** None is asked for: the rule looks at what is there. */
  @Override
  public Set<Role> reads() {
    return Roles.of();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("list", list.toJson())
        .put("roles", Roles.toJson(roles))
        .put("consequence", consequence.name());
  }

  @Override
  public StepOutcome apply(Example example) {
    return FoundTerms.outcome(example, roles, consequence, list::find, this::reason);
  }

  private String reason(BlockedTerm term) {
    String group = term.group().isEmpty() ? "" : ", group \"" + term.group() + "\"";
    return "Holds \"" + term.term() + "\" of the blocklist " + list.name() + group + ".";
  }
}
