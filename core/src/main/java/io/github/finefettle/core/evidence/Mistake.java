package io.github.finefettle.core.evidence;

/** The six mistakes that ruin fine-tuned models. */
public enum Mistake {
  /** 1: poor data preparation. */
  POOR_DATA_PREPARATION(1, "Insufficient data preparation"),
  /** 2: too little, too uniform or irrelevant training data. */
  INSUFFICIENT_DATA(2, "Too little, too uniform or irrelevant training data"),
  /** 3: hyperparameters left untuned. */
  UNTUNED_HYPERPARAMETERS(3, "Hyperparameters left untuned"),
  /** 4: overfitting. */
  OVERFITTING(4, "Overfitting"),
  /** 5: the wrong evaluation metric. */
  WRONG_METRIC(5, "The wrong evaluation metric"),
  /** 6: no validation in real-world conditions. */
  NO_REAL_WORLD_VALIDATION(6, "No validation in real-world conditions");

  private final int number;
  private final String title;

  Mistake(int number, String title) {
    this.number = number;
    this.title = title;
  }

  /**
   * Its place in the list of six.
   *
   * @return 1 to 6
   */
  public int number() {
    return number;
  }

  /**
   * Its name for people.
   *
   * @return a phrase that begins with a capital letter
   */
  public String title() {
    return title;
  }
}
