package io.github.finefettle.djl.training;

/**
 * The learning rate of each optimizer step. Pure: the same step always gives the same rate, on
 * every machine, so that a resumed run goes on where it was by its step alone.
 */
@FunctionalInterface
public interface LearningRateSchedule {
  /**
   * The learning rate of a step.
   *
   * @param step 1 for the first update of a parameter
   * @return 0 or more
   */
  double at(long step);

  /**
   * The same rate for every step.
   *
   * @param rate above 0
   * @return the schedule
   */
  static LearningRateSchedule constant(double rate) {
    requirePositive("rate", rate);
    return step -> rate;
  }

  /**
   * Rises evenly to the peak over the warm-up, then falls evenly so that it would be 0 in the step
   * after the last. The first step has {@code peak / warmUpSteps}, not 0, so that no step is
   * wasted.
   *
   * @param warmUpSteps 0 or more, at most {@code totalSteps}
   * @param totalSteps 1 or more; later steps have the rate 0
   * @param peak above 0
   * @return the schedule
   */
  static LearningRateSchedule warmUpThenLinearDecay(
      long warmUpSteps, long totalSteps, double peak) {
    requireSteps(warmUpSteps, totalSteps);
    requirePositive("peak", peak);
    return step -> {
      if (step <= warmUpSteps) {
        return peak * step / warmUpSteps;
      }
      return step > totalSteps ? 0 : peak * (totalSteps - step + 1) / (totalSteps - warmUpSteps);
    };
  }

  /**
   * Rises evenly to the peak over the warm-up, then falls along half a cosine wave (Loshchilov and
   * Hutter, SGDR, 2017, equation 5 with a lowest rate of 0).
   *
   * @param warmUpSteps 0 or more, at most {@code totalSteps}
   * @param totalSteps 1 or more; later steps have the rate 0
   * @param peak above 0
   * @return the schedule
   */
  static LearningRateSchedule warmUpThenCosineDecay(
      long warmUpSteps, long totalSteps, double peak) {
    requireSteps(warmUpSteps, totalSteps);
    requirePositive("peak", peak);
    return step -> {
      if (step <= warmUpSteps) {
        return peak * step / warmUpSteps;
      }
      if (step > totalSteps) {
        return 0;
      }
      double done = (double) (step - 1 - warmUpSteps) / (totalSteps - warmUpSteps);
      return peak * 0.5 * (1 + StrictMath.cos(Math.PI * done));
    };
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "The " + name + " (" + value + ") must be a finite number above 0, such as 5e-4.");
    }
  }

  private static void requireSteps(long warmUpSteps, long totalSteps) {
    if (totalSteps < 1 || warmUpSteps < 0 || warmUpSteps > totalSteps) {
      throw new IllegalArgumentException(
          "The warm-up ("
              + warmUpSteps
              + " steps) must lie between 0 and the total ("
              + totalSteps
              + " steps), which is 1 or more. One epoch has rows / batch size steps.");
    }
  }
}
