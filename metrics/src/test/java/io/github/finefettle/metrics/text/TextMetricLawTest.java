package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.speech.EmptyReference;
import io.github.finefettle.metrics.speech.ErrorRate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every metric of generated text that has no file of laws of its own. */
class TextMetricLawTest {
  private static final Named<TokenEmbedding> LETTERS =
      Named.of("letters", 1, TextMetricLawTest::letters);
  private static final Named<TokenWeights> WEIGHTS =
      Named.of("letters.idf", 2, TokenWeights.of(List.of(List.of("a", "b"), List.of("a"))));
  private static final Resampling OTHER = new Resampling(200, 3, 0.9);

  static Stream<Arguments> metrics() {
    List<Arguments> all = new ArrayList<>();
    for (String id : Rouge.ids()) {
      add(all, Rouge.parse(id), Rouge::parse);
    }
    Rouge lsum = Rouge.lsum().stemmed().words(WordRule.UNICODE).zeroRule(ZeroRule.ZERO);
    add(all, lsum.recall().resampledBy(OTHER), Rouge::parse);
    add(all, Rouge.n(2).words(WordRule.WHITE_SPACE).zeroRule(ZeroRule.ONE), Rouge::parse);
    for (String id : List.of("seq-rep-1", "seq-rep-4", "rep-2", "rep-9|tok:unicode")) {
      add(all, Repetition.parse(id).resampledBy(OTHER), Repetition::parse);
    }
    for (String id : List.of("copy-1", "novelty-3", "copy-2|tok:space")) {
      add(all, CopyRate.parse(id).resampledBy(OTHER), CopyRate::parse);
    }
    add(all, LengthRatio.standard(), LengthRatio::parse);
    add(all, LengthRatio.standard().words(WordRule.ROUGE).resampledBy(OTHER), LengthRatio::parse);
    add(all, DegenerateShare.empty(), DegenerateShare::parse);
    add(all, DegenerateShare.truncated().resampledBy(OTHER), DegenerateShare::parse);
    add(all, DegenerateShare.refusals(List.of("Word2 |", "a (b)\u2019s")), DegenerateShare::parse);
    for (int order = 1; order <= 4; order++) {
      add(all, DistinctNgrams.of(order).words(WordRule.ROUGE), DistinctNgrams::parse);
      add(all, SelfBleu.of(order).words(WordRule.UNICODE), SelfBleu::parse);
    }
    Registry registry = Registry.empty().with(LETTERS).with(WEIGHTS);
    EmbeddingScore score = EmbeddingScore.of(LETTERS);
    for (EmbeddingScore each :
        List.of(
            score,
            score.precision().resampledBy(OTHER),
            score.recall().weighted(WEIGHTS).rescaled(0.25))) {
      add(all, each, signature -> EmbeddingScore.parse(signature, registry));
    }
    for (String id : ErrorRate.ids()) {
      add(all, ErrorRate.parse(id), ErrorRate::parse);
    }
    add(
        all,
        ErrorRate.wer().lowerCase().withoutPunctuation().splitAtAnyWhiteSpace(),
        ErrorRate::parse);
    add(
        all,
        ErrorRate.cer().emptyReference(EmptyReference.JIWER).resampledBy(OTHER),
        ErrorRate::parse);
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void itsSignatureNamesItAndNoOther(
      Metric<TextPair> metric, Function<String, Metric<TextPair>> parse) {
    Metric<TextPair> read = parse.apply(metric.signature());
    assertThat(read).isEqualTo(metric).hasToString(metric.signature());
    assertThat(read.hashCode()).isEqualTo(metric.hashCode());
    assertThat(read.stateId()).isEqualTo(metric.stateId());
    assertThat(read.id()).isEqualTo(metric.signature().split("\\|", -1)[0]);
    assertThatThrownBy(() -> parse.apply(metric.signature() + "|nonsense:1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> parse.apply("meteor")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void anyPartitionAndOrderMergesToTheSameBits(
      Metric<TextPair> metric, Function<String, Metric<TextPair>> parse) {
    List<TextPair> rows = rows(60);
    MetricState<TextPair> whole = state(metric, rows);
    Measurement measured = whole.measure();
    for (int trial = 0; trial < 3; trial++) {
      RandomSequence random = RandomStream.of(trial, "partition").sequence();
      List<MetricState<TextPair>> parts = new ArrayList<>();
      for (int i = 0; i < 1 + 2 * trial; i++) {
        parts.add(metric.newState());
      }
      for (int row : random.permutation(rows.size())) {
        parts.get(random.nextInt(parts.size())).add(rows.get(row));
      }
      while (parts.size() > 1) {
        MetricState<TextPair> taken = parts.remove(random.nextInt(parts.size()));
        parts.get(random.nextInt(parts.size())).merge(metric.readState(taken.toBytes()));
      }
      assertThat(parts.get(0).toBytes()).isEqualTo(whole.toBytes());
      assertThat(parts.get(0).measure()).isEqualTo(measured);
    }
    assertThat(metric.measure(whole)).isEqualTo(measured);
    assertThat(measured.requireValue()).isBetween(metric.lowest(), metric.highest());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aPairScoresTheSameWhateverCameBefore(
      Metric<TextPair> metric, Function<String, Metric<TextPair>> parse) {
    List<TextPair> rows = rows(30);
    MetricState<TextPair> one = metric.newState();
    MetricState<TextPair> fresh = metric.newState();
    for (TextPair row : rows) {
      one.add(row);
      fresh.merge(state(metric, List.of(row)));
    }
    assertThat(fresh.toBytes()).isEqualTo(one.toBytes());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void withoutRowsItIsUndefined(Metric<TextPair> metric, Function<String, Metric<TextPair>> parse) {
    assertThat(metric.newState().measure().undefinedReason()).contains("there are no rows");
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void emptyTextsGiveANumberOrAReason(
      Metric<TextPair> metric, Function<String, Metric<TextPair>> parse) {
    for (List<TextPair> rows :
        List.of(
            List.of(TextPair.of("", "")),
            List.of(TextPair.of("", "a b"), TextPair.of(" \n", "\u00a0")),
            List.of(TextPair.of("a b", "")))) {
      Measurement measured = state(metric, rows).measure();
      assertThat(measured.value().isPresent() || measured.undefinedReason().isPresent()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aDamagedStateIsRefused(Metric<TextPair> metric, Function<String, Metric<TextPair>> parse) {
    byte[] whole = state(metric, rows(2)).toBytes();
    byte[] other = whole.clone();
    other[0] = 9;
    assertThatThrownBy(() -> metric.readState(other)).isInstanceOf(IllegalArgumentException.class);
    for (int length = 0; length < whole.length; length += 1 + whole.length / 50) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> metric.readState(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @org.junit.jupiter.api.Test
  void noTwoMetricsShareASignature() {
    Set<String> seen = new HashSet<>();
    metrics()
        .map(arguments -> ((Metric<?>) arguments.get()[0]).signature())
        .forEach(signature -> assertThat(seen.add(signature)).as(signature).isTrue());
  }

  private static void add(
      List<Arguments> all,
      Metric<TextPair> metric,
      Function<String, ? extends Metric<TextPair>> parse) {
    all.add(Arguments.of(metric, parse));
  }

  private static MetricState<TextPair> state(Metric<TextPair> metric, List<TextPair> rows) {
    MetricState<TextPair> state = metric.newState();
    rows.forEach(state::add);
    return state;
  }

  /** Texts of one and of several lines, some long, some empty, some not ASCII. */
  private static List<TextPair> rows(int count) {
    RandomSequence random = RandomStream.of(8, "texts").sequence();
    List<TextPair> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> references = new ArrayList<>();
      for (int r = 0; r <= i % 3; r++) {
        references.add(text(random, 1 + random.nextInt(i % 10 == 9 ? 150 : 14)));
      }
      rows.add(new TextPair(references, text(random, random.nextInt(i % 7 == 6 ? 150 : 14))));
    }
    return rows;
  }

  private static String text(RandomSequence random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      int kind = random.nextInt(12);
      text.append(
              kind == 0
                  ? "\uD83D\uDE00"
                  : kind == 1 ? "na\u00efve" : "Word" + random.nextInt(6) + "s")
          .append(kind == 2 ? "\n" : kind == 3 ? ".  " : " ");
    }
    return text.toString();
  }

  /** A token for each word, with a vector that counts four of its letters. */
  private static EmbeddedTokens letters(String text) {
    List<String> words = PythonText.split(text);
    float[][] vectors = new float[words.size()][4];
    for (int i = 0; i < vectors.length; i++) {
      for (char c : words.get(i).toCharArray()) {
        vectors[i][c & 3]++;
      }
    }
    return new EmbeddedTokens(words, vectors);
  }
}
