package io.github.finefettle.dataprep.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnglishSpecialCasesTest {
  private static final EnglishSpecialCases CASES = new EnglishSpecialCases();

  private static int @Nullable [] cut(String text) {
    return CASES.find(text, 0, text.length());
  }

  @Test
  void contractionsAreCutWhereTheirWordsMeet() {
    assertThat(cut("couldn't've")).containsExactly(5, 8, 11);
    assertThat(cut("Couldnt")).containsExactly(5, 7);
    assertThat(cut("won\u2019t")).containsExactly(2, 5);
    assertThat(cut("I'ma")).containsExactly(1, 3, 4);
    assertThat(cut("cannot")).containsExactly(3, 6);
    assertThat(cut("12p.m.")).containsExactly(2, 6);
  }

  @Test
  void abbreviationsAndFacesStayWhole() {
    for (String whole :
        new String[] {"Dr.", "Sept.", "N.Y.", "z.", ":-|", "o_O", "<3", "o'clock"}) {
      assertThat(cut(whole)).as(whole).containsExactly(whole.length());
    }
  }

  @Test
  void wordsOfTheirOwnAndVerbsThatDoNotAgreeAreNoContractions() {
    for (String none : new String[] {"well", "Its", "were", "May.", "he're", "these's", "I's"}) {
      assertThat(cut(none)).as(none).isNull();
    }
  }

  /** The digest of all cases with their cuts, by which the verdicts of datatrove were compared. */
  @Test
  void noCaseIsLostAndNoneIsNew() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String text : CASES.texts()) {
      String line = text + "\t" + Arrays.toString(cut(text)) + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(CASES.texts()).hasSize(1344);
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("46b2e526f74cf13e71807f3e64f52649372d7b755727c0d8ecb3c7964eb93710");
  }
}
