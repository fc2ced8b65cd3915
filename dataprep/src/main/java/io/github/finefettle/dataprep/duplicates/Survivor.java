package io.github.finefettle.dataprep.duplicates;

import java.util.List;
import java.util.stream.IntStream;

/** Which row of a cluster stays. Ties go to the row with the smaller index. */
public final class Survivor {
  private static final Survivor LONGEST = new Survivor("longest");
  private static final Survivor FIRST = new Survivor("first");

  private final String name;

  private Survivor(String name) {
    this.name = name;
  }

  /**
   * The row with the most characters (Unicode code points) stays, because it says the most.
   *
   * @return the policy
   */
  public static Survivor longest() {
    return LONGEST;
  }

  /**
   * The row with the smallest index stays.
   *
   * @return the policy
   */
  public static Survivor first() {
    return FIRST;
  }

  /** Finds a policy by the name under which it stands in JSON. */
  static Survivor named(String name) {
    return switch (name) {
      case "longest" -> LONGEST;
      case "first" -> FIRST;
      default ->
          throw new IllegalArgumentException(
              "The survivor policy (" + name + ") is unknown; there are: longest, first.");
    };
  }

  /**
   * The name under which it stands in JSON.
   *
   * @return {@code "longest"} or {@code "first"}
   */
  public String name() {
    return name;
  }

  /** All rows, those to be kept before others first. */
  int[] order(List<String> texts) {
    IntStream rows = IntStream.range(0, texts.size());
    if (this == FIRST) {
      return rows.toArray();
    }
    int[] length = texts.stream().mapToInt(t -> t.codePointCount(0, t.length())).toArray();
    return rows.boxed()
        .sorted((a, b) -> length[a] != length[b] ? length[b] - length[a] : a - b)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
