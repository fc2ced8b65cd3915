package io.github.finefettle.metrics.code;

/** What pass@k does with problems that have fewer samples than k. */
public enum TooFewSamples {
  /**
   * A problem none of whose samples passed counts 0; with any other problem of the kind the metric
   * is undefined, because its chance cannot be estimated without bias. The default.
   */
  UNDEFINED("undefined"),
  /**
   * All problems of the kind are left out, those of which nothing passed too: leaving out the
   * others alone would make the mean too low.
   */
  SKIP("skip");

  private final String key;

  TooFewSamples(String key) {
    this.key = key;
  }

  /**
   * How the policy stands in a signature, as in {@code few:undefined}.
   *
   * @return {@code "undefined"} or {@code "skip"}
   */
  public String key() {
    return key;
  }
}
