package io.github.finefettle.dataprep.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestLabelTest {
  private static final List<String> KNOWN =
      List.of("positive", "negative", "card_arrival", "card_linking", "no", "yes");

  @Test
  void findsTheLabelThatWasMeant() {
    assertThat(NearestLabel.of("postive", KNOWN)).contains("positive");
    assertThat(NearestLabel.of("Positive", KNOWN)).contains("positive");
    assertThat(NearestLabel.of("negatvie", KNOWN)).contains("negative");
    assertThat(NearestLabel.of("Card Arrival ", KNOWN)).contains("card_arrival");
    assertThat(NearestLabel.of("YES", KNOWN)).contains("yes");
  }

  @Test
  void suggestsNothingFarAway() {
    assertThat(NearestLabel.of("neutral", KNOWN)).isEmpty();
    assertThat(NearestLabel.of("na", KNOWN)).isEmpty();
    assertThat(NearestLabel.of("x".repeat(10_000), KNOWN)).isEmpty();
    assertThat(NearestLabel.of("positive", List.of())).isEmpty();
  }

  @Test
  void takesTheFirstOfEquallyNearOnes() {
    assertThat(NearestLabel.of("level2", List.of("level3", "level1"))).contains("level1");
  }
}
