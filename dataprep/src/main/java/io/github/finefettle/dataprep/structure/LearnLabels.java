package io.github.finefettle.dataprep.structure;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.missing.Emptiness;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns the labels that there are, and finds those that few rows have. What was learned stands in
 * the resolved plan: with it, later data are held against the same labels, and new ones found.
 *
 * <p>Where there are more than {@value #MOST} different labels, they are rather texts: none is then
 * learned, and a finding says so.
 *
 * @param rareBelow a label with fewer rows is rare; 1 or more, where 1 makes none rare
 * @param consequence what follows for rows with a rare or unknown label
 */
@CheckReturnValue
public record LearnLabels(int rareBelow, Consequence consequence) implements LearningRule<String> {
  /** More different labels than these are none. */
  public static final int MOST = 10_000;

  static final String ID = "learn-labels";

  /** Checks the number. */
  public LearnLabels {
    requireRows(rareBelow);
  }

  static void requireRows(int rareBelow) {
    if (rareBelow < 1) {
      throw new IllegalArgumentException(
          "The number of rows below which a label is rare ("
              + rareBelow
              + ") must be 1 or more. Try 2: a split needs two rows of each label at least.");
    }
  }

  /**
   * Flags labels of few rows.
   *
   * @param rows a label with fewer rows is rare; 1 or more
   * @return the rule
   */
  public static LearnLabels rareBelow(int rows) {
    return new LearnLabels(rows, Consequence.FLAG);
  }

  /**
   * The same rule with another consequence.
   *
   * @param newConsequence what follows for a row with a rare label
   * @return a new rule
   */
  public LearnLabels then(Consequence newConsequence) {
    return new LearnLabels(rareBelow, newConsequence);
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) ->
            json.find("learned").isPresent()
                ? LearnedLabels.fromJson(json)
                : new LearnLabels(
                    Math.toIntExact(json.integer("rareBelow")),
                    Consequence.valueOf(json.string("consequence"))));
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
    return Roles.of(Role.LABEL);
  }

  @Override
  public boolean onlyFlags() {
    return consequence.keepsRow();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("rareBelow", rareBelow).put("consequence", consequence.name());
  }

  @Override
  public String observe(Example example) {
    String label = example.text(Role.LABEL);
    return Emptiness.showsNothing(label) ? "" : label;
  }

  @Override
  public Learning<String> learning() {
    TreeMap<String, Long> rows = new TreeMap<>();
    return new Learning<>() {
      @Override
      public void add(RowId row, String label) {
        if (!label.isEmpty() && rows.size() <= MOST) {
          rows.merge(label, 1L, Long::sum);
        }
      }

      @Override
      public Learned learned() {
        return LearnLabels.this.learned(rows);
      }
    };
  }

  private Learned learned(Map<String, Long> rows) {
    if (rows.size() > MOST) {
      return Learned.frozen(new LearnedLabels(Map.of(), rareBelow, consequence))
          .with(
              new Finding(
                  Severity.WARNING,
                  "too-many-labels",
                  "More than " + MOST + " different labels were found, so none was learned.",
                  "Check that the label column is not the text column."));
    }
    Learned learned = Learned.frozen(new LearnedLabels(rows, rareBelow, consequence));
    long rare = rows.values().stream().filter(n -> n < rareBelow).count();
    return rare == 0
        ? learned
        : learned.with(
            new Finding(
                Severity.WARNING,
                "rare-labels",
                rare + " of " + rows.size() + " labels have fewer than " + rareBelow + " rows.",
                "Collect more rows for them, or join them with a label that means the same."));
  }
}
