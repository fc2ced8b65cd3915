package io.github.finefettle.core.stopping;

/** What training and validation losses say together; see {@link OverfittingDiagnosis}. */
public enum FitVerdict {
  /** Nothing speaks against the fit. */
  HEALTHY,
  /** Both losses were still falling at the end: train longer, or with a higher learning rate. */
  UNDERFIT,
  /** The validation loss has turned while the gap to the training loss grows. */
  OVERFITTING,
  /** A loss became undefined, or training made the training loss worse. */
  DIVERGED,
  /** The validation loss jumps more than it moves: no statement can be made. */
  NOISY,
  /** Fewer than four epochs have both losses: no statement can be made. */
  TOO_FEW_POINTS
}
