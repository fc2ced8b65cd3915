package io.github.finefettle.metrics.code;

/**
 * The programs that a model wrote for one problem.
 *
 * @param samples how many there are, 1 or more
 * @param compiled how many could be compiled or parsed
 * @param passed how many passed all tests, at most those compiled
 */
public record Attempts(int samples, int compiled, int passed) {
  /** Checks the order of the counts. */
  public Attempts {
    if (samples < 1 || passed < 0 || passed > compiled || compiled > samples) {
      throw new IllegalArgumentException(
          "The counts ("
              + passed
              + " passed, "
              + compiled
              + " compiled, "
              + samples
              + " samples) must satisfy 0 <= passed <= compiled <= samples and samples >= 1.");
    }
  }

  /**
   * Programs of which it is not told whether they compile; all count as compiled.
   *
   * @param samples how many there are, 1 or more
   * @param passed how many passed all tests
   * @return the attempts
   */
  public static Attempts of(int samples, int passed) {
    return new Attempts(samples, samples, passed);
  }
}
