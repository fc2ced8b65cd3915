package io.github.finefettle.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.objective.Objective;
import org.junit.jupiter.api.Test;

class StudyEvidenceTest {
  private static final Hyperparameter<Double> RATE = Hyperparameter.logUniform("rate", 1e-6, 1);
  private static final Hyperparameter<String> POOL =
      Hyperparameter.categorical("pool", "mean", "last");

  private static Evidence evidence(double bestRate, Double... rates) {
    StudyResult result =
        Study.optimizing(Objective.minimize("loss"))
            .over(HyperparameterGrid.of(RATE.values(rates), POOL.values()))
            .runner()
            .run(
                trial -> {
                  double off = StrictMath.log10(trial.get(RATE) / bestRate);
                  double loss = off * off + (trial.get(POOL).equals("mean") ? 0.25 : 0);
                  trial.report(1, loss + 1);
                  trial.report(2, loss);
                  return TrialReport.ended(2, loss);
                });
    return result.evidence();
  }

  private static ClaimState state(Evidence evidence, String id) {
    return evidence.claims().stream()
        .filter(c -> c.id().equals(id))
        .map(Claim::state)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSearchWithItsBestInsideTheGridIsBorneOut() {
    Evidence evidence = evidence(1e-3, 1e-2, 1e-3, 1e-4, 1e-5);

    assertThat(evidence.mistake()).isEqualTo(Mistake.UNTUNED_HYPERPARAMETERS);
    assertThat(evidence.summary()).contains("8 of 8", "best loss 0 with rate = 0.001, pool = last");
    assertThat(state(evidence, "search.configurations-tried")).isEqualTo(ClaimState.MET);
    assertThat(state(evidence, "search.winner-complete")).isEqualTo(ClaimState.MET);
    assertThat(state(evidence, "search.winner-inside-grid")).isEqualTo(ClaimState.MET);
    assertThat(state(evidence, "search.winner-clear")).isEqualTo(ClaimState.UNDECIDED);
    assertThat(evidence.findings())
        .extracting(Finding::code)
        .containsExactly("search.winner-optimistic");
  }

  @Test
  void aBestValueOnTheEdgeIsSaid() {
    Evidence evidence = evidence(1e-5, 1e-2, 1e-3, 1e-4, 1e-5);
    assertThat(state(evidence, "search.winner-inside-grid")).isEqualTo(ClaimState.NOT_MET);
    assertThat(evidence.findings()).extracting(Finding::code).contains("search.winner-on-edge");
  }

  @Test
  void aSearchOfAFewCombinationsIsNone() {
    Evidence evidence = evidence(1e-5, 1e-4, 1e-5);
    assertThat(state(evidence, "search.configurations-tried")).isEqualTo(ClaimState.NOT_MET);
    assertThat(state(evidence, "search.winner-inside-grid")).isEqualTo(ClaimState.UNDECIDED);
  }

  @Test
  void figuresAndTableShowEveryTrialAndReadBack() {
    Evidence evidence = evidence(1e-3, 1e-2, 1e-3, 1e-4, 1e-5);

    assertThat(evidence.tables().get(0).rows()).hasSize(8);
    Figure.ParallelCoordinates lines = (Figure.ParallelCoordinates) evidence.figures().get(0);
    assertThat(lines.axes()).containsExactly("log10 rate", "pool (0 = mean, 1 = last)", "loss");
    assertThat(lines.lines()).hasSize(8);
    Figure.Lines curves = (Figure.Lines) evidence.figures().get(1);
    assertThat(curves.series()).hasSize(8);
    assertThat(curves.series().stream().filter(s -> s.marked().isPresent()))
        .as("only the line that won is marked")
        .hasSize(1)
        .allMatch(s -> s.marked().getAsInt() == 1);
    assertThat(Evidence.fromJson(JsonValue.parse(evidence.toJson().toCanonicalString())).toJson())
        .isEqualTo(evidence.toJson());
  }
}
