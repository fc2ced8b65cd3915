package io.github.finefettle.dataprep.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSpellingsTest {
  private static Map<String, String> folded(Map<String, Long> counts) {
    Map<String, String> map = new java.util.TreeMap<>();
    LabelSpellings.of(counts).foldings().forEach(f -> map.put(f.from(), f.to()));
    return map;
  }

  @Test
  void foldsWhatLooksTheSameHoweverFrequent() {
    assertThat(folded(Map.of("spam", 300L, "spam ", 200L, "sp\u00A0am", 1L)))
        .containsExactly(Map.entry("spam ", "spam"));
    assertThat(folded(Map.of("caf\u00E9", 10L, "cafe\u0301", 9L)))
        .containsExactly(Map.entry("cafe\u0301", "caf\u00E9"));
  }

  @Test
  void foldsRareCasesOntoTheFrequentSpelling() {
    assertThat(folded(Map.of("order status", 90L, "Order_Status", 9L, "ORDER-STATUS", 2L)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("Order_Status", "order status", "ORDER-STATUS", "order status"));
  }

  @Test
  void neverFoldsTwoFrequentLabelsButSaysSo() {
    LabelSpellings spellings = LabelSpellings.of(Map.of("Spam", 60L, "spam", 100L));
    assertThat(spellings.foldings()).isEmpty();
    assertThat(spellings.suggestions())
        .containsExactly(new LabelFolding("Spam", "spam", LabelFolding.Kind.CASE, 60, 100));
    assertThat(folded(Map.of("book_flight", 130L, "book_flights", 120L))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "complaint, compliant",
    "complaint, complait",
    "complaint, complaiint",
    "complaint, complaimt",
    "spam, spamm",
    "spam, sapm",
    "ham, hamm"
  })
  void foldsTypingSlips(String right, String slip) {
    assertThat(folded(Map.of(right, 100L, slip, 3L))).containsExactly(Map.entry(slip, right));
  }

  @ParameterizedTest
  @CsvSource({
    "typical, atypical",
    "legal, illegal",
    "card, cart",
    "level1, level2",
    "class10, class1",
    "hypertension, hypotension",
    "positive, negative",
    "ham, spam",
    "a, b"
  })
  void leavesLabelsApartThatMayMeanDifferentThings(String common, String rare) {
    assertThat(folded(Map.of(common, 1000L, rare, 3L))).isEmpty();
  }

  @Test
  void aSlipMustBeTwentyTimesRarer() {
    assertThat(folded(Map.of("complaint", 59L, "compliant", 3L))).isEmpty();
    assertThat(LabelSpellings.of(Map.of("complaint", 59L, "compliant", 3L)).suggestions())
        .hasSize(1);
    assertThat(folded(Map.of("complaint", 60L, "compliant", 3L))).hasSize(1);
  }

  @Test
  void foldingsGoStraightToASpellingThatStays() {
    Map<String, String> folded =
        folded(Map.of("complaint", 100L, "Complaint ", 3L, "Complaint", 4L, "Compliant", 1L));
    assertThat(folded.values()).containsOnly("complaint");
    assertThat(folded).hasSize(3);
  }

  @Test
  void ignoresBlankLabelsAndComparesAsManyAsThereAre() {
    assertThat(folded(Map.of("", 50L, " ", 3L, "x", 9L))).isEmpty();
    assertThat(folded(Map.of())).isEmpty();
  }

  /** One label in three has a twin; a search that compares all pairs does not end here. */
  @Test
  void foldsAHundredThousandSentencesAndLooksForNoSlipsAmongThem() {
    Map<String, Long> counts = new java.util.TreeMap<>();
    for (int i = 0; i < 100_000; i++) {
      counts.put("please tell me about the order number " + i / 2 * 3, 20L);
      counts.put("Please tell me about the order number " + i / 2 * 3, 1L);
    }
    LabelSpellings spellings = LabelSpellings.of(counts);
    assertThat(spellings.foldings()).hasSize(50_000);
    assertThat(spellings.suggestions()).isEmpty();
    assertThat(spellings.slipsCompared()).isFalse();
    assertThat(spellings.countsAfterFolding()).hasSize(50_000);
  }

  @Test
  void oneKeyWithThousandsOfSpellingsIsFoldedInOnePass() {
    Map<String, Long> counts = new java.util.TreeMap<>();
    for (int i = 0; i < 1 << 15; i++) {
      StringBuilder label = new StringBuilder("abcdefghijklmno");
      for (int bit = 0; bit < 15; bit++) {
        if ((i >> bit & 1) != 0) {
          label.setCharAt(bit, Character.toUpperCase(label.charAt(bit)));
        }
      }
      counts.put(label.toString(), i % 2 == 0 ? 10L : 3L);
    }
    LabelSpellings spellings = LabelSpellings.of(counts);
    assertThat(spellings.countsAfterFolding()).containsOnlyKeys("aBCDEFGHIJKLMNO");
    assertThat(spellings.foldings()).hasSize((1 << 15) - 1);
  }

  @Test
  void whatASlipBringsMayDecideAnOpenCase() {
    // 10 rows are not under a quarter of 40, but are of the 42 after the slip came in.
    Map<String, Long> counts = Map.of("complaint", 40L, "Complaint", 10L, "complaimt", 2L);
    assertThat(folded(counts))
        .containsOnlyKeys("Complaint", "complaimt")
        .containsValues("complaint");
  }

  @Test
  void looksForSlipsAmongAThousandLabelsAndNoMore() {
    Map<String, Long> counts = new java.util.TreeMap<>();
    for (int i = 0; i < LabelSpellings.MOST_FOR_SLIPS - 2; i++) {
      counts.put("class" + i, 1L);
    }
    counts.put("complaint", 100L);
    counts.put("complaimt", 2L);
    assertThat(folded(counts)).containsOnlyKeys("complaimt");
    counts.put("one more", 1L);
    assertThat(folded(counts)).isEmpty();
  }
}
