package io.github.finefettle.metrics.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.slices.AnyPartition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageMetricsTest {
  static Stream<LanguageModelMetric> metrics() {
    return Stream.of(
        LanguageModelMetric.perplexity(),
        LanguageModelMetric.wordPerplexity(),
        LanguageModelMetric.bytePerplexity(),
        LanguageModelMetric.bitsPerToken(),
        LanguageModelMetric.bitsPerByte(),
        LanguageModelMetric.bitsPerWord(),
        LanguageModelMetric.lossPerToken());
  }

  static Stream<MultipleChoiceMetric> choices() {
    return Stream.of(
        MultipleChoiceMetric.acc(),
        MultipleChoiceMetric.accNorm(),
        MultipleChoiceMetric.accBytes(),
        MultipleChoiceMetric.accMutualInfo());
  }

  /**
   * A loss of 6 ln 2 over 3 tokens, 2 words and 9 bytes in UTF-8: 2 bits a token, 3 a word, 2/3 a
   * byte.
   */
  @Test
  void allUnitsComeOutOfOneState() {
    TextLoss text = TextLoss.of(6 * Math.log(2), 3, "na\u00EFve \u0161n");
    assertThat(text.bytes()).isEqualTo(10);
    assertThat(text.words()).isEqualTo(2);
    MetricSuite<TextLoss> suite = MetricSuite.ofAll(metrics().toList());
    assertThat(suite.metrics().stream().map(m -> m.stateId()).distinct()).hasSize(1);
    var result = suite.evaluate(List.of(text));
    assertThat(result.get("perplexity").requireValue()).isCloseTo(4, within(1e-14));
    assertThat(result.get("word-perplexity").requireValue()).isCloseTo(8, within(1e-14));
    assertThat(result.get("byte-perplexity").requireValue())
        .isCloseTo(Math.pow(2, 0.6), within(1e-14));
    assertThat(result.get("bits-per-token").requireValue()).isCloseTo(2, within(1e-15));
    assertThat(result.get("bits-per-word").requireValue()).isCloseTo(3, within(1e-15));
    assertThat(result.get("bits-per-byte").requireValue()).isCloseTo(0.6, within(1e-15));
    assertThat(result.get("loss-per-token").requireValue())
        .isCloseTo(2 * Math.log(2), within(1e-15));
    assertThat(result.get("bits-per-byte").support()).hasValue(10);
  }

  /** Defect group 19: the mean of per-text perplexities, which one short text can blow up. */
  @Test
  void perplexityIsNotTheMeanOfPerTextPerplexities() {
    List<TextLoss> texts = List.of(TextLoss.of(1 * 10, 1), TextLoss.of(999 * 1.0, 999));
    double meanOfTexts = (Math.exp(10) + Math.exp(1)) / 2;
    assertThat(meanOfTexts).isGreaterThan(11_000);
    assertThat(LanguageModelMetric.perplexity().evaluate(texts).requireValue())
        .isCloseTo(Math.exp(1.009), within(1e-14));
  }

  /** Defect group 19: windows overlap, and the tokens of the overlap were counted twice. */
  @Test
  void tokensOfOverlappingWindowsCountOnce() {
    double[] losses = {1, 2, 3, 4, 5, 6};
    TextLoss whole = TextLoss.ofTokens(losses, new boolean[6], "abcdef");
    // Windows of four tokens, two tokens apart: context that was scored before is ignored.
    List<TextLoss> windows =
        List.of(
            TextLoss.ofTokens(new double[] {1, 2, 3, 4}, new boolean[4], "abcd"),
            TextLoss.ofTokens(
                new double[] {3, 4, 5, 6}, new boolean[] {true, true, false, false}, "ef"));
    assertThat(LanguageModelMetric.perplexity().evaluate(windows).value())
        .isEqualTo(LanguageModelMetric.perplexity().evaluate(List.of(whole)).value());
    // The mean of window means would be (2.5 + 5.5) / 2 = 4 instead of 21 / 6 = 3.5.
    assertThat(LanguageModelMetric.lossPerToken().evaluate(windows).requireValue()).isEqualTo(3.5);
    assertThat(LanguageModelMetric.bytePerplexity().evaluate(windows).value())
        .isEqualTo(LanguageModelMetric.bytePerplexity().evaluate(List.of(whole)).value());
  }

  /** Defect group 19: padding counted as tokens makes any model look better. */
  @Test
  void paddingCountsNeitherAsLossNorAsTokens() {
    double[] losses = {2, 4, 0, Double.NaN};
    int[] labels = {17, 5, -100, -100};
    TextLoss row = TextLoss.ofTokens(losses, labels, -100, "two tokens");
    assertThat(row.tokens()).isEqualTo(2);
    assertThat(LanguageModelMetric.lossPerToken().evaluate(List.of(row)).requireValue())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void anyPartitionAndOrderMergesToTheSameBits(LanguageModelMetric metric) {
    AnyPartition.holds(metric, texts(300));
    AnyPartition.holds(metric, texts(2_500));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void bothKindsOfIntervalAgreeWhereTheyMeet(LanguageModelMetric metric) {
    var resampled = metric.evaluate(texts(2_040)).interval().orElseThrow();
    var linear = metric.evaluate(texts(2_060)).interval().orElseThrow();
    assertThat(linear.method()).isEqualTo("delta");
    assertThat(linear.halfWidth())
        .isCloseTo(resampled.halfWidth(), within(0.1 * resampled.halfWidth()));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everySignatureIsReadBack(LanguageModelMetric metric) {
    LanguageModelMetric chosen = metric.resampledBy(new Resampling(7, 8, 0.9));
    assertThat(LanguageModelMetric.parse(chosen.signature())).isEqualTo(chosen);
    assertThat(LanguageModelMetric.parse(metric.id())).isEqualTo(metric);
    assertThatThrownBy(() -> LanguageModelMetric.parse(metric.id() + "|per:line"))
        .hasMessageContaining("per must be");
  }

  @Test
  void aHopelessModelHasAnInfinitePerplexityAndFiniteBits() {
    List<TextLoss> texts = List.of(TextLoss.of(800, 1), TextLoss.of(1_700, 2));
    Measurement perplexity = LanguageModelMetric.perplexity().evaluate(texts);
    assertThat(perplexity.requireValue()).isInfinite();
    assertThat(perplexity.toJson().string("value")).isEqualTo("Infinity");
    assertThat(LanguageModelMetric.bitsPerToken().evaluate(texts).requireValue())
        .isCloseTo(2_500 / 3.0 / Math.log(2), within(1e-9));
  }

  @Test
  void whatHasNoValueSaysWhy() {
    assertThat(
            LanguageModelMetric.bitsPerByte()
                .evaluate(List.of(TextLoss.of(3, 1)))
                .undefinedReason())
        .contains("the number of bytes of 1 of 1 texts is not known");
    assertThat(
            LanguageModelMetric.perplexity()
                .evaluate(List.of(TextLoss.of(0, 0, "")))
                .undefinedReason())
        .contains("no token was predicted");
    assertThatThrownBy(() -> TextLoss.of(-4.5, 2)).hasMessageContaining("turn their sign");
    assertThatThrownBy(() -> TextLoss.of(Double.NaN, 2)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> TextLoss.of(3, 0)).hasMessageContaining("no token");
  }

  /** A real model's summed losses, with the perplexity and bits that PyTorch's own program got. */
  @Test
  void perplexitiesOfARealModelAreThoseStored() throws Exception {
    String data = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(data, "tiny_llm_stories260k", "reference.json");
    Assumptions.assumeTrue(Files.exists(file), "there is no " + file.getFileName());
    var stored =
        JsonValue.parse(Files.readString(file, StandardCharsets.UTF_8)).asObject().get("nll");
    List<TextLoss> all = new ArrayList<>();
    for (var text : stored.asObject().members().entrySet()) {
      JsonValue.JsonObject numbers = text.getValue().asObject();
      TextLoss row =
          new TextLoss(
              numbers.number("sum_nll_nats"),
              numbers.integer("tokens_predicted"),
              numbers.integer("text_utf8_bytes"),
              TextLoss.UNKNOWN);
      all.add(row);
      assertThat(LanguageModelMetric.perplexity().evaluate(List.of(row)).requireValue())
          .as(text.getKey())
          .isCloseTo(
              numbers.number("perplexity"), within(5e-4 + 1e-5 * numbers.number("perplexity")));
      assertThat(LanguageModelMetric.bitsPerByte().evaluate(List.of(row)).requireValue())
          .as(text.getKey())
          .isCloseTo(numbers.number("bits_per_byte"), within(1e-4));
    }
    assertThat(all).hasSizeGreaterThan(3);
    double loss = all.stream().mapToDouble(TextLoss::loss).sum();
    long tokens = all.stream().mapToLong(TextLoss::tokens).sum();
    assertThat(LanguageModelMetric.perplexity().evaluate(all).requireValue())
        .isCloseTo(Math.exp(loss / tokens), within(1e-9));
  }

  /**
   * Sums -4, -6, -6.5; by character -4, -1.5, -1.3; by byte -4, -1.5, -0.8125; less the
   * unconditional ones 1, -5, 0.
   */
  @Test
  void everyReadingOfAChoicePicksItsOwn() {
    List<String> texts = List.of("a", "bbbb", "\u00E9\u00E9\u00E9cc");
    double[] given = {-4, -6, -6.5};
    for (int right = 0; right < 3; right++) {
      List<ChoiceLikelihoods> rows =
          List.of(ChoiceLikelihoods.of(right, texts, given).withUnconditional(-5, -1, -6.5));
      assertThat(MultipleChoiceMetric.acc().evaluate(rows).requireValue())
          .isEqualTo(right == 0 ? 1 : 0);
      assertThat(MultipleChoiceMetric.accNorm().evaluate(rows).requireValue())
          .isEqualTo(right == 2 ? 1 : 0);
      assertThat(MultipleChoiceMetric.accBytes().evaluate(rows).requireValue())
          .isEqualTo(right == 2 ? 1 : 0);
      assertThat(MultipleChoiceMetric.accMutualInfo().evaluate(rows).requireValue())
          .isEqualTo(right == 0 ? 1 : 0);
    }
    // By character -1 and -1.1, by byte -1 and -0.55: an astral character is one and four bytes.
    List<ChoiceLikelihoods> astral =
        List.of(ChoiceLikelihoods.of(0, List.of("ab", "\uD83D\uDE00"), new double[] {-2, -1.1}));
    assertThat(MultipleChoiceMetric.accNorm().evaluate(astral).requireValue()).isEqualTo(1);
    assertThat(MultipleChoiceMetric.accBytes().evaluate(astral).requireValue()).isEqualTo(0);
  }

  @ParameterizedTest
  @MethodSource("choices")
  void choicesMergeToTheSameBitsAndSignaturesAreReadBack(MultipleChoiceMetric metric) {
    List<ChoiceLikelihoods> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(6, "choices").sequence();
    for (int i = 0; i < 200; i++) {
      double[] given = {-random.nextInt(9), -random.nextInt(9), -random.nextInt(9)};
      rows.add(
          ChoiceLikelihoods.of(random.nextInt(3), List.of("yes", "no", "perhaps"), given)
              .withUnconditional(-1, -2, -3));
    }
    AnyPartition.holds(metric, rows);
    assertThat(metric.evaluate(rows).interval().orElseThrow().method()).isEqualTo("wilson");
    MultipleChoiceMetric chosen = metric.resampledBy(new Resampling(7, 8, 0.9));
    assertThat(MultipleChoiceMetric.parse(chosen.signature())).isEqualTo(chosen);
  }

  @Test
  void questionsThatCannotBeReadAreRefusedOrUndefined() {
    ChoiceLikelihoods row = ChoiceLikelihoods.of(0, List.of("a", "b"), new double[] {-1, -2});
    assertThat(MultipleChoiceMetric.accMutualInfo().evaluate(List.of(row)).undefinedReason())
        .contains("the choices of 1 of 1 questions have no likelihood without the question");
    assertThatThrownBy(() -> ChoiceLikelihoods.of(2, List.of("a", "b"), new double[] {-1, -2}))
        .hasMessageContaining("counted from 0");
    assertThatThrownBy(() -> ChoiceLikelihoods.of(0, List.of("a", ""), new double[] {-1, -2}))
        .hasMessageContaining("empty");
    assertThatThrownBy(
            () -> ChoiceLikelihoods.of(0, List.of("a", "b"), new double[] {-1, Double.NaN}))
        .hasMessageContaining("finite");
  }

  private static List<TextLoss> texts(int n) {
    List<TextLoss> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(5, "texts").sequence();
    for (int i = 0; i < n; i++) {
      int tokens = 1 + random.nextInt(50);
      rows.add(
          new TextLoss(
              tokens * (1 + random.nextUniform()), tokens, 4L * tokens, 1 + tokens * 3 / 4));
    }
    return rows;
  }
}
