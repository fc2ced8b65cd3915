package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expected values are those of {@code str.lower} in Python 3.11. */
class PythonLowerCaseTest {
  @Test
  void specialLettersAreThoseOfPython() {
    assertThat(PythonLowerCase.of("\u0130I\u0131")).isEqualTo("i\u0307i\u0131");
    assertThat(PythonLowerCase.of("\u212A\u212B\u1E9E\u01C5\uD801\uDC00"))
        .isEqualTo("k\u00E5\u00DF\u01C6\uD801\uDC28");
    assertThat(PythonLowerCase.of("ABC \u00C4\u00DF")).isEqualTo("abc \u00E4\u00DF");
  }

  @Test
  void aSigmaIsFinalAfterALetterAndBeforeNone() {
    assertThat(PythonLowerCase.of("\u039F\u03A3 \u03A3 \u03A3\u039F"))
        .isEqualTo("\u03BF\u03C2 \u03C3 \u03C3\u03BF");
    // An apostrophe, a stop and a mark are looked over on both sides, a digit is not.
    assertThat(PythonLowerCase.of("\u0391\u03A3'\u0391")).isEqualTo("\u03B1\u03C3'\u03B1");
    assertThat(PythonLowerCase.of("\u0391'\u03A3.")).isEqualTo("\u03B1'\u03C2.");
    assertThat(PythonLowerCase.of("\u0391\u0301\u03A3\u0301\u0391"))
        .isEqualTo("\u03B1\u0301\u03C3\u0301\u03B1");
    assertThat(PythonLowerCase.of("\u03911\u03A3")).isEqualTo("\u03B11\u03C3");
    assertThat(PythonLowerCase.of("\u0391\u03A31\u0391")).isEqualTo("\u03B1\u03C21\u03B1");
  }

  /** U+A7DC has a small letter since Unicode 16.0 only. */
  @Test
  void aLetterThatCameLaterIsLeftAlone() {
    assertThat(PythonLowerCase.of("\uA7DC")).isEqualTo("\uA7DC");
  }
}
