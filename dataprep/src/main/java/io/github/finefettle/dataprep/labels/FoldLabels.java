package io.github.finefettle.dataprep.labels;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Replaces spellings of labels by the ones that {@link NormalizeLabels} learned.
 *
 * @param bySpelling from the rarer spelling to its folding
 * @param counts how many rows have each label once all foldings are done
 */
public record FoldLabels(Map<String, LabelFolding> bySpelling, Map<String, Long> counts)
    implements RowRule {
  /** Copies the maps. */
  public FoldLabels {
    bySpelling = Collections.unmodifiableMap(new TreeMap<>(bySpelling));
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  static FoldLabels of(LabelSpellings spellings) {
    return new FoldLabels(spellings.bySpelling(), spellings.countsAfterFolding());
  }

  @Override
  public String id() {
    return NormalizeLabels.ID;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.LABEL);
  }

  @Override
  public Set<Role> edits() {
    return Roles.of(Role.LABEL);
  }

  @Override
  public StepOutcome apply(Example example) {
    LabelFolding folding = bySpelling.get(example.text(Role.LABEL));
    return folding == null
        ? StepOutcome.unchanged()
        : StepOutcome.edit(Role.LABEL, folding.to())
            .because(
                "Another spelling ("
                    + folding.kind().name().toLowerCase(java.util.Locale.ROOT)
                    + ") of a label with more rows.")
            .measured((double) folding.fromRows(), (double) folding.toRows());
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    List<JsonValue> foldings = new ArrayList<>();
    for (LabelFolding folding : bySpelling.values()) {
      foldings.add(
          JsonValue.object()
              .put("from", folding.from())
              .put("to", folding.to())
              .put("kind", folding.kind().name())
              .put("fromRows", folding.fromRows())
              .put("toRows", folding.toRows())
              .toJson());
    }
    List<JsonValue> labels = new ArrayList<>();
    counts.forEach(
        (label, rows) ->
            labels.add(JsonValue.object().put("label", label).put("rows", rows).toJson()));
    json.put(
        "learned", JsonValue.object().put("foldings", foldings).put("labels", labels).toJson());
  }

  static FoldLabels fromJson(JsonValue json) {
    Map<String, LabelFolding> foldings = new TreeMap<>();
    for (JsonValue item : json.asObject().array("foldings")) {
      JsonValue.JsonObject o = item.asObject();
      foldings.put(
          o.string("from"),
          new LabelFolding(
              o.string("from"),
              o.string("to"),
              LabelFolding.Kind.valueOf(o.string("kind")),
              o.integer("fromRows"),
              o.integer("toRows")));
    }
    Map<String, Long> counts = new TreeMap<>();
    for (JsonValue item : json.asObject().array("labels")) {
      counts.put(item.asObject().string("label"), item.asObject().integer("rows"));
    }
    return new FoldLabels(foldings, counts);
  }
}
