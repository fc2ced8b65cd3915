package io.github.finefettle.dataprep.structure;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.labels.NearestLabel;
import io.github.finefettle.dataprep.missing.Emptiness;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds labels outside a given set, and says which one was probably meant ({@link NearestLabel}). A
 * missing label is none of them: that is a matter of missing values.
 *
 * @param allowed the labels that there may be, exactly as written; at least one
 * @param consequence what follows
 */
@CheckReturnValue
public record CheckLabels(SortedSet<String> allowed, Consequence consequence)
    implements StructureRule {
  private static final String ID = "check-labels";

  /** Copies the labels. */
  public CheckLabels {
    allowed = Collections.unmodifiableSortedSet(new TreeSet<>(allowed));
    if (allowed.isEmpty()) {
      throw new IllegalArgumentException(
          "The set of allowed labels is empty. Give the labels, or learn them by LearnLabels.");
    }
  }

  /**
   * Flags labels outside a set.
   *
   * @param allowed the labels that there may be
   * @return the rule
   */
  public static CheckLabels in(String... allowed) {
    return new CheckLabels(new TreeSet<>(List.of(allowed)), Consequence.FLAG);
  }

  /**
   * The same rule with another consequence.
   *
   * @param newConsequence what follows for a row with another label
   * @return a new rule
   */
  public CheckLabels then(Consequence newConsequence) {
    return new CheckLabels(allowed, newConsequence);
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) -> {
          TreeSet<String> allowed = new TreeSet<>();
          json.array("allowed").forEach(label -> allowed.add(label.asString()));
          return new CheckLabels(allowed, Consequence.valueOf(json.string("consequence")));
        });
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<Role> reads() {
    return Roles.of(Role.LABEL);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("allowed", JsonValue.strings(allowed)).put("consequence", consequence.name());
  }

  @Override
  public List<Violation> violations(Example example) {
    String label = example.text(Role.LABEL);
    if (allowed.contains(label) || Emptiness.showsNothing(label)) {
      return List.of();
    }
    return List.of(unknown(example, label, allowed));
  }

  static Violation unknown(Example example, String label, Collection<String> known) {
    String meant =
        NearestLabel.of(label, known)
            .map(nearest -> " Maybe \"" + nearest + "\" was meant.")
            .orElse("");
    return Violation.of(
        example.placeOf(Role.LABEL, 0),
        "The label is none of the " + known.size() + " known ones." + meant);
  }
}
