package io.github.finefettle.dataprep.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QualityProfileTest {
  private static QualityProfile readBack(QualityProfile profile, Registry registry) {
    return QualityProfile.fromJson(JsonValue.parse(profile.toJson().toCanonicalString()), registry);
  }

  @Test
  void profilesReadBackEqualWithEveryThreshold() {
    List<QualityProfile> profiles =
        List.of(
            GopherQuality.standard()
                .withWords(1, 2)
                .withMeanWordLength(1.5, 8.25)
                .withMaxSymbolsPerWord(0.3)
                .withMaxLines(0.4, 0.6)
                .withMinAlphabeticWords(0.7)
                .withStopWords(1, Set.of("und", "der", "die")),
            GopherRepetition.standard()
                .withMaxDuplicateLines(0.1, 0.2)
                .withMaxDuplicateParagraphs(0.3, 0.4)
                .withMaxNgrams(new TreeMap<>(), new TreeMap<>(java.util.Map.of(3, 0.5))),
            C4Quality.standard()
                .withPerLine(false)
                .withThresholds(1, 2, 3)
                .withSwitches(Set.of(C4Quality.Switch.POLICY)),
            FineWebQuality.standard()
                .withMinPunctuatedLines(0.2, true)
                .withMaxShortLines(0.5, 20)
                .withMaxRepetition(0.02, 0.4));
    for (QualityProfile profile : profiles) {
      assertThat(readBack(profile, Registry.empty())).isEqualTo(profile);
      assertThat(readBack(profile, Registry.empty()).fingerprint())
          .isEqualTo(profile.fingerprint());
    }
    for (QualityProfile profile : DatatroveParityTest.STANDARD) {
      assertThat(readBack(profile, Registry.empty())).isEqualTo(profile);
      assertThat(profiles).doesNotContain(profile);
    }
  }

  @Test
  void aSplitterOfTheUsersOwnIsUsedAndFoundAgainByItsName() {
    Named<WordSplitter> byComma = Named.of("my.commas", 1, text -> List.of(text.split(",", -1)));
    GopherQuality profile = GopherQuality.standard().withWords(3, 0).withWordSplitter(byComma);
    assertThat(profile.judge("one two").reason()).isEqualTo("gopher_short_doc");
    assertThat(profile.judge("one,two").measured()).hasValue(2);
    assertThat(readBack(profile, Registry.empty().with(byComma))).isEqualTo(profile);
    assertThatThrownBy(() -> readBack(profile, Registry.empty())).hasMessageContaining("my.commas");
  }

  @Test
  void aFailingSplitterIsNamed() {
    FineWebQuality profile =
        FineWebQuality.standard()
            .withWordSplitter(
                Named.of(
                    "my.broken",
                    1,
                    text -> {
                      throw new java.io.IOException("no model");
                    }));
    assertThatThrownBy(
            () -> profile.judge("A line that is long enough to be judged to its end, I hope."))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("my.broken")
        .hasRootCauseMessage("no model");
  }

  @Test
  void aVerdictTellsWhatWasMeasuredAndAgainstWhat() {
    Judgement judgement = GopherQuality.standard().judge("I am too small...");
    assertThat(judgement.isKept()).isFalse();
    assertThat(judgement.reason()).isEqualTo("gopher_short_doc");
    assertThat(judgement.measured()).hasValue(4);
    assertThat(judgement.threshold()).hasValue(50);
  }

  @Test
  void c4TakesLinesOutAndKeepsTheRest() {
    String kept = "The first line has four words. It has two sentences.";
    String text = kept + "\nThis one lacks its mark\nEnable JavaScript to read on.\n" + kept;
    Judgement judgement = C4Quality.standard().withThresholds(4, 3, 1000).judge(text);
    assertThat(judgement.isKept()).isTrue();
    assertThat(judgement.text()).isEqualTo(kept + "\n" + kept);
  }

  @Test
  void citationsGoAndOtherBracketsStay() {
    assertThat(C4Quality.withoutCitations("a[1] b[] c[edit] d[citation needed] e[x] f[1"))
        .isEqualTo("a b c d e[x] f[1");
    assertThat(C4Quality.withoutCitations("[[1]2]")).isEqualTo("[2]");
  }

  @Test
  void aThresholdThatIsNoNumberIsRefusedByItsName() {
    assertThatThrownBy(() -> GopherQuality.standard().withMaxSymbolsPerWord(Double.NaN))
        .hasMessageContaining("maxSymbolsPerWord");
    assertThatThrownBy(() -> FineWebQuality.standard().withMaxRepetition(-1, 0))
        .hasMessageContaining("maxDuplicateLineCharacters");
  }

  @Test
  void equalStretchesAreComparedByTheirCharactersAndNotByHashAlone() {
    // Thue-Morse words of length 2^11 collide under every polynomial hash modulo 2^64.
    StringBuilder one = new StringBuilder();
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < 2048; i++) {
      boolean odd = Integer.bitCount(i) % 2 == 1;
      one.append(odd ? 'a' : 'b');
      other.append(odd ? 'b' : 'a');
    }
    RepeatedStretches stretches = new RepeatedStretches(one.toString() + other);
    stretches.add(0, 2048);
    assertThat(stretches.contains(2048, 4096)).isFalse();
    assertThat(stretches.contains(0, 2048)).isTrue();
  }
}
