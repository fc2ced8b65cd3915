package io.github.finefettle.dataprep.semantic;

import com.google.errorprone.annotations.CheckReturnValue;

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
public record DropSemanticDuplicates(SemanticDuplicates duplicates) implements SemanticRule {
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
  public boolean onlyFlags() {
    return false;
  }
}
