package io.github.finefettle.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuditRuleTest {
  /** Each set of required states, with what the rule says about it. */
  static Stream<Arguments> combinations() {
    return Stream.of(
        Arguments.of("", MistakeState.NOT_CHECKED),
        Arguments.of("M", MistakeState.AVOIDED),
        Arguments.of("U", MistakeState.NOT_CHECKED),
        Arguments.of("N", MistakeState.COMMITTED),
        Arguments.of("MU", MistakeState.NOT_CHECKED),
        Arguments.of("MN", MistakeState.COMMITTED),
        Arguments.of("UN", MistakeState.COMMITTED),
        Arguments.of("MUN", MistakeState.COMMITTED),
        Arguments.of("MM", MistakeState.AVOIDED));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void requiredClaimsDecideInAnyOrderAndAcrossBlocks(String states, MistakeState expected) {
    for (String order : List.of(states, new StringBuilder(states).reverse().toString())) {
      assertThat(state(List.of(block(order, true)))).isEqualTo(expected);
      List<Evidence> apart = new ArrayList<>();
      order.chars().forEach(c -> apart.add(block(String.valueOf((char) c), true)));
      assertThat(state(apart)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void advisoryClaimsNeverDecide(String states, MistakeState expected) {
    for (String advisory : List.of("M", "N", "U", "MNU")) {
      assertThat(state(List.of(block(states, true), block(advisory, false)))).isEqualTo(expected);
      assertThat(state(List.of(block(advisory, false)))).isEqualTo(MistakeState.NOT_CHECKED);
    }
  }

  @Test
  void evidenceOfOneMistakeSaysNothingAboutAnother() {
    FineTuningAudit audit = FineTuningAudit.of(block("N", true));
    for (Mistake mistake : Mistake.values()) {
      MistakeState expected =
          mistake == Mistake.OVERFITTING ? MistakeState.COMMITTED : MistakeState.NOT_CHECKED;
      assertThat(audit.finding(mistake).state()).isEqualTo(expected);
      assertThat(audit.finding(mistake).mistake()).isEqualTo(mistake);
    }
  }

  @Test
  void aCommittedMistakeNamesTheClaimWithItsNumbers() {
    Evidence evidence =
        Evidence.of("Block", Mistake.OVERFITTING, "s")
            .with(Claim.required("a", "Fine.", ClaimState.MET))
            .with(
                Claim.required("b", "The gap stays small.", ClaimState.NOT_MET)
                    .withValue(0.0871)
                    .withInterval(new Interval(0.0612, 0.1133, 0.95, "bootstrap"))
                    .withN(1502)
                    .withLimit(0.05))
            .with(Claim.required("c", "Another", ClaimState.NOT_MET));
    assertThat(FineTuningAudit.of(evidence).finding(Mistake.OVERFITTING).sentence())
        .isEqualTo(
            "The evidence contradicts: “The gap stays small” (measured 0.0871, 95 % interval 0.0612"
                + " to 0.1133, n = 1,502, limit 0.05). The same goes for one more claim.");
  }

  @Test
  void anUncheckedMistakeSaysWhatIsMissing() {
    assertThat(sentence(block("MUUU", true)))
        .isEqualTo("Not enough evidence for: “Claim U”. The same goes for 2 more claims.");
    assertThat(sentence(block("M", false)))
        .isEqualTo("Evidence came from Block, but it holds no claim that decides.");
    assertThat(FineTuningAudit.of().finding(Mistake.OVERFITTING).sentence())
        .isEqualTo("No evidence was handed in.");
  }

  @Test
  void anAvoidedMistakeGivesTheOutcomeAndTheNumberOfClaims() {
    assertThat(sentence(block("M", true))).isEqualTo("Summary. The claim that decides is met.");
    assertThat(sentence(block("MMM", true)))
        .isEqualTo("Summary. All 3 claims that decide are met.");
  }

  @Test
  void theJsonOfAVerdictHoldsTheClaimsThatDecidedWithTheirNumbers() {
    Evidence evidence =
        Evidence.of("EarlyStopping", Mistake.OVERFITTING, "Stopped.")
            .with(Claim.advisory("advice", "No matter.", ClaimState.NOT_MET))
            .with(
                Claim.required("gap.small", "The gap stays small.", ClaimState.NOT_MET)
                    .withValue(0.0871)
                    .withInterval(new Interval(0.0612, 0.1133, 0.95, "wilson"))
                    .withN(1502)
                    .withLimit(0.05))
            .with(Claim.required("stopped", "It stopped.", ClaimState.MET));
    JsonValue.JsonObject json = FineTuningAudit.of(evidence).finding(Mistake.OVERFITTING).toJson();
    assertThat(json.get("evidence"))
        .isEqualTo(
            JsonValue.parse(
                """
                [{"block":"EarlyStopping","id":"gap.small","state":"NOT_MET","value":0.0871,
                  "low":0.0612,"high":0.1133,"n":1502,"limit":0.05},
                 {"block":"EarlyStopping","id":"stopped","state":"MET"}]
                """));
  }

  private static String sentence(Evidence evidence) {
    return FineTuningAudit.of(evidence).finding(Mistake.OVERFITTING).sentence();
  }

  private static MistakeState state(List<Evidence> evidence) {
    return FineTuningAudit.of(evidence).finding(Mistake.OVERFITTING).state();
  }

  private static Evidence block(String states, boolean required) {
    Evidence evidence = Evidence.of("Block", Mistake.OVERFITTING, "Summary.");
    for (int i = 0; i < states.length(); i++) {
      char c = states.charAt(i);
      ClaimState state =
          c == 'M' ? ClaimState.MET : c == 'N' ? ClaimState.NOT_MET : ClaimState.UNDECIDED;
      String sentence = "Claim " + c;
      evidence =
          evidence.with(
              required
                  ? Claim.required("claim", sentence, state)
                  : Claim.advisory("claim", sentence, state));
    }
    return evidence;
  }
}
