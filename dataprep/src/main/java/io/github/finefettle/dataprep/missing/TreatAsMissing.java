package io.github.finefettle.dataprep.missing;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Empties a text that only says that there is none. The whole text must say so; case and outer
 * white space do not matter ({@link Sentinels}). A turn of a chat is never emptied: people answer
 * "none", and what a turn lacks is a matter of structure.
 *
 * @param roles the roles whose texts are looked at
 * @param sentinels the texts that say that there is none; they stand in the plan one by one, so
 *     that a later release with other tables cleans as this one
 * @param keeping spellings that stay what they are, with case: the country code "NA", the name
 *     "Null"; outer white space does not matter; in the order of their code units
 */
@CheckReturnValue
public record TreatAsMissing(Set<Role> roles, Sentinels sentinels, List<String> keeping)
    implements RowRule {
  private static final String ID = "treat-as-missing";

  /** Copies the roles and brings the spellings to order. */
  public TreatAsMissing {
    roles = Roles.copy(roles);
    keeping = keeping.stream().map(Sentinels::stripped).distinct().sorted().toList();
    if (sentinels.values().isEmpty()) {
      throw new IllegalArgumentException(
          "The values to treat as missing must be at least one, and none blank: blank is missing"
              + " already. Try \"N/A\".");
    }
  }

  /**
   * Treats texts as missing.
   *
   * @param roles the roles whose texts are looked at
   * @param values the texts that say that there is none
   */
  public TreatAsMissing(Set<Role> roles, List<String> values) {
    this(roles, Sentinels.of(values.toArray(new String[0])), List.of());
  }

  /**
   * Treats texts as missing.
   *
   * @param sentinels the texts that say that there is none
   * @param roles the roles whose texts are looked at; none for the input alone
   * @return the rule
   */
  public static TreatAsMissing of(Sentinels sentinels, Role... roles) {
    return new TreatAsMissing(Roles.orInput(roles), sentinels, List.of());
  }

  /**
   * The same rule, which leaves some spellings as they are. To make a difference between fields,
   * give each role a rule of its own.
   *
   * @param spellings such as {@code "NA"}, with case: "na" is still treated as missing
   * @return a new rule
   */
  public TreatAsMissing keeping(String... spellings) {
    return new TreatAsMissing(roles, sentinels, Arrays.asList(spellings));
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) ->
            new TreatAsMissing(
                Roles.fromJson(json.get("roles")),
                Sentinels.of(strings(json.get("values")).toArray(new String[0])),
                json.find("keeping").map(TreatAsMissing::strings).orElse(List.of())));
  }

  private static List<String> strings(JsonValue array) {
    return array.asArray().stream().map(JsonValue::asString).toList();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return roles;
  }

  @Override
  public Set<Role> edits() {
    return roles;
  }

  @Override
  public StepOutcome apply(Example example) {
    StepOutcome outcome = StepOutcome.unchanged();
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (roles.contains(part.role()) && !part.isTurn() && saysNothing(part.text())) {
        outcome = outcome.andEdit(i, "").because("The text says that there is none.");
      }
    }
    return outcome;
  }

  private boolean saysNothing(String text) {
    return sentinels.contains(text)
        && (keeping.isEmpty() || !keeping.contains(Sentinels.stripped(text)));
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("roles", Roles.toJson(roles)).put("values", JsonValue.strings(sentinels.values()));
    if (!keeping.isEmpty()) {
      json.put("keeping", JsonValue.strings(keeping));
    }
  }
}
