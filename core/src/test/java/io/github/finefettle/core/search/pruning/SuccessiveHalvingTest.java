package io.github.finefettle.core.search.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Direction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest {
  private static Contender going(int trial, double value) {
    return new Contender(trial, value, false);
  }

  private static Contender ended(int trial, double value) {
    return new Contender(trial, value, true);
  }

  private static List<Integer> best(int factor, Contender... contenders) {
    return SuccessiveHalving.inGenerationsOf(9)
        .reductionFactor(factor)
        .survivors(List.of(contenders), Direction.MAXIMIZE);
  }

  @Test
  void keepsTheBestThirdRoundedDownButAtLeastOne() {
    List<Contender> nine = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      nine.add(going(i, i));
    }
    SuccessiveHalving halving = SuccessiveHalving.inGenerationsOf(9);

    assertThat(halving.survivors(nine, Direction.MAXIMIZE)).containsExactly(6, 7, 8);
    assertThat(halving.survivors(nine, Direction.MINIMIZE)).containsExactly(0, 1, 2);
    assertThat(halving.survivors(nine.subList(0, 8), Direction.MAXIMIZE)).containsExactly(6, 7);
    assertThat(halving.survivors(nine.subList(0, 2), Direction.MAXIMIZE)).containsExactly(1);
  }

  @Test
  void breaksTiesByTrialNumberWhateverTheOrderOfArrival() {
    assertThat(best(2, going(3, 1), going(1, 1), going(2, 1), going(0, 1))).containsExactly(0, 1);
  }

  @Test
  void neverKeepsATrialWithoutValue() {
    assertThat(
            best(2, going(0, Double.NaN), going(1, Double.NaN), going(2, -5), going(3, Double.NaN)))
        .containsExactly(2);
    assertThat(best(2, going(0, Double.NaN), going(1, Double.NaN))).isEmpty();
    assertThat(best(2)).isEmpty();
  }

  @Test
  void anEndedTrialTakesUpItsPlace() {
    assertThat(best(2, ended(0, 9), going(1, 8), going(2, 7), going(3, 6))).containsExactly(0, 1);
    assertThat(best(2, ended(0, 1), going(1, 8), going(2, 7), going(3, 6))).containsExactly(1, 2);
  }

  @Test
  void endedTrialsDoNotStarveTheLongerSchedules() {
    assertThat(best(3, ended(0, 9), going(1, 8), going(2, 7))).containsExactly(0, 1);
    assertThat(best(3, ended(0, 9), ended(1, 8), going(2, Double.NaN))).containsExactly(0);
  }

  @Test
  void withoutALastRungTheLastTrialTrainsToItsOwnEnd() {
    assertThat(SuccessiveHalving.inGenerationsOf(1).rungs()).containsExactly(Pruner.OPEN);
    assertThat(SuccessiveHalving.inGenerationsOf(4).rungs()).containsExactly(1L, Pruner.OPEN);
    assertThat(SuccessiveHalving.inGenerationsOf(9).rungs()).containsExactly(1L, 3L, Pruner.OPEN);
    assertThat(SuccessiveHalving.inGenerationsOf(8).reductionFactor(2).from(2).rungs())
        .containsExactly(2L, 4L, 8L, Pruner.OPEN);
  }

  @Test
  void rungsGrowByTheFactorUpToTheLast() {
    SuccessiveHalving halving = SuccessiveHalving.inGenerationsOf(4);
    assertThat(halving.from(1).to(20).rungs()).containsExactly(1L, 3L, 9L, 20L);
    assertThat(halving.to(9).rungs()).containsExactly(1L, 3L, 9L);
    assertThat(halving.to(1).rungs()).containsExactly(1L);
    assertThat(halving.from(2).to(Long.MAX_VALUE - 1).rungs()).hasSize(41).isSorted();
    assertThat(halving.rungs(1, 3, 6).rungs()).containsExactly(1L, 3L, 6L);
  }

  @Test
  void refusesWhatMakesNoSense() {
    SuccessiveHalving halving = SuccessiveHalving.inGenerationsOf(4);
    assertThatThrownBy(() -> SuccessiveHalving.inGenerationsOf(0)).hasMessageContaining("(0)");
    assertThatThrownBy(() -> halving.reductionFactor(1))
        .hasMessageContaining("reduction factor (1)");
    assertThatThrownBy(() -> halving.rungs(3, 3)).hasMessageContaining("[3, 3]");
    assertThatThrownBy(() -> halving.rungs(0)).hasMessageContaining("[0]");
    assertThatThrownBy(() -> halving.from(3).to(2)).hasMessageContaining("from 3 to 2");
    assertThatThrownBy(() -> halving.from(0)).hasMessageContaining("from 0");
    assertThatThrownBy(() -> halving.unit(" ")).hasMessageContaining("epochs");
  }

  @Test
  void readsItsJsonBackEqual() {
    SuccessiveHalving plain = SuccessiveHalving.inGenerationsOf(4).unit("steps");
    for (SuccessiveHalving halving :
        List.of(
            plain, plain.rungs(1, 3, 6), plain.from(2).to(9), plain.reductionFactor(2).from(5))) {
      Pruner read = Pruner.fromJson(JsonValue.parse(halving.toJson().toCanonicalString()));
      assertThat(read).isEqualTo(halving);
      assertThat(read.rungs()).isEqualTo(halving.rungs());
      assertThat(read.fingerprint()).isEqualTo(halving.fingerprint());
    }
  }
}
