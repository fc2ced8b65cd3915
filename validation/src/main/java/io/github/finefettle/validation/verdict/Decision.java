package io.github.finefettle.validation.verdict;

/** What the evidence says about shipping a model. There is always a third answer. */
public enum Decision {
  /** Every required limit is kept, with 95 % confidence each. */
  SHIP(0),
  /** At least one required limit is broken, with 95 % confidence over all of them. */
  DO_NOT_SHIP(1),
  /** Neither can be said. More examples decide it. */
  INSUFFICIENT_EVIDENCE(2);

  private final int exitCode;

  Decision(int exitCode) {
    this.exitCode = exitCode;
  }

  /**
   * The exit status for a program that ends with this decision.
   *
   * @return 0 ship, 1 do not ship, 2 not enough evidence
   */
  public int exitCode() {
    return exitCode;
  }
}
