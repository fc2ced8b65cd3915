package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Flags rows that write numbers or dates in one of the ways that {@link FormatMixture} found to be
 * rare.
 *
 * @param roles whose texts are looked at
 * @param rare the rare ways, with the number of rows of each
 * @param all all ways, with the number of rows of each
 */
public record FlagFormats(Set<Role> roles, Map<FormatStyle, Long> rare, Map<FormatStyle, Long> all)
    implements RowRule {
  /** Copies the collections. */
  public FlagFormats {
    roles = Roles.copy(roles);
    rare = copy(rare);
    all = copy(all);
  }

  private static Map<FormatStyle, Long> copy(Map<FormatStyle, Long> counts) {
    EnumMap<FormatStyle, Long> copy = new EnumMap<>(FormatStyle.class);
    copy.putAll(counts);
    return Collections.unmodifiableMap(copy);
  }

  @Override
  public String id() {
    return FormatMixture.ID;
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
  public StepOutcome apply(Example example) {
    StepOutcome outcome = StepOutcome.unchanged();
    if (rare.isEmpty()) {
      return outcome;
    }
    for (FormatStyle style : FormatMixture.in(example, roles)) {
      Long rows = rare.get(style);
      if (rows != null) {
        outcome =
            outcome
                .and(RuleAction.FLAGGED, "The row has " + style.id() + ", which most rows do not.")
                .measured((double) rows, most(style));
      }
    }
    return outcome;
  }

  private double most(FormatStyle of) {
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().isOfNumbers() == of.isOfNumbers())
        .mapToLong(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("roles", Roles.toJson(roles))
        .put(
            "learned", JsonValue.object().put("rare", write(rare)).put("all", write(all)).toJson());
  }

  private static List<JsonValue> write(Map<FormatStyle, Long> counts) {
    List<JsonValue> items = new ArrayList<>();
    counts.forEach(
        (style, rows) ->
            items.add(JsonValue.object().put("style", style.id()).put("rows", rows).toJson()));
    return items;
  }

  static FlagFormats fromJson(JsonValue.JsonObject o) {
    JsonValue.JsonObject learned = o.get("learned").asObject();
    return new FlagFormats(
        Roles.fromJson(o.get("roles")),
        readCounts(learned.array("rare")),
        readCounts(learned.array("all")));
  }

  private static Map<FormatStyle, Long> readCounts(List<JsonValue> items) {
    EnumMap<FormatStyle, Long> counts = new EnumMap<>(FormatStyle.class);
    for (JsonValue item : items) {
      JsonValue.JsonObject o = item.asObject();
      counts.put(
          FormatStyle.valueOf(o.string("style").toUpperCase(Locale.ROOT).replace('-', '_')),
          o.integer("rows"));
    }
    return counts;
  }
}
