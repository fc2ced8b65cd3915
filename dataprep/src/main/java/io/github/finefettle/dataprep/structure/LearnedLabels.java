package io.github.finefettle.dataprep.structure;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.missing.Emptiness;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Roles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds labels against those that {@link LearnLabels} learned: finds rare and unknown ones. A
 * missing label is neither.
 *
 * @param rows how many rows had each label; empty where there were too many labels, and then
 *     nothing is found
 * @param rareBelow a label with fewer rows is rare
 * @param consequence what follows
 */
public record LearnedLabels(Map<String, Long> rows, int rareBelow, Consequence consequence)
    implements StructureRule {
  /** Copies the labels. */
  public LearnedLabels {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    LearnLabels.requireRows(rareBelow);
  }

  @Override
  public String id() {
    return LearnLabels.ID;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.LABEL);
  }

  @Override
  public List<Violation> violations(Example example) {
    String label = example.text(Role.LABEL);
    if (rows.isEmpty() || Emptiness.showsNothing(label)) {
      return List.of();
    }
    Long known = rows.get(label);
    if (known == null) {
      return List.of(CheckLabels.unknown(example, label, rows.keySet()));
    }
    return known >= rareBelow
        ? List.of()
        : List.of(
            Violation.of(
                example.placeOf(Role.LABEL, 0),
                "Few rows have the label.",
                known.doubleValue(),
                rareBelow));
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    List<JsonValue> labels = new ArrayList<>();
    rows.forEach(
        (label, n) -> labels.add(JsonValue.object().put("label", label).put("rows", n).toJson()));
    json.put("rareBelow", rareBelow).put("consequence", consequence.name()).put("learned", labels);
  }

  static LearnedLabels fromJson(JsonValue.JsonObject json) {
    SortedMap<String, Long> rows = new TreeMap<>();
    for (JsonValue item : json.array("learned")) {
      rows.put(item.asObject().string("label"), item.asObject().integer("rows"));
    }
    return new LearnedLabels(
        rows,
        Math.toIntExact(json.integer("rareBelow")),
        Consequence.valueOf(json.string("consequence")));
  }
}
