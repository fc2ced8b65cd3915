package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.examples.Role;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The JSON form of a plan. Version 1 knew strata by label and nothing of groups, time and quotas; a
 * plan without these is still written so, and its fingerprint stays what it was.
 */
final class SplitPlanJson {
  private static final String KIND = "split-plan";
  private static final int FIRST = 1;
  private static final int VERSION = 2;

  private SplitPlanJson() {}

  static JsonValue.JsonObject write(SplitSettings s) {
    boolean label = s.strata().equals(Set.of(Role.LABEL));
    boolean first =
        (label || s.strata().isEmpty()) && s.groups().isEmpty() && s.order() == SplitOrder.HASH;
    JsonObjectBuilder json =
        JsonValue.object()
            .put("kind", KIND)
            .put("version", first ? FIRST : VERSION)
            .put("train", s.shares().train())
            .put("validation", s.shares().validation())
            .put("test", s.shares().test())
            .put("missingClassesAllowed", s.missingClassesAllowed())
            .putIfPresent("together", s.together().map(NearDuplicates::toJson))
            .put("seed", s.seed());
    if (first) {
      return json.put("stratified", label).toJson();
    }
    return json.put("strata", names(s.strata()))
        .put("groups", names(s.groups()))
        .put("order", s.order().name().toLowerCase(Locale.ROOT))
        .toJson();
  }

  private static JsonValue names(Set<Role> roles) {
    return JsonValue.strings(roles.stream().map(Role::name).toList());
  }

  static SplitSettings read(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    boolean first = o.requireKind(KIND, VERSION) == FIRST;
    Set<Role> strata = EnumSet.noneOf(Role.class);
    if (first) {
      strata.addAll(o.get("stratified").asBoolean() ? Set.of(Role.LABEL) : Set.of());
    } else {
      strata = roles(o, "strata");
    }
    return new SplitSettings(
        new Shares(o.number("train"), o.number("validation"), o.number("test")),
        strata,
        first ? Set.of() : roles(o, "groups"),
        first ? SplitOrder.HASH : word(SplitOrder.class, o.string("order")),
        o.get("missingClassesAllowed").asBoolean(),
        o.find("together").map(NearDuplicates::fromJson),
        o.integer("seed"));
  }

  private static Set<Role> roles(JsonValue.JsonObject json, String member) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    json.array(member).forEach(name -> roles.add(word(Role.class, name.asString())));
    return roles;
  }

  private static <E extends Enum<E>> E word(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new JsonFormatException(
          "The split plan names \""
              + name
              + "\", which this release does not know. Maybe a newer release wrote it.",
          e);
    }
  }
}
