package io.github.finefettle.validation.behaviours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.definition.UnnamedFunctionException;
import io.github.finefettle.validation.perturbations.Perturbation;
import io.github.finefettle.validation.perturbations.Perturbations;
import io.github.finefettle.validation.perturbations.Rewriting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
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
  void theFormOfVersionOneStaysReadable() throws IOException {
    Rewriting shout = (text, stream) -> Optional.of(text + "!");
    Named<Rewriting> named = Named.of("my.shout", 2, shout);
    Named<TextField<String>> field = Named.of("my.field", 1, SUITE.textField());
    ValidationSuite<String> suite =
        ValidationSuite.named("sms", String.class)
            .readingTextBy(field)
            .invariantUnder(Perturbations.all())
            .invariantUnder(
                Perturbations.upperCase(),
                Perturbations.lowerCase(),
                Perturbations.typos(0.2).as("many-typos"),
                Perturbations.truncation(60).as("longer"),
                Perturbation.of(named))
            .requireAtMost(FailureRate.ofInvariance(), 0.05)
            .requireAtMost(FailureRate.ofMisses("spam").under("typos"), 0.1)
            .adviseAtMost(FailureRate.ofFalseAlarms("spam"), 0.02);
    String stored;
    try (InputStream in =
        Objects.requireNonNull(
            ValidationSuiteTest.class.getResourceAsStream("validation-suite-v1.json"))) {
      stored = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(suite.toJson().toPrettyString()).isEqualTo(stored);
    Registry registry = Registry.empty().with(named).with(field);
    ValidationSuite<String> read =
        ValidationSuite.fromJson(JsonValue.parse(stored), String.class, registry);
    assertThat(read).isEqualTo(suite).hasSameHashCodeAs(suite);
    assertThat(read.fingerprint()).isEqualTo(suite.fingerprint());
    assertThat(read.limitsByPerturbation()).isEqualTo(suite.limitsByPerturbation());
    assertThatThrownBy(
            () -> ValidationSuite.fromJson(JsonValue.parse(stored), String.class, Registry.empty()))
        .hasMessageContaining("my.field@1");
  }

  @Test
  void whatThisReleaseCannotRunIsNotReadByHalf() {
    String stored = SUITE.toJson().toCanonicalString();
    assertThat(ValidationSuite.fromJson(SUITE.toJson(), String.class, Registry.empty()))
        .isEqualTo(SUITE)
        .isNotEqualTo(SUITE.invariantUnder(Perturbations.casing()));
    for (String[] change :
        new String[][] {
          {"\"kind\":\"validation-suite\"", "\"kind\":\"plan\""},
          {"\"id\":\"typos\",\"version\":1}", "\"id\":\"typos\",\"version\":2}"},
          {"\"version\":1}$", "\"version\":2}"},
          {"\"confidence\":0.95", "\"confidence\":0.5"},
          {"\"draws\":8", "\"draws\":1"},
          {"{\"rate\":0.05}", "{\"rate\":0.05,\"keyboard\":\"azerty\"}"},
          {"\"INVARIANCE\"", "\"SURPRISES\""}
        }) {
      String changed = stored.replaceFirst(change[0].replace("{", "\\{"), change[1]);
      assertThat(changed).isNotEqualTo(stored);
      assertThatThrownBy(
              () ->
                  ValidationSuite.fromJson(
                      JsonValue.parse(changed), String.class, Registry.empty()))
          .as(changed)
          .isInstanceOf(JsonFormatException.class);
    }
    Named<Rewriting> taken = Named.of("typos", 1, (text, stream) -> Optional.of(text + "!"));
    assertThatThrownBy(() -> Perturbation.of(taken)).hasMessageContaining("my.typos");
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
