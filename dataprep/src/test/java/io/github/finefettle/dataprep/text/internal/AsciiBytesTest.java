package io.github.finefettle.dataprep.text.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.dataprep.text.WhiteSpace;
import java.text.Normalizer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AsciiBytesTest {
  @Test
  void findsEachCharacterAtItsPlaceAlone() {
    for (int c = 0; c < 128; c++) {
      for (int place = 0; place < 8; place++) {
        byte[] bytes = new byte[8];
        Arrays.fill(bytes, (byte) (127 - c));
        bytes[place] = (byte) c;
        long eight = AsciiBytes.eight(bytes, 0);
        for (int other = 0; other < 8; other++) {
          long bit = 0x80L << (8 * other);
          for (int least : new int[] {1, 9, 32, 33, 65, 127}) {
            assertThat((AsciiBytes.from(eight, least) & bit) != 0).isEqualTo(bytes[other] >= least);
          }
          boolean digit = bytes[other] >= '0' && bytes[other] <= '9';
          assertThat((AsciiBytes.between(eight, '0', '9') & bit) != 0).isEqualTo(digit);
        }
      }
    }
  }

  @Test
  void takesAsciiAlone() {
    assertThat(AsciiBytes.orNull("plain")).containsExactly('p', 'l', 'a', 'i', 'n');
    assertThat(AsciiBytes.orNull("caf\u00E9")).isNull();
    assertThat(AsciiBytes.orNull("\uD83D\uDE00")).isNull();
    assertThat(AsciiBytes.orNull("")).isEmpty();
  }

  /** White space that must go is found at each place of a text of each length. */
  @Test
  void letsNoWhiteSpaceThatMustGoPass() {
    for (int length = 1; length < 40; length++) {
      for (int place = 0; place < length; place++) {
        for (String odd : new String[] {"  ", "\t", "\r", " \n", "\u000B", "\f"}) {
          String text = "a".repeat(place) + odd + "b".repeat(length - place);
          assertThat(WhiteSpace.normalize(text)).isNotEqualTo(text);
        }
        if (place > 0) {
          String right = "a".repeat(place) + " " + "b".repeat(length - place);
          assertThat(WhiteSpace.normalize(right)).isSameAs(right);
        }
      }
    }
  }

  /** What lets a text below the marks pass as composed. */
  @Test
  void noCharacterBelowTheMarksChangesInNormalFormC() {
    for (int c = 0; c < 0x300; c++) {
      String twice =
          Character.toString(c) + Character.toString(c ^ 1) + "e" + Character.toString(c);
      assertThat(Normalizer.normalize(twice, Normalizer.Form.NFC)).isEqualTo(twice);
      assertThat(FrozenUnicode.composed(twice)).isEqualTo(twice);
    }
  }
}
