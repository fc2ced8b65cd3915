package io.github.finefettle.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
  @Test
  void itIsTheSha256OfTheBytes() {
    // FIPS 180-2, appendix B.1.
    assertThat(Fingerprint.ofBytes("abc".getBytes(StandardCharsets.UTF_8)).hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Fingerprint.ofBytes(new byte[0]).hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void itNamesTheContentAndNotTheOrderOrTheLayout() {
    Fingerprint one = Fingerprint.of(JsonValue.parse("{\"a\":1,\"b\":[0.5,\"ä\"]}"));
    Fingerprint same = Fingerprint.of(JsonValue.parse("{ \"b\" : [5e-1,\"\\u00e4\"], \"a\":1.0 }"));
    Fingerprint other = Fingerprint.of(JsonValue.parse("{\"a\":1,\"b\":[0.5,\"a\"]}"));
    assertThat(one).isEqualTo(same).isNotEqualTo(other);
    assertThat(one.shortened()).hasSize(12).isEqualTo(one.hex().substring(0, 12));
  }

  @Test
  void aDefinitionIsFingerprintedByItsJson() {
    Definition definition = () -> JsonValue.object().put("kind", "k").put("version", 1).toJson();
    assertThat(definition.fingerprint()).isEqualTo(Fingerprint.of(definition.toJson()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"})
  void otherTextIsNoFingerprint(String text) {
    assertThatThrownBy(() -> new Fingerprint(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64 lower-case");
  }
}
