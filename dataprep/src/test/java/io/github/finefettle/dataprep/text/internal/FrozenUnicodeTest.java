package io.github.finefettle.dataprep.text.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FrozenUnicodeTest {
  @Test
  void saysWhatTheTablesOfJava17Say() {
    Assumptions.assumeTrue(
        Runtime.version().feature() == 17, "only Java 17 has the tables of Unicode 13.0");
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      assertThat(FrozenUnicode.type(c)).isEqualTo(Character.getType(c));
      assertThat(FrozenUnicode.isLetter(c)).isEqualTo(Character.isLetter(c));
      assertThat(FrozenUnicode.isLetterOrDigit(c)).isEqualTo(Character.isLetterOrDigit(c));
      assertThat(FrozenUnicode.isUpperCase(c)).isEqualTo(Character.isUpperCase(c));
      assertThat(FrozenUnicode.isLowerCase(c)).isEqualTo(Character.isLowerCase(c));
      assertThat(FrozenUnicode.script(c)).isEqualTo(UnicodeScript.of(c));
      assertThat(FrozenUnicode.foldCase(c))
          .isEqualTo(Character.toLowerCase(Character.toUpperCase(c)));
    }
  }

  /** U+1FAE0 came with Unicode 14.0, U+A7DC and its small letter U+019B with 16.0. */
  @Test
  void newerCharactersAreUnassignedOnEveryRelease() {
    assertThat(FrozenUnicode.type(0x1FAE0)).isEqualTo(Character.UNASSIGNED);
    assertThat(FrozenUnicode.isLetter(0xA7DC)).isFalse();
    assertThat(FrozenUnicode.script(0xA7DC)).isEqualTo(UnicodeScript.UNKNOWN);
    assertThat(FrozenUnicode.foldCase(0x19B)).isEqualTo(0x19B);
    assertThat(FrozenUnicode.lowerCase("A\uA7DCB")).isEqualTo("a\uA7DCb");
    assertThat(FrozenUnicode.type(0x1734)).isEqualTo(Character.NON_SPACING_MARK);
  }

  /** U+0897 is a mark of Unicode 16.0: newer tables move it before the acute accent. */
  @Test
  void composesAroundCharactersThatItDoesNotKnow() {
    String newMark = "e\u0301\u0897\u0316o\u0308";
    assertThat(FrozenUnicode.composed(newMark)).isEqualTo("\u00E9\u0897\u0316\u00F6");
    assertThat(FrozenUnicode.composed("e\u0301")).isEqualTo("\u00E9");
    assertThat(Normalizer.isNormalized("\u00E9", Normalizer.Form.NFC)).isTrue();
  }
}
