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
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Empties a text of which cleaning left nothing: only white space, only characters that nobody sees
 * and, where asked for, only markup. A turn of a chat is never emptied.
 *
 * @param roles the roles whose texts are looked at
 * @param kinds which kinds of emptiness count
 */
@CheckReturnValue
public record EmptyRemnants(Set<Role> roles, Set<Emptiness> kinds) implements RowRule {
  private static final String ID = "empty-remnants";

  /** Copies the sets. */
  public EmptyRemnants {
    roles = Roles.copy(roles);
    EnumSet<Emptiness> copy = EnumSet.noneOf(Emptiness.class);
    copy.addAll(kinds);
    kinds = Collections.unmodifiableSet(copy);
  }

  /**
   * Empties texts that are blank or invisible.
   *
   * @param roles the roles whose texts are looked at; none for the input alone
   * @return the rule
   */
  public static EmptyRemnants in(Role... roles) {
    return new EmptyRemnants(
        Roles.orInput(roles), EnumSet.of(Emptiness.BLANK, Emptiness.INVISIBLE));
  }

  /**
   * The same rule, which also empties texts of markup only. Leave it out where the texts speak
   * about markup.
   *
   * @return a new rule
   */
  public EmptyRemnants andMarkup() {
    return new EmptyRemnants(roles, EnumSet.allOf(Emptiness.class));
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) ->
            new EmptyRemnants(Roles.fromJson(json.get("roles")), kinds(json.array("kinds"))));
  }

  private static Set<Emptiness> kinds(List<JsonValue> names) {
    EnumSet<Emptiness> kinds = EnumSet.noneOf(Emptiness.class);
    names.forEach(name -> kinds.add(Emptiness.valueOf(name.asString())));
    return kinds;
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
      if (roles.contains(part.role()) && !part.isTurn() && !part.text().isEmpty()) {
        Optional<Emptiness> emptiness = Emptiness.of(part.text());
        if (emptiness.isPresent() && kinds.contains(emptiness.get())) {
          outcome = outcome.andEdit(i, "").because(reason(emptiness.get()));
        }
      }
    }
    return outcome;
  }

  private static String reason(Emptiness emptiness) {
    return switch (emptiness) {
      case BLANK -> "The text is only white space.";
      case INVISIBLE -> "The text has only characters that nobody sees.";
      case MARKUP -> "The text has only markup and nothing in it.";
    };
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("roles", Roles.toJson(roles))
        .put("kinds", JsonValue.strings(kinds.stream().map(Emptiness::name).toList()));
  }
}
