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
 * Flags rows whose markers of prompt templates differ from the rest's, as {@link TemplateMixture}
 * learned it.
 *
 * @param counts how many rows hold markers of each template
 * @param rows how many rows there were
 */
public record FlagTemplates(Map<TemplateMarker, Long> counts, long rows) implements RowRule {
  static final Set<Role> LOOKED_AT = Roles.of(Role.INPUT, Role.CONTEXT, Role.TARGET, Role.REJECTED);

  /** Copies the counts. */
  public FlagTemplates {
    EnumMap<TemplateMarker, Long> copy = new EnumMap<>(TemplateMarker.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
  }

  @Override
  public String id() {
    return TemplateMixture.ID;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of();
  }

  @Override
  public boolean onlyFlags() {
    return true;
  }

  @Override
  public StepOutcome apply(Example example) {
    Set<TemplateMarker> found = TemplateMixture.in(example);
    StepOutcome outcome = StepOutcome.unchanged();
    if (found.isEmpty() && !isAnyExpected()) {
      return outcome;
    }
    for (TemplateMarker marker : TemplateMarker.values()) {
      long with = counts.getOrDefault(marker, 0L);
      boolean expected = isExpected(marker, with);
      if (found.contains(marker) != expected) {
        outcome =
            outcome
                .and(RuleAction.FLAGGED, reason(marker, expected))
                .measured((double) (expected ? rows - with : with), (double) rows);
      }
    }
    return outcome;
  }

  private boolean isAnyExpected() {
    for (Map.Entry<TemplateMarker, Long> count : counts.entrySet()) {
      if (isExpected(count.getKey(), count.getValue())) {
        return true;
      }
    }
    return false;
  }

  private boolean isExpected(TemplateMarker marker, long with) {
    return marker != TemplateMarker.SPECIAL_TOKEN && 2 * with > rows;
  }

  private static String reason(TemplateMarker marker, boolean expected) {
    return expected
        ? "The row lacks the " + marker.id() + " markers that most rows hold."
        : "The row holds " + marker.id() + " markers, which most rows do not.";
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    List<JsonValue> markers = new ArrayList<>();
    counts.forEach(
        (marker, with) ->
            markers.add(JsonValue.object().put("marker", marker.id()).put("rows", with).toJson()));
    json.put("learned", JsonValue.object().put("markers", markers).put("rows", rows).toJson());
  }

  static FlagTemplates fromJson(JsonValue json) {
    Map<TemplateMarker, Long> counts = new EnumMap<>(TemplateMarker.class);
    for (JsonValue item : json.asObject().array("markers")) {
      JsonValue.JsonObject o = item.asObject();
      counts.put(
          TemplateMarker.valueOf(o.string("marker").toUpperCase(Locale.ROOT).replace('-', '_')),
          o.integer("rows"));
    }
    return new FlagTemplates(counts, json.asObject().integer("rows"));
  }
}
