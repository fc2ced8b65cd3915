package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.Set;

/**
 * Drops rows whose input is nearly that of another row, which stays, and whose other texts (label,
 * answer, context, tools and calls) are the same. Rows of different labels or answers are never
 * dropped for each other, and rows without an input are no duplicates. The inputs are held in
 * memory while duplicates are sought.
 *
 * @param near what counts as near, and which row stays
 */
public record DropNearDuplicates(NearDuplicates near)
    implements LearningRule<DropNearDuplicates.Text> {
  static final String ID = "drop-near-duplicates";

  private static final ExactKey REST =
      ExactKey.of(Role.TARGET, Role.LABEL, Role.CONTEXT, Role.REJECTED, Role.TOOLS, Role.CALL);

  /** What is noted of a row. */
  public static final class Text {
    private final String input;
    private final DuplicateKey rest;
    private final Merit merit;

    private Text(String input, DuplicateKey rest, Merit merit) {
      this.input = input;
      this.rest = rest;
      this.merit = merit;
    }
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
    return Roles.of(Role.INPUT);
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("near", near.toJson());
  }

  @Override
  public boolean onlyFlags() {
    return false;
  }

  @Override
  public Text observe(Example example) {
    String input = example.text(Role.INPUT);
    return input.isBlank()
        ? new Text("", DuplicateKey.NONE, Merit.NONE)
        : new Text(input, REST.keyOf(example), near.survivor().meritOf(example));
  }

  /**
   * How many of some rows this rule would drop.
   *
   * @param examples the rows
   * @return 0 or more
   */
  public long countIn(Iterable<Example> examples) {
    try (NearDuplicateRows search = new NearDuplicateRows(near, 1)) {
      for (Example example : examples) {
        Text text = observe(example);
        search.add(example.id(), text.input, text.rest, text.merit);
      }
      return search.found().size();
    }
  }

  @Override
  public Learning<Text> learning() {
    return learning(1);
  }

  @Override
  public Learning<Text> learning(int threads) {
    NearDuplicateRows search = new NearDuplicateRows(near, threads);
    return new Learning<>() {
      @Override
      public void add(RowId row, Text text) {
        search.add(row, text.input, text.rest, text.merit);
      }

      @Override
      public Learned learned() {
        DuplicatePairs found;
        try (search) {
          found = search.found();
        }
        DuplicateRows rows =
            new DuplicateRows(
                DropNearDuplicates.this,
                RuleAction.DROPPED,
                "The row is a near duplicate of its partner, with the same label.",
                near.similarity(),
                search.rows(),
                found);
        return search.merits().reported(Learned.bound(rows), ID);
      }
    };
  }
}
