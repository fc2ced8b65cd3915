package io.github.finefettle.dataprep.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Set;

/**
 * Finds a user's own patterns. Each note names the pattern, never what it matched.
 *
 * @param patterns the patterns
 * @param roles the roles in which they are looked for
 * @param consequence what follows
 */
@CheckReturnValue
public record CheckPatterns(TermPatterns patterns, Set<Role> roles, Consequence consequence)
    implements RowRule {
  private static final String ID = "check-patterns";
  private static final int VERSION = 1;

  /** Copies the roles. */
  public CheckPatterns {
    roles = Roles.copy(roles);
  }

  /**
   * Flags rows that a pattern matches in.
   *
   * @param patterns the patterns
   * @param roles the roles in which they are looked for; none means INPUT
   * @return the rule
   */
  public static CheckPatterns of(TermPatterns patterns, Role... roles) {
    return new CheckPatterns(patterns, Roles.orInput(roles), Consequence.FLAG);
  }

  /**
   * The same rule with another consequence.
   *
   * @param newConsequence what follows for a row that a pattern matches in
   * @return a new rule
   */
  public CheckPatterns then(Consequence newConsequence) {
    return new CheckPatterns(patterns, roles, newConsequence);
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        VERSION,
        (json, registry) ->
            new CheckPatterns(
                TermPatterns.fromJson(json.get("patterns").asObject()),
                Roles.fromJson(json.get("roles")),
                Consequence.valueOf(json.string("consequence"))));
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
    json.put("patterns", patterns.toJson())
        .put("roles", Roles.toJson(roles))
        .put("consequence", consequence.name());
  }

  @Override
  public StepOutcome apply(Example example) {
    return FoundTerms.outcome(
        example,
        roles,
        consequence,
        patterns::find,
        term -> "The pattern \"" + term.term() + "\" matches.");
  }
}
