package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemState;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every metric of translations. */
class TranslationLawTest {
  private static final List<TextPair> PAIRS = TroublesomeTexts.pairs(300, "laws");
  private static final Named<TextTokenizer> OWN =
      Named.of("law.comma", 2, text -> List.of(text.split(",")));

  static Stream<ItemMetric<TextPair>> metrics() {
    return Stream.of(
        Bleu.corpus(),
        Bleu.sentence().lowercase(true).order(6).tokenizer(BleuTokenizer.international()),
        Bleu.corpus().smoothing(BleuSmoothing.floor(0.01)).tokenizer(BleuTokenizer.chinese()),
        Bleu.corpus()
            .smoothing(BleuSmoothing.addK(0.5))
            .tokenizer(BleuTokenizer.chineseCorrected()),
        Bleu.corpus().smoothing(BleuSmoothing.none()).tokenizer(BleuTokenizer.characters()),
        Bleu.corpus().order(1).tokenizer(BleuTokenizer.none()),
        Bleu.corpus().tokenizer(BleuTokenizer.of(OWN)),
        Bleu.corpus().resampledBy(new Resampling(200, 7, 0.9)),
        Chrf.chrf(),
        Chrf.chrfPlusPlus(),
        Chrf.chrf().beta(1.5).lowercase(true).whitespace(true),
        Chrf.chrf().characterOrder(3).wordOrder(1).epsilonSmoothing(true),
        Chrf.chrf().resampledBy(new Resampling(200, 7, 0.9)),
        Ter.ter(),
        Ter.ter().normalized(true).asianSupport(true),
        Ter.ter().withoutPunctuation(true).caseSensitive(true),
        Ter.ter().resampledBy(new Resampling(200, 7, 0.9)));
  }

  static ItemMetric<TextPair> parse(String signature) {
    if (signature.startsWith("bleu")) {
      return Bleu.parse(signature, Registry.empty().with(OWN));
    }
    return signature.startsWith("chrf") ? Chrf.parse(signature) : Ter.parse(signature);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void anyPartitionAndOrderMergesToTheSameBits(ItemMetric<TextPair> metric) {
    ItemState<TextPair> all = metric.newState();
    PAIRS.forEach(all::add);
    byte[] bytes = all.toBytes();
    Measurement measured = all.measure();
    for (int trial = 0; trial < 4; trial++) {
      RandomSequence random = RandomStream.of(trial, "partition").sequence();
      List<ItemState<TextPair>> parts = new ArrayList<>();
      for (int i = 0; i <= 2 * trial; i++) {
        parts.add(metric.newState());
      }
      for (int row : random.permutation(PAIRS.size())) {
        parts.get(random.nextInt(parts.size())).add(PAIRS.get(row));
      }
      while (parts.size() > 1) {
        ItemState<TextPair> taken = parts.remove(random.nextInt(parts.size()));
        parts.get(random.nextInt(parts.size())).merge(metric.readState(taken.toBytes()));
      }
      assertThat(parts.get(0).toBytes()).isEqualTo(bytes);
      assertThat(parts.get(0).measure()).isEqualTo(measured);
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void theSignatureIsReadBackToTheSameMetric(ItemMetric<TextPair> metric) {
    assertThat(parse(metric.signature())).isEqualTo(metric).hasSameHashCodeAs(metric);
    assertThat(parse(metric.signature()).stateId()).isEqualTo(metric.stateId());
    assertThat(metric.signature()).startsWith(metric.id() + "|").endsWith("|v:1");
    assertThat(metric.objective().direction()).isEqualTo(metric.direction());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everySegmentHasAValueInRangeAndNoRowsHaveNone(ItemMetric<TextPair> metric) {
    assertThat(metric.newState().measure().undefinedReason()).contains("there are no rows");
    for (TextPair pair : PAIRS) {
      double value = metric.evaluate(List.of(pair)).requireValue();
      assertThat(value).isBetween(metric.lowest(), metric.highest());
    }
    Measurement whole = metric.evaluate(PAIRS);
    assertThat(whole.interval()).isPresent();
    assertThat(whole.interval().orElseThrow().low()).isLessThan(whole.requireValue());
    assertThat(whole.interval().orElseThrow().high()).isGreaterThan(whole.requireValue());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aScorerThatIsUsedAgainRemembersNothing(ItemMetric<TextPair> metric) {
    ItemState<TextPair> used = metric.newState();
    PAIRS.forEach(used::add);
    ItemState<TextPair> sum = metric.newState();
    for (TextPair pair : PAIRS) {
      ItemState<TextPair> single = metric.newState();
      single.add(pair);
      sum.merge(single);
    }
    assertThat(sum.toBytes()).isEqualTo(used.toBytes());
  }

  /** Beyond 2,048 different rows the interval comes from the delta method. */
  @ParameterizedTest
  @MethodSource("metrics")
  void manyRowsHaveAnIntervalToo(ItemMetric<TextPair> metric) {
    ItemState<TextPair> state = metric.newState();
    RandomSequence random = RandomStream.of(3, "many").sequence();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_400; i++) {
      text.setLength(0);
      for (int k = 0; k < 5 + i % 53; k++) {
        text.append("abcdefgh".charAt(random.nextInt(8))).append(k % 4 == 0 ? ", " : " ");
      }
      String reference = text.toString();
      int cut = random.nextInt(reference.length() / 2);
      state.add(TextPair.of(reference, reference.substring(cut) + "x y, z"));
    }
    assertThat(state.measure().interval()).isPresent();
  }
}
