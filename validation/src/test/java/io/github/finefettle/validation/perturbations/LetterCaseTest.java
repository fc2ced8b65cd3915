package io.github.finefettle.validation.perturbations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.Fingerprint;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LetterCaseTest {
  @Test
  void everyJavaReleaseMapsEveryLetterAsJava17Does() {
    StringBuilder all = new StringBuilder();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        continue;
      }
      String letter = Character.toString(point);
      all.append(LetterCase.upper(letter)).append(LetterCase.lower(letter)).append('\n');
    }
    // Made on Java 17 with String.toUpperCase and String.toLowerCase in the root locale.
    assertThat(Fingerprint.ofBytes(all.toString().getBytes(StandardCharsets.UTF_8)).hex())
        .isEqualTo("00857d2150b5749d14dbf435d1af97e8ef223f3510a9a4bd8d8524fb5f32e5a2");
  }

  @Test
  void lettersWhoseCapitalsAreNewerStayAmidMappedText() {
    assertThat(LetterCase.upper("a\u0264b\u019B\u00DF\u0264")).isEqualTo("A\u0264B\u019BSS\u0264");
    assertThat(LetterCase.upper("x\uA7CDy")).isEqualTo("X\uA7CDY");
    assertThat(LetterCase.lower("X\uD801\uDD70Y")).isEqualTo("x\uD801\uDD70y");
    assertThat(LetterCase.upper("")).isEmpty();
  }

  @Test
  void theFinalSigmaSeesItsNeighbours() {
    assertThat(LetterCase.lower("\u039F\u03A3 \u03A3\u0391"))
        .isEqualTo("\u03BF\u03C2 \u03C3\u03B1");
    assertThat(LetterCase.lower("\u0391\u03A3\u0264")).isEqualTo("\u03B1\u03C3\u0264");
  }
}
