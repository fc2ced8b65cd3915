package io.github.finefettle.djl;

/** Hears of each epoch, such as to report it to a study or to write a checkpoint. */
@FunctionalInterface
public interface EpochCallback {
  /**
   * An epoch has been trained, validated and judged; the weights in place are its own.
   *
   * @param report what happened
   * @throws Exception to end the training; a runtime exception reaches the caller of {@code fit} as
   *     it is, any other is wrapped
   */
  void afterEpoch(EpochReport report) throws Exception;
}
