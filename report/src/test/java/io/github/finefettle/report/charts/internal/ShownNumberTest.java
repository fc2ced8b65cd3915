package io.github.finefettle.report.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "-0.0; 0",
        "5574; 5,574",
        "-1234567; −1,234,567",
        "0.5; 0.5",
        "0.96149; 0.9615",
        "0.00012345; 0.0001234",
        "0.00001; 1e-5",
        "-2.5e-7; −2.5e-7",
        "1234.5678; 1,235",
        "1234567.8; 1,235,000",
        "12345678.9; 1.235e7",
        "1e300; 1e300",
        "5e-324; 4.941e-324",
        "999999; 999,999",
        "1e15; 1,000,000,000,000,000",
        "NaN; –",
        "Infinity; –"
      })
  void numbersAreShortAndGrouped(double value, String expected) {
    assertThat(ShownNumber.of(value)).isEqualTo(expected);
  }

  @Test
  void countsAndPercentages() {
    assertThat(ShownNumber.count(Long.MIN_VALUE)).isEqualTo("−9,223,372,036,854,775,808");
    assertThat(ShownNumber.percent(1, 3)).isEqualTo("33.3 %");
    assertThat(ShownNumber.percent(0, 3)).isEqualTo("0 %");
    assertThat(ShownNumber.percent(3, 3)).isEqualTo("100 %");
    assertThat(ShownNumber.percent(0, 0)).isEqualTo("–");
    assertThat(ShownNumber.percent(0.95, 1)).isEqualTo("95 %");
  }

  @Test
  void theLocaleOfTheMachineChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(ShownNumber.of(1234.5)).isEqualTo("1,234");
      assertThat(ShownNumber.of(0.25)).isEqualTo("0.25");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aThinnedLineKeepsPeaksEndsAndMark() {
    List<Double> ys = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      ys.add(i == 77_777 ? 100.0 : i == 33_333 ? -100.0 : (i % 7) / 10.0);
    }
    List<Integer> kept = Thinning.ofLine(ys, 12_345);
    assertThat(kept)
        .hasSizeLessThanOrEqualTo(Thinning.MOST_POINTS)
        .contains(0, 12_345, 33_333, 77_777, 99_999)
        .isSorted();
    assertThat(Thinning.even(100_000))
        .hasSize(200)
        .startsWith(0)
        .endsWith(99_999)
        .doesNotHaveDuplicates()
        .isSorted();
    assertThat(Thinning.even(3)).containsExactly(0, 1, 2);
    assertThat(Thinning.even(0)).isEmpty();
  }

  @Test
  void ticksAreRoundNumbersInsideTheRange() {
    Axis axis = Axis.linear(0.07, 0.43, 5, false);
    assertThat(axis.ticks())
        .extracting(Axis.Tick::text)
        .containsExactly("0.1", "0.2", "0.3", "0.4");
    assertThat(Axis.linear(0, 3, 6, true).ticks())
        .extracting(Axis.Tick::text)
        .containsExactly("0", "1", "2", "3");
    assertThat(Axis.linear(List.of(1.0, 8.0), 5, true, 0).ticks())
        .extracting(Axis.Tick::text)
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
  }

  @Test
  void aTextIsCutToItsWidthWithAnEllipsisAndNeverInsideAPair() {
    assertThat(FittedText.cut("short", 100, 12)).isEqualTo("short");
    assertThat(FittedText.cut("a long label that cannot fit", 60, 12))
        .endsWith("…")
        .hasSizeLessThan(12);
    assertThat(FittedText.cut("😀😀😀😀", 30, 12)).isEqualTo("😀…");
    assertThat(ShownText.of("😀😀", 3)).isEqualTo("😀…");
    assertThat(ShownText.of("abc", 3)).isEqualTo("abc");
  }
}
