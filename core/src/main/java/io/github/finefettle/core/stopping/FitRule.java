package io.github.finefettle.core.stopping;

import io.github.finefettle.core.evidence.NumberText;
import java.util.Optional;

/** The rules of {@link OverfittingDiagnosis}, in the order in which they are asked. */
final class FitRule {
  static final int FEWEST = 4;
  static final double SIGNIFICANT = 0.05;

  /** Below the usual level, because the noise of neighbouring evaluations is not independent. */
  static final double TURNED = 0.025;

  /** A rise below this share of all movement is of no interest, however sure. */
  private static final double NOTICEABLE = 0.02;

  /** A rise of the training loss from this share of all movement on is divergence. */
  private static final double DIVERGENT = 0.2;

  /** Giving back this share of what training had gained is divergence. */
  private static final double GIVEN_BACK = 0.5;

  /** A jump beyond this many standard deviations of the noise is none of its own. */
  private static final double BEYOND_NOISE = 4;

  /** Noise above this share of what training moved hides what matters. */
  private static final double JUMPY = 0.25;

  /** The pace at the end, as a share of the mean pace, from which on training was cut short. */
  private static final double STILL_FALLING = 1.0 / 3;

  /** A rise that is too short to prove but too large to call healthy. */
  private static final double SUSPICIOUS = 0.1;

  /** More evaluations are brought to this many medians: a trend looks at all pairs. */
  private static final int LONGEST_TREND = 64;

  /** With fewer evaluations a fall may only not have been seen. */
  private static final int ENOUGH_TO_DENY_A_FALL = 6;

  private final LossCurves curves;
  private final double[] train;
  private final double[] validation;
  private final double[] trainGroups;
  private final double[] validationGroups;
  private final double movement;

  private FitRule(LossCurves curves) {
    this.curves = curves;
    this.train = curves.train();
    this.validation = curves.validation();
    this.trainGroups = Series.grouped(train, TurnTest.GROUPS);
    this.validationGroups = Series.grouped(validation, TurnTest.GROUPS);
    this.movement = Math.max(Series.range(trainGroups), Series.range(validationGroups));
  }

  static FitVerdict judge(LossCurves curves) {
    if (curves.lostAt().isPresent()) {
      TrainingPosition lost = curves.lostAt().get();
      return new FitVerdict.Diverged(
          lost, "A loss that was a number before is NaN or infinite from " + lost + " on.");
    }
    if (curves.count() < FEWEST) {
      return new FitVerdict.TooFewPoints(
          curves.count(),
          "Only "
              + curves.count()
              + " evaluations have both losses; a statement needs at least "
              + FEWEST
              + ".");
    }
    return new FitRule(curves).judge();
  }

  private FitVerdict judge() {
    TurnTest trainTurn = TurnTest.of(train);
    TurnTest turn = TurnTest.of(validation);
    return diverged(trainTurn)
        .or(() -> overfitting(turn))
        .or(this::learnedNothing)
        .or(() -> tooShortToTell(true))
        .or(() -> noisy(turn))
        .or(this::cutShort)
        .or(() -> tooShortToTell(false))
        .orElseGet(() -> healthy(turn));
  }

  private Optional<FitVerdict> diverged(TurnTest turn) {
    int lowest = Series.lowest(train);
    double low = train[lowest];
    double end = Series.medianOfLast(train, Math.max(1, Math.min(3, train.length / 2)));
    boolean jumped =
        end - low > GIVEN_BACK * (train[0] - low)
            && end - low > BEYOND_NOISE * Series.noise(train)
            && end - low > NOTICEABLE * movement;
    boolean climbed =
        turn.p() < TURNED && rises(trainGroups, turn) && turn.rise() > DIVERGENT * movement;
    if (!jumped && !climbed) {
      return Optional.empty();
    }
    return Optional.of(
        new FitVerdict.Diverged(
            curves.position(lowest),
            "The training loss rose from "
                + NumberText.of(low)
                + " at "
                + curves.position(lowest)
                + " to "
                + NumberText.of(end)
                + " at the end."));
  }

  /** Mann and Kendall's test over the stretch, which asks for order and not only for a slope. */
  private static boolean rises(double[] groups, TurnTest turn) {
    double[] stretch = Series.last(groups, groups.length - turn.groupStart());
    return TrendTest.of(Series.counting(stretch.length), stretch).risingP() < SIGNIFICANT;
  }

  private Optional<FitVerdict> overfitting(TurnTest turn) {
    if (turn.p() >= TURNED
        || turn.rise() <= NOTICEABLE * movement
        || !rises(validationGroups, turn)
        || trainRisesAlong(turn)) {
      return Optional.empty();
    }
    Valley valley = Valley.of(validation);
    TrainingPosition since = curves.position(valley.lowest());
    String reason =
        "The validation loss was lowest at "
            + since
            + " with "
            + NumberText.of(validation[valley.lowest()])
            + " and has risen to "
            + NumberText.of(validation[validation.length - 1])
            + " while the training loss went to "
            + NumberText.of(train[train.length - 1])
            + " (p of such a rise by chance "
            + NumberText.of(turn.p())
            + ").";
    return Optional.of(
        new FitVerdict.Overfitting(
            since,
            curves.position(valley.earliest()),
            curves.position(valley.latest()),
            turn.p(),
            reason));
  }

