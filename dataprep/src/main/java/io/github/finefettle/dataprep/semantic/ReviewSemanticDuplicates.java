package io.github.finefettle.dataprep.semantic;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * Flags rows whose input means nearly the same as that of another row, whatever label or answer the
 * two have; drops none.
 *
 * <p>The inputs and their vectors are held in memory while duplicates are sought, and the embedding
 * is called on one thread. The plan's JSON holds its name, and reading it needs a registry that
 * knows it.
 *
 * @param duplicates what counts as near, and which row stays
 */
@CheckReturnValue
public record ReviewSemanticDuplicates(SemanticDuplicates duplicates) implements SemanticRule {
  static final String ID = "review-semantic-duplicates";

  /** Checks that the embedding has a name. */
  public ReviewSemanticDuplicates {
    duplicates = duplicates.requireNamed();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean onlyFlags() {
    return true;
  }
}
