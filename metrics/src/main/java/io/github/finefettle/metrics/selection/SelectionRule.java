package io.github.finefettle.metrics.selection;

/** The rules by which a metric is chosen. A recommendation names those that applied. */
public enum SelectionRule {
  /** The classes are about equally frequent: accuracy is fair, and easiest to explain. */
  BALANCED_CLASSES("balanced-classes", "The classes are about equally frequent."),
  /** Some class is rarer than others and all matter equally: every class gets the same weight. */
  IMBALANCED_CLASSES(
      "imbalanced-classes", "The classes differ in frequency and all of them matter equally."),
  /** The positive class is rare: ranking by scores is worth a look. */
  RARE_POSITIVE("rare-positive", "The positive class is rare."),
  /** Only one class matters: its own F1, with recall and precision beside it. */
  ONE_CLASS_OF_INTEREST("one-class-of-interest", "Only the positive class matters."),
  /** Only one class matters and it is the larger one: its F1 is won by always answering it. */
  MAJORITY_OF_INTEREST(
      "majority-of-interest",
      "Only the positive class matters, but it is the larger one, so its F1 is won by always"
          + " answering it.");

  private final String id;
  private final String sentence;

  SelectionRule(String id, String sentence) {
    this.id = id;
    this.sentence = sentence;
  }

  /**
   * The name under which the rule stands in results; stable over releases.
   *
   * @return lower-case words joined by hyphens
   */
  public String id() {
    return id;
  }

  /**
   * When the rule applies, for people.
   *
   * @return a sentence
   */
  public String sentence() {
    return sentence;
  }
}