  /** Where training climbs half as fast as validation or faster, the gap is not what grows. */
  private boolean trainRisesAlong(TurnTest turn) {
    double slope = TurnTest.Line.over(trainGroups, turn.groupStart()).slope();
    double own = TurnTest.Line.over(validationGroups, turn.groupStart()).slope();
    return slope > own / 2;
  }

  private Optional<FitVerdict> learnedNothing() {
    TrendTest trend = TrendTest.of(Series.counting(trainGroups.length), trainGroups);
    if (train.length < ENOUGH_TO_DENY_A_FALL
        || trend.fallingP() < SIGNIFICANT
        || fall(trainGroups) > 2 * Series.noise(train)) {
      return Optional.empty();
    }
    return Optional.of(
        new FitVerdict.Underfit(
            false,
            "The training loss did not fall: "
                + NumberText.of(train[0])
                + " at first, "
                + NumberText.of(train[train.length - 1])
                + " at last."));
  }

  /** From the first two groups to the last two, by their medians; negative where it rose. */
  private static double fall(double[] groups) {
    return (groups[0] + groups[1] - groups[groups.length - 2] - groups[groups.length - 1]) / 2;
  }

  private Optional<FitVerdict> noisy(TurnTest turn) {
    double noise = Series.noise(validation);
    double moved = Math.max(Math.abs(fall(trainGroups)), Math.abs(fall(validationGroups)));
    TrendTest trend = TrendTest.of(Series.counting(validationGroups.length), validationGroups);
    if (noise <= JUMPY * moved || turn.p() < SIGNIFICANT || trend.fallingP() < SIGNIFICANT) {
      return Optional.empty();
    }
    return Optional.of(
        new FitVerdict.Noisy(
            "One evaluation of the validation loss is uncertain by "
                + NumberText.of(noise)
                + " (one standard deviation), but the whole run moved the losses by only "
                + NumberText.of(moved)
                + "."));
  }

  private Optional<FitVerdict> cutShort() {
    double[] losses = Series.grouped(validation, LONGEST_TREND);
    double[] end = Series.last(losses, Math.max(FEWEST, (losses.length + 1) / 2));
    double[] trainEnd = Series.last(Series.grouped(train, LONGEST_TREND), end.length);
    int third = Math.max(FEWEST - 1, (losses.length + 2) / 3);
    double endPace = -slope(Series.last(losses, third));
    double pace = (losses[0] - losses[losses.length - 1]) / (losses.length - 1);
    if (TrendTest.of(Series.counting(end.length), end).fallingP() >= SIGNIFICANT
        || slope(trainEnd) >= 0
        || endPace <= STILL_FALLING * pace
        || endPace * third <= NOTICEABLE * movement) {
      return Optional.empty();
    }
    return Optional.of(
        new FitVerdict.Underfit(
            true,
            "Over the last third of the run the validation loss still fell, at "
                + NumberText.of(100 * endPace / pace)
                + " % of its mean pace."));
  }

  private static double slope(double[] values) {
    return TrendTest.of(Series.counting(values.length), values).slope();
  }

  /** In order means that each evaluation since the lowest is above the one before it. */
  private Optional<FitVerdict> tooShortToTell(boolean inOrder) {
    int lowest = curves.lowest();
    int following = validation.length - 1 - lowest;
    if (following < 2 || following > FEWEST || validation.length > 2 * FEWEST) {
      return Optional.empty();
    }
    double[] after = Series.last(validation, following);
    double least = after[Series.lowest(after)] - validation[lowest];
    double last = after[following - 1] - validation[lowest];
    if (least <= NOTICEABLE * movement
        || last <= SUSPICIOUS * movement
        || (inOrder && !ascends(after))) {
      return Optional.empty();
    }
    return Optional.of(
        new FitVerdict.TooFewPoints(
            curves.count(),
            "All "
                + following
                + " evaluations since "
                + curves.position(lowest)
                + " have a validation loss above its "
                + NumberText.of(validation[lowest])
                + ", the last by "
                + NumberText.of(last)
                + "; so few cannot tell a turn from noise."));
  }

  private static boolean ascends(double[] values) {
    for (int i = 1; i < values.length; i++) {
      if (values[i] <= values[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private FitVerdict healthy(TurnTest turn) {
    return new FitVerdict.Healthy(
        "Over "
            + curves.count()
            + " evaluations the validation loss does not rise (p "
            + NumberText.of(turn.p())
            + ") or rises too little to matter, and the training loss holds what it gained.");
  }
}
