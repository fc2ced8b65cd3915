package io.github.finefettle.core.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.objective.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loss that was not measured is not lost; one that was measured and is no number is. */
class LostLossTest {
  private static final double[] TRAIN = {1, .6, .5, .49, .485, .484};
  private static final double[] VALIDATION = {1, .7, .62, .621, .622, .620};

  private static TrainingHistory plateau() {
    TrainingHistory history = TrainingHistory.empty();
    for (int i = 0; i < TRAIN.length; i++) {
      history = history.with(Evaluation.of(i + 1, TRAIN[i], VALIDATION[i], VALIDATION[i]));
    }
    return history;
  }

  private static Evaluation next(int epoch) {
    return Evaluation.at(TrainingPosition.ofEpochs(epoch));
  }

  private static FitVerdict verdict(TrainingHistory history) {
    return OverfittingDiagnosis.of(history).verdict();
  }

  @Test
  void aLastEvaluationWithoutValidationLossIsNoDivergence() {
    TrainingHistory history = plateau().with(next(7).withTrainLoss(.484));
    assertThat(verdict(history).kind()).isEqualTo(FitVerdict.Kind.HEALTHY);
    TrainingHistory longer = history.with(next(8).withTrainLoss(.483));
    assertThat(verdict(longer).kind()).isEqualTo(FitVerdict.Kind.HEALTHY);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aLastEvaluationWhoseValidationLossIsNoNumberIsDivergence(double loss) {
    TrainingHistory history = plateau().with(next(7).withTrainLoss(.484).withValidationLoss(loss));
    assertThat(verdict(history).kind()).isEqualTo(FitVerdict.Kind.DIVERGED);
    assertThat(verdict(history).since().orElseThrow().epoch()).isEqualTo(7);
    TrainingHistory unmeasured = history.with(next(8).withTrainLoss(.483));
    assertThat(verdict(unmeasured)).isEqualTo(verdict(history));
    TrainingHistory recovered = unmeasured.with(next(9).withTrainLoss(.48).withValidationLoss(.62));
    assertThat(verdict(recovered).kind()).isEqualTo(FitVerdict.Kind.HEALTHY);
  }

  @Test
  void aTrainingLossThatIsNoNumberIsDivergenceAlsoWhereTheValidationLossIsMeasuredLessOften() {
    TrainingHistory history =
        TrainingHistory.empty()
            .with(next(1).withTrainLoss(1).withValidationLoss(1))
            .with(next(2).withTrainLoss(.8))
            .with(next(3).withTrainLoss(.7).withValidationLoss(.8))
            .with(next(4).withTrainLoss(Double.NaN));
    assertThat(verdict(history).kind()).isEqualTo(FitVerdict.Kind.DIVERGED);
    assertThat(verdict(history).since().orElseThrow().epoch()).isEqualTo(4);
  }

  @Test
  void theOutcomeClaimsNoDivergenceWhereALossWasNotMeasured() {
    EarlyStoppingTracker tracker = EarlyStopping.on(Objective.minimize("loss")).start();
    tracker.observe(Observation.of(7, .6));
    TrainingHistory history = plateau().with(next(7).withTrainLoss(.484));
    assertThat(divergence(tracker, history)).isEqualTo(ClaimState.UNDECIDED);
    TrainingHistory lost =
        plateau().with(next(7).withTrainLoss(.484).withValidationLoss(Double.NaN));
    assertThat(divergence(tracker, lost)).isEqualTo(ClaimState.NOT_MET);
  }

  private static ClaimState divergence(EarlyStoppingTracker tracker, TrainingHistory history) {
    return StoppingOutcome.of(tracker, history).evidence().claims().stream()
        .filter(claim -> claim.id().equals("stopping.no-divergence"))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void whatIsNoNumberIsEmptyButNotTheSameAsWhatWasNotMeasured() {
    Evaluation lost = next(1).withValidationLoss(Double.NaN);
    assertThat(lost.validationLoss()).isEmpty();
    assertThat(lost).isNotEqualTo(next(1)).isEqualTo(next(1).withValidationLoss(Double.NaN));
    assertThat(lost.withValidationLoss(.5)).isEqualTo(next(1).withValidationLoss(.5));
  }

  @Test
  void theDifferenceSurvivesTheJson() {
    TrainingHistory history =
        plateau()
            .with(next(7).withTrainLoss(.484).withValidationLoss(Double.NaN))
            .with(next(8).withTrainLoss(Double.POSITIVE_INFINITY))
            .with(next(9).withObjective(Double.NEGATIVE_INFINITY));
    String json = history.toJson().toCanonicalString();
    TrainingHistory read = TrainingHistory.fromJson(JsonValue.parse(json));
    assertThat(read).isEqualTo(history);
    assertThat(read.toJson().toCanonicalString()).isEqualTo(json);
    assertThat(verdict(read)).isEqualTo(verdict(history));
  }

  /** What an older release wrote, and reads: only numbers that are none need the new version. */
  @Test
  void aHistoryOfNumbersIsWrittenAsBefore() {
    String before =
        "{\"evaluations\":[{\"objective\":0.5,\"position\":{\"epochs\":1},\"trainLoss\":1}],"
            + "\"kind\":\"training-history\",\"version\":2}";
    TrainingHistory history =
        TrainingHistory.empty().with(next(1).withTrainLoss(1).withObjective(.5));
    assertThat(history.toJson().toCanonicalString()).isEqualTo(before);
    assertThat(TrainingHistory.fromJson(JsonValue.parse(before))).isEqualTo(history);
    assertThat(plateau().with(next(7).withTrainLoss(Double.NaN)).toJson().integer("version"))
        .isEqualTo(3);
  }
}
