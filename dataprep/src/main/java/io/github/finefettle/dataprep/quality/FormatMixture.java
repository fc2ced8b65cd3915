package io.github.finefettle.dataprep.quality;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import java.util.EnumSet;
import java.util.Set;

/**
 * Finds out whether a data set writes numbers or dates in several ways ({@code 1,234.5} and {@code
 * 1.234,5}; {@code 03/04/2024} and {@code 2024-04-03}), and flags the rows with the rarer ways. The
 * finding gives the number of rows of each way, and the first rows that have it.
 *
 * @param roles whose texts are looked at
 */
@CheckReturnValue
public record FormatMixture(Set<Role> roles) implements LearningRule<Set<FormatStyle>> {
  static final String ID = "format-mixture";

  /** Copies the roles. */
  public FormatMixture {
    roles = Roles.copy(roles);
  }

  /**
   * Looks at the texts of some roles.
   *
   * @param roles the roles; none for the input alone
   * @return the rule
   */
  public static FormatMixture of(Role... roles) {
    return new FormatMixture(Roles.orInput(roles));
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
  public boolean onlyFlags() {
    return true;
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("roles", Roles.toJson(roles));
  }

  static FormatMixture fromJson(JsonValue.JsonObject o) {
    return new FormatMixture(Roles.fromJson(o.get("roles")));
  }

  @Override
  public Set<FormatStyle> observe(Example example) {
    return in(example, roles);
  }

  static Set<FormatStyle> in(Example example, Set<Role> roles) {
    Set<FormatStyle> found = EnumSet.noneOf(FormatStyle.class);
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (roles.contains(part.role())) {
        FormatStyle.addTo(found, part.text());
      }
    }
    return found;
  }

  @Override
  public Learning<Set<FormatStyle>> learning() {
    FormatCounts counts = new FormatCounts(roles);
    return new Learning<>() {
      @Override
      public void add(RowId row, Set<FormatStyle> observation) {
        counts.add(row, observation);
      }

      @Override
      public Learned learned() {
        return counts.learned();
      }
    };
  }
}
