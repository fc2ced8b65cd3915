package io.github.finefettle.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {
  private static final Named<UnaryOperator<String>> STRIP = Named.of("my.strip", 1, String::strip);
  private static final Named<UnaryOperator<String>> STRIP_2 =
      Named.of("my.strip", 2, String::stripTrailing);

  @Test
  void aNamedFunctionStandsInJsonByIdAndVersionAndIsFoundAgain() {
    Registry registry = Registry.empty().with(STRIP).with(STRIP_2);
    assertThat(STRIP.toJson().toCanonicalString()).isEqualTo("{\"id\":\"my.strip\",\"version\":1}");
    Named<?> found =
        registry.find(JsonValue.parse(STRIP_2.toJson().toCanonicalString()), Function.class);
    assertThat(found.function()).isSameAs(STRIP_2.function());
    assertThat(found.version()).isEqualTo(2);
  }

  @Test
  void anUnknownFunctionIsNamedTogetherWithThoseThatAreKnown() {
    assertThatThrownBy(() -> Registry.empty().with(STRIP).find(STRIP_2.toJson(), Function.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("my.strip@2")
        .hasMessageContaining("[my.strip@1]");
  }

  @Test
  void aVersionBeyondEveryIntIsUnknownAndNotAnArithmeticError() {
    JsonValue json = JsonValue.parse("{\"id\":\"my.strip\",\"version\":4294967297}");
    assertThatThrownBy(() -> Registry.empty().with(STRIP).find(json, Function.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("my.strip@4294967297");
  }

  @Test
  void aFunctionOfAnotherTypeIsRefused() {
    assertThatThrownBy(() -> Registry.empty().with(STRIP).find(STRIP.toJson(), Runnable.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Runnable");
  }

  @Test
  void oneIdAndVersionCannotMeanTwoFunctions() {
    assertThatThrownBy(() -> Registry.empty().with(STRIP).with(Named.of("my.strip", 1, "other")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("my.strip@1");
  }

  @Test
  void addingLeavesTheOldRegistryAlone() {
    Registry before = Registry.empty();
    assertThat(before.with(STRIP)).isNotSameAs(before);
    assertThatThrownBy(() -> before.find(STRIP.toJson(), Function.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "My.step", "a..b", ".a", "a.", "a_b", "a b", "a@1", "ä"})
  void anIdOfAnotherFormIsRefused(String id) {
    assertThatThrownBy(() -> Named.of(id, 1, "f"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(" + id + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "my.step", "my-step.v2", "0"})
  void anIdOfWordsIsTaken(String id) {
    assertThat(Named.of(id, 1, "f").id()).isEqualTo(id);
  }

  @Test
  void versionsBeginAtOne() {
    assertThatThrownBy(() -> Named.of("a", 0, "f"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0)");
  }

  @Test
  void anUnnamedFunctionSaysHowToNameIt() {
    assertThat(new UnnamedFunctionException("step 3"))
        .hasMessageContaining("step 3")
        .hasMessageContaining("Named.of(");
  }
}
