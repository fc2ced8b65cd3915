package io.github.finefettle.dataprep.semantic;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.Set;

/**
 * Drops rows whose input means nearly the same as that of another row, which stays, and whose other
 * texts (label, answer, context, rejected answer, tools and calls) are equal to those of that row.
 * Rows of different labels or answers are never dropped for each other, and rows without an input
 * are no duplicates. Look at some of them with {@link ReviewSemanticDuplicates} first: what an
 * embedding calls near depends on the embedding.
 *
 * <p>The inputs and their vectors are held in memory while duplicates are sought, and the embedding
 * is called on one thread. The plan's JSON holds its name, and reading it needs a registry that
 * knows it.
 *
 * @param duplicates what counts as near, and which row stays
 */
@CheckReturnValue
public record DropSemanticDuplicates(SemanticDuplicates duplicates)
    implements LearningRule<SemanticText> {
  static final String ID = "drop-semantic-duplicates";

  /** Checks that the embedding has a name. */
  public DropSemanticDuplicates {
    duplicates = duplicates.requireNamed();
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
  public Set<Role> edits() {
    return Roles.of();
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("duplicates", duplicates.toJson());
  }

  @Override
  public boolean onlyFlags() {
    return false;
  }

  @Override
  public SemanticText observe(Example example) {
    return SemanticText.of(example);
  }

  @Override
  public Learning<SemanticText> learning() {
    return new SemanticLearning(
        duplicates,
        new SemanticRows.Verdict(
            ID,
            RuleAction.DROPPED,
            "The input means nearly the same as that of its partner, and the other texts are equal."),
        true);
  }
}
