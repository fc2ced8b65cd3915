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
}
