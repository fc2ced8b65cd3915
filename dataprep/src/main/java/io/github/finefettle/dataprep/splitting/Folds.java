package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.split.TestSplit;
import java.util.List;
import java.util.Optional;

/**
 * The folds of one data set. Each row that is not held out validates in exactly one fold.
 *
 * @param <R> the type of a row
 * @param folds k pairs of training and validation rows
 * @param test the rows that are in no fold, or empty where none were held out
 * @param evidence how the folds were made
 */
public record Folds<R>(List<Fold<R>> folds, Optional<TestSplit<R>> test, Evidence evidence)
    implements HasEvidence {
  /** Copies the list. */
  public Folds {
    folds = List.copyOf(folds);
  }
}
