package io.github.finefettle.dataprep.rule;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets of roles in the order of {@link Role}, and their JSON form. */
public final class Roles {
  private Roles() {}

  /**
   * A set of roles.
   *
   * @param roles the roles, or none
   * @return an unmodifiable set in the order of the roles
   */
  public static Set<Role> of(Role... roles) {
    return copy(Arrays.asList(roles));
  }

  /**
   * A set of roles, which is the input alone where none is named.
   *
   * @param roles the roles, or none
   * @return an unmodifiable set in the order of the roles, never empty
   */
  public static Set<Role> orInput(Role... roles) {
    return roles.length == 0 ? of(Role.INPUT) : of(roles);
  }

  /**
   * A copy in the order of the roles.
   *
   * @param roles the roles
   * @return an unmodifiable set
   */
  public static Set<Role> copy(Collection<Role> roles) {
    EnumSet<Role> copy = EnumSet.noneOf(Role.class);
    copy.addAll(roles);
    return Collections.unmodifiableSet(copy);
  }

  /**
   * The JSON form.
   *
   * @param roles the roles
   * @return an array of names
   */
  public static JsonValue toJson(Set<Role> roles) {
    return JsonValue.strings(copy(roles).stream().map(Role::name).toList());
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param array an array of names
   * @return an unmodifiable set
   */
  public static Set<Role> fromJson(JsonValue array) {
    return copy(array.asArray().stream().map(item -> Role.valueOf(item.asString())).toList());
  }
}
