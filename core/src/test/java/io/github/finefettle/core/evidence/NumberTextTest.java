package io.github.finefettle.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberTextTest {
  @Test
  void keepsFourSignificantDigits() {
    assertThat(NumberText.of(0.9661128278621225)).isEqualTo("0.9661");
    assertThat(NumberText.of(-0.5)).isEqualTo("-0.5");
    assertThat(NumberText.of(123456)).isEqualTo("123500");
    assertThat(NumberText.of(1.23456e-9)).isEqualTo("1.235e-9");
    assertThat(NumberText.of(0)).isEqualTo("0");
  }

  @Test
  void namesWhatIsNotFinite() {
    assertThat(NumberText.of(Double.NaN)).isEqualTo("NaN");
    assertThat(NumberText.of(Double.POSITIVE_INFINITY)).isEqualTo("infinity");
    assertThat(NumberText.of(Double.NEGATIVE_INFINITY)).isEqualTo("-infinity");
  }
}
