package io.github.finefettle.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {
  private static final int DRAWS = 1_000_000;

  /**
   * Published hard cases. Those of JDK-4511638 (0.002, 2e23, 2^-44 = 5.684341886080802e-14) are the
   * ones that Double.toString writes too long up to JDK 18; the right-hand sides are what JDK 19
   * and newer, and every ECMAScript engine, write (apart from the form of the exponent).
   */
  @ParameterizedTest
  @CsvSource({
    "2.0E-3, 0.002",
    "2.0E23, 2e+23",
    "1.0E23, 1e+23",
    "9.999999999999999E22, 1e+23",
    "5.684341886080802E-14, 5.684341886080802e-14",
    "1.0000000000000001E23, 1.0000000000000001e+23",
    "8.41E21, 8.41e+21",
    "2.2250738585072014E-308, 2.2250738585072014e-308",
    "2.225073858507201E-308, 2.225073858507201e-308",
    "1.7976931348623157E308, 1.7976931348623157e+308",
    "4.9E-324, 5e-324",
    "9.9E-324, 1e-323",
    "1.5E-323, 1.5e-323",
    "9007199254740993, 9007199254740992",
    "9007199254740994, 9007199254740994",
    "-9007199254740993, -9007199254740992",
    "1.0E21, 1e+21",
    "1.0E20, 100000000000000000000",
    "123456789012345680000, 123456789012345680000",
    "1.0E-6, 0.000001",
    "1.0E-7, 1e-7",
    "1.25E-7, 1.25e-7",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "-0.0, 0",
    "1.0, 1",
    "-1.5, -1.5",
    "5.0E-324, 5e-324",
    "4.35, 4.35",
    "1.3530000000000001E-5, 0.000013530000000000001"
  })
  void hardCasesAreWrittenWithTheFewestDigits(double value, String expected) {
    assertThat(ShortestDecimal.of(value)).isEqualTo(expected);
  }

  @Test
  void twoToTheMinus44IsWrittenShorterThanOldJavaDid() {
    assertThat(ShortestDecimal.of(0x1p-44)).isEqualTo("5.684341886080802e-14");
  }

  @Test
  void aMillionRandomBitPatternsReadBackAndAreNeverLongerThanJavas() {
    String wrong =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(ShortestDecimalTest::firstWrong)
            .filter(w -> !w.isEmpty())
            .findFirst()
            .orElse("");
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPowerOfTwoReadsBackAndIsShortest() {
    // Powers of two have a lopsided interval: the neighbour below is half as far as the one above.
    for (int e = -1074; e <= 1023; e++) {
      assertThat(wrong(Math.scalb(1.0, e))).isEmpty();
    }
  }

  @Test
  void everyPowerOfTenReadsBackAsOneDigit() {
    for (int e = -323; e <= 308; e++) {
      double value = Double.parseDouble("1e" + e);
      assertThat(digits(ShortestDecimal.of(value))).as("1e%d", e).isEqualTo(1);
    }
  }

  @Test
  void shortDecimalsComeBackAsTheyWereWritten() {
    RandomSequence random = RandomStream.of(11, "short decimals").sequence();
    for (int i = 0; i < 50_000; i++) {
      int digits = 1 + random.nextInt(15);
      BigDecimal written =
          new BigDecimal(Math.abs(random.nextLong() >> 1))
              .round(new java.math.MathContext(digits))
              .scaleByPowerOfTen(random.nextInt(60) - 40);
      String text = ShortestDecimal.of(written.doubleValue());
      assertThat(new BigDecimal(text)).isEqualByComparingTo(written);
    }
  }

  private static String firstWrong(int part) {
    RandomSequence random = RandomStream.of(2026, "bit patterns").at(part).sequence();
    for (int i = 0; i < DRAWS / 16; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      String wrong = Double.isFinite(value) ? wrong(value) : "";
      if (!wrong.isEmpty()) {
        return wrong;
      }
    }
    return "";
  }

  private static String wrong(double value) {
    String text = ShortestDecimal.of(value);
    if (Double.doubleToLongBits(Double.parseDouble(text)) != Double.doubleToLongBits(value)) {
      return Double.toHexString(value) + " does not read back from " + text;
    }
    String javas = Double.toString(value);
    return digits(text) > digits(javas) ? text + " is longer than " + javas : "";
  }

  /** How many digits carry the value: without exponent, point and zeros at either end. */
  private static int digits(String text) {
    return new BigDecimal(text).stripTrailingZeros().unscaledValue().abs().toString().length();
  }
}
