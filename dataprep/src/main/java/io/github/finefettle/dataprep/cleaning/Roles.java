package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets of roles in the order of {@link Role}. */
final class Roles {
  private Roles() {}

  static Set<Role> of(Role... roles) {
    return copy(Arrays.asList(roles));
  }

  static Set<Role> orInput(Role... roles) {
    return roles.length == 0 ? of(Role.INPUT) : of(roles);
  }

  static Set<Role> copy(Collection<Role> roles) {
    EnumSet<Role> copy = EnumSet.noneOf(Role.class);
    copy.addAll(roles);
    return Collections.unmodifiableSet(copy);
  }

  static JsonValue toJson(Set<Role> roles) {
    return JsonValue.strings(roles.stream().map(Role::name).toList());
  }

  static Set<Role> fromJson(JsonValue array) {
    return copy(array.asArray().stream().map(item -> Role.valueOf(item.asString())).toList());
  }
}
