package io.github.finefettle.validation.behaviours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.UnnamedFunctionException;
import io.github.finefettle.validation.perturbations.Perturbations;
import org.junit.jupiter.api.Test;

class ValidationSuiteTest {
  private static final ValidationSuite<String> SUITE =
      ValidationSuite.named("sms", String.class)
          .invariantUnder(Perturbations.typos(), Perturbations.homoglyphs())
          .requireAtMost(FailureRate.ofInvariance(), 0.05);

  @Test
  void aGeneralLimitHoldsForEachPerturbation() {
    assertThat(SUITE.limitsByPerturbation())
        .containsExactly(
            new Limit(FailureRate.ofInvariance("typos"), 0.05, true),
            new Limit(FailureRate.ofInvariance("homoglyphs"), 0.05, true));
  }

  @Test
  void aLimitForOnePerturbationTakesThePlaceOfTheGeneralOne() {
    ValidationSuite<String> mixed =
        SUITE
            .requireAtMost(FailureRate.ofInvariance("typos"), 0.10)
            .adviseAtMost(FailureRate.ofMisses("spam").under("homoglyphs"), 0.2);
    assertThat(mixed.limitsByPerturbation())
        .containsExactly(
            new Limit(FailureRate.ofInvariance("typos"), 0.10, true),
            new Limit(FailureRate.ofInvariance("homoglyphs"), 0.05, true),
            new Limit(FailureRate.ofMisses("spam").under("homoglyphs"), 0.2, false));
  }

  @Test
  void theJsonIsCanonicalAndTheFingerprintFollowsTheContent() {
    JsonValue.JsonObject json = SUITE.toJson();
    assertThat(json.string("kind")).isEqualTo("validation-suite");
    assertThat(json.integer("version")).isEqualTo(1);
    assertThat(JsonValue.parse(json.toCanonicalString())).isEqualTo(json);
    ValidationSuite<String> again =
        ValidationSuite.named("sms", String.class)
            .invariantUnder(Perturbations.typos(), Perturbations.homoglyphs())
            .requireAtMost(FailureRate.ofInvariance(), 0.05);
    assertThat(again.fingerprint()).isEqualTo(SUITE.fingerprint());
    assertThat(
            ValidationSuite.named("sms", String.class)
                .invariantUnder(Perturbations.typos(0.06), Perturbations.homoglyphs())
                .requireAtMost(FailureRate.ofInvariance(), 0.05)
                .fingerprint())
        .isNotEqualTo(SUITE.fingerprint());
  }

  @Test
  void withersLeaveTheOriginalAlone() {
    ValidationSuite<String> more = SUITE.invariantUnder(Perturbations.casing());
    assertThat(SUITE.perturbations()).hasSize(2);
    assertThat(more.perturbations()).hasSize(3);
  }

  @Test
  void aSuiteThatCannotDecideSaysWhatIsMissing() {
    assertThatThrownBy(
            () ->
                ValidationSuite.named("s", String.class)
                    .invariantUnder(Perturbations.typos())
                    .limitsByPerturbation())
        .hasMessageContaining("no required limit")
        .hasMessageContaining("requireAtMost");
    assertThatThrownBy(
            () ->
                SUITE.requireAtMost(FailureRate.ofInvariance("typoz"), 0.1).limitsByPerturbation())
        .hasMessageContaining("typoz")
        .hasMessageContaining("homoglyphs");
  }

  @Test
  void contradictionsAreRefusedAtOnce() {
    assertThatThrownBy(() -> SUITE.invariantUnder(Perturbations.typos(0.2)))
        .hasMessageContaining("typos");
    assertThatThrownBy(() -> SUITE.requireAtMost(FailureRate.ofInvariance(), 0.1))
        .hasMessageContaining("already");
    assertThatThrownBy(() -> SUITE.requireAtMost(FailureRate.ofMisses("spam"), 0))
        .hasMessageContaining("0.0")
        .hasMessageContaining("No number of cases");
    assertThatThrownBy(() -> ValidationSuite.named(" ", String.class)).hasMessageContaining("name");
  }

  @Test
  void inputsThatAreNoTextsNeedTheirField() {
    record Mail(String subject, String body) {}
    ValidationSuite<Mail> suite = ValidationSuite.named("mail", Mail.class);
    assertThatThrownBy(suite::textField).hasMessageContaining("readingTextBy");
    assertThatThrownBy(suite::toJson).isInstanceOf(UnnamedFunctionException.class);
    TextField<Mail> body =
        new TextField<>() {
          @Override
          public String text(Mail input) {
            return input.body();
          }

          @Override
          public Mail withText(Mail input, String text) {
            return new Mail(input.subject(), text);
          }
        };
    ValidationSuite<Mail> reading = suite.readingTextBy(Named.of("mail.body", 1, body));
    assertThat(reading.textField().withText(new Mail("s", "b"), "c")).isEqualTo(new Mail("s", "c"));
    assertThat(reading.toJson().get("textField").toCanonicalString()).contains("mail.body");
  }
}
