package io.github.finefettle.metrics.ranking;

/** How the areas of several classes or pairs of classes become one number. */
public enum ClassAveraging {
  /** Every class, or pair of classes, counts the same. */
  MACRO("macro"),
  /** Every class, or pair of classes, counts by how many rows truly belong to it. */
  WEIGHTED("weighted"),
  /** The scores of all classes are ranked together; not for pairs of classes. */
  MICRO("micro");

  private final String key;

  ClassAveraging(String key) {
    this.key = key;
  }

  /**
   * How it stands in a signature, as in {@code average:macro}.
   *
   * @return the name in lower case
   */
  public String key() {
    return key;
  }
}
