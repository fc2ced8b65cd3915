package io.github.finefettle.core.stopping;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The evaluations of a run that have a training and a validation loss, as arrays, and when a loss
 * was lost for good. The training loss is the fixed probe in evaluation mode where the run has it.
 * Never compared and never leaves the package, so the arrays are shared uncopied.
 */
final class LossCurves {
  private static final int ENOUGH = 4;

  private final List<Evaluation> evaluations;
  private final boolean probe;
  private final Optional<TrainingPosition> lostAt;
  private final int missing;

  private LossCurves(
      List<Evaluation> evaluations, boolean probe, Optional<TrainingPosition> lostAt, int missing) {
    this.evaluations = evaluations;
    this.probe = probe;
    this.lostAt = lostAt;
    this.missing = missing;
  }

  static LossCurves of(TrainingHistory history) {
    List<Evaluation> all = history.evaluations();
    List<Evaluation> probed = both(all, Evaluation::probeLoss);
    List<Evaluation> trained = both(all, Evaluation::trainLoss);
    boolean probe = !probed.isEmpty() && probed.size() >= Math.min(ENOUGH, trained.size());
    List<Evaluation> used = probe ? probed : trained;
    Optional<TrainingPosition> lost =
        lostAt(all, LossCurves::anyTrainLoss, Evaluation::hasLostTraining)
            .or(() -> lostAt(all, Evaluation::validationLoss, Evaluation::hasLostValidation));
    return new LossCurves(used, probe, lost, used.isEmpty() ? 0 : all.size() - used.size());
  }

  private static List<Evaluation> both(
      List<Evaluation> all, Function<Evaluation, OptionalDouble> train) {
    return all.stream()
        .filter(e -> train.apply(e).isPresent() && e.validationLoss().isPresent())
        .toList();
  }

  private static OptionalDouble anyTrainLoss(Evaluation evaluation) {
    return evaluation.probeLoss().isPresent() ? evaluation.probeLoss() : evaluation.trainLoss();
  }

  /**
   * Where a loss that was a number before is measured as NaN or infinite and never again a number.
   * A loss that was not measured is not lost, nor is one that was NaN for a while.
   */
  private static Optional<TrainingPosition> lostAt(
      List<Evaluation> all,
      Function<Evaluation, OptionalDouble> loss,
      Predicate<Evaluation> undefined) {
    int first = 0;
    while (first < all.size() && !undefined.test(all.get(first))) {
      first++;
    }
    boolean before = all.stream().limit(first).anyMatch(e -> loss.apply(e).isPresent());
    boolean again = all.stream().skip(first).anyMatch(e -> loss.apply(e).isPresent());
    return first < all.size() && before && !again
        ? Optional.of(all.get(first).position())
        : Optional.empty();
  }

  int count() {
    return evaluations.size();
  }

  /** Whether the training loss was taken in evaluation mode on a fixed probe. */
  boolean isProbe() {
    return probe;
  }

  Optional<TrainingPosition> lostAt() {
    return lostAt;
  }

  /** How many evaluations lack one of the two losses. */
  int missing() {
    return missing;
  }

  Evaluation evaluation(int index) {
    return evaluations.get(index);
  }

  TrainingPosition position(int index) {
    return evaluations.get(index).position();
  }

  double[] epochs() {
    return evaluations.stream().mapToDouble(e -> e.position().epochs()).toArray();
  }

  double[] train() {
    return evaluations.stream()
        .mapToDouble(e -> (probe ? e.probeLoss() : e.trainLoss()).orElseThrow())
        .toArray();
  }

  double[] validation() {
    return evaluations.stream().mapToDouble(e -> e.validationLoss().orElseThrow()).toArray();
  }

  double[] gaps() {
    double[] gaps = validation();
    double[] train = train();
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] -= train[i];
    }
    return gaps;
  }

  /** The first of the lowest validation losses. */
  int lowest() {
    return Series.lowest(validation());
  }
}
