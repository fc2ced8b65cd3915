package io.github.finefettle.metrics.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.metrics.answering.MetricLaw;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SequenceLawTest {
  private static final Resampling FEW = new Resampling(20, 3, 0.9);

  @ParameterizedTest
  @MethodSource("everyMetric")
  void anyPartitionAndOrderMergesToTheSameBits(Metric<TaggedSentence> metric) {
    MetricLaw.anyPartitionGivesTheSameBits(metric, new SeededSentences(1).random("BI", 60));
    MetricLaw.damagedBytesAreRefused(metric, new SeededSentences(1).random("BI", 20));
  }

  @ParameterizedTest
  @MethodSource("oneMetricAState")
  void anyPartitionMergesToTheSameBitsBeyondTheTableOfRows(Metric<TaggedSentence> metric) {
    MetricLaw.anyPartitionGivesTheSameBits(metric, longSentences(5, 4_000));
  }

  @Test
  void anyPartitionMergesToTheSameBitsBeyondTheTypesThatAreHeld() {
    List<TaggedSentence> rows = longSentences(400, 5_000);
    MetricLaw.anyPartitionGivesTheSameBits(EntityTypeScore.macroRecall(), rows);
    assertThat(EntityTypeScore.macroRecall().evaluate(rows).interval()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyMetric")
  void theSignatureReadsBackToTheSameMetric(Metric<TaggedSentence> metric) {
    Metric<TaggedSentence> back = parse(metric.signature());
    assertThat(back).isEqualTo(metric).hasSameHashCodeAs(metric);
    assertThat(back.signature()).isEqualTo(metric.signature()).startsWith(metric.id() + "|");
    assertThat(metric).hasToString(metric.signature());
    assertThat(metric.direction()).isNotNull();
    assertThat(metric.needs()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyMetric")
  void valuesLieInTheRangeAndAreUndefinedWithoutRows(Metric<TaggedSentence> metric) {
    MetricLaw.valueAndIntervalLieInTheRange(metric, new SeededSentences(2).random("BI", 80));
    MetricLaw.valueAndIntervalLieInTheRange(
        metric, List.of(TaggedSentence.of(List.of("O"), List.of("O"))));
    MetricLaw.withoutRowsTheMetricIsUndefined(metric);
  }

  @ParameterizedTest
  @MethodSource("everyMetric")
  void numbersOfATagSetCountAsTheirTexts(Metric<TaggedSentence> metric) {
    List<TaggedSentence> texts = new SeededSentences(3).random("BI", 50);
    MetricState<TaggedSentence> ofTexts = metric.newState();
    MetricState<TaggedSentence> ofNumbers = metric.newState();
    texts.forEach(ofTexts::add);
    coded(texts).forEach(ofNumbers::add);
    assertThat(ofNumbers.toBytes()).isEqualTo(ofTexts.toBytes());
    assertThat(coded(texts)).isEqualTo(texts);
  }

  @Test
  void everyIdIsParsedToAMetricOfThatId() {
    Stream.of(EntityScore.ids(), EntityTypeScore.ids(), MucScore.ids(), TokenScore.ids())
        .flatMap(List::stream)
        .map(id -> id.replace("(type)", "(PER)").replace("(tag)", "(NOUN)"))
        .forEach(id -> assertThat(parse(id).id()).isEqualTo(id));
  }

  @Test
  void aSignatureOfNoMetricIsRefusedWithThoseThatAre() {
    for (String wrong :
        List.of(
            "entity-f2",
            "entity-f1(PER)",
            "entity-f1|scheme:iob",
            "entity-f1|avg:macro",
            "entity-f1|v:2")) {
      assertThatThrownBy(() -> EntityScore.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wrong);
    }
    assertThatThrownBy(() -> EntityTypeScore.parse("entity-type-f1"))
        .hasMessageContaining("argument");
    assertThatThrownBy(() -> MucScore.parse("muc-loose-f1")).hasMessageContaining("muc-type-f1");
    assertThatThrownBy(() -> TokenScore.parse("token-accuracy(O)"))
        .hasMessageContaining("argument");
  }

  @Test
  void aStateOfAnotherSchemeIsRefused() {
    MetricState<TaggedSentence> strict =
        EntityTypeScore.macroF1().scheme(EntityScheme.IOB2).newState();
    assertThatThrownBy(() -> EntityTypeScore.macroF1().newState().merge(strict))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("IOB2");
    assertThatThrownBy(() -> EntityTypeScore.macroF1().measure(strict))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntityScore.f1().measure(strict))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Metric<TaggedSentence>> everyMetric() {
    List<Metric<TaggedSentence>> metrics = new ArrayList<>();
    for (EntityScheme scheme : List.of(EntityScheme.CONLLEVAL, EntityScheme.IOB2)) {
      for (ZeroRule rule : ZeroRule.values()) {
        EntityScore.ids()
            .forEach(
                id ->
                    metrics.add(
                        EntityScore.parse(id).scheme(scheme).zeroRule(rule).resampledBy(FEW)));
        EntityTypeScore.ids()
            .forEach(
                id ->
                    metrics.add(
                        EntityTypeScore.parse(id.replace("(type)", "(A)"))
                            .scheme(scheme)
                            .zeroRule(rule)
                            .resampledBy(FEW)));
      }
      MucScore.ids().forEach(id -> metrics.add(MucScore.parse(id).scheme(scheme).resampledBy(FEW)));
    }
    TokenScore.ids()
        .forEach(
            id -> metrics.add(TokenScore.parse(id.replace("(tag)", "(B-A)")).resampledBy(FEW)));
    metrics.add(EntityTypeScore.f1("strange | (type) %"));
    metrics.add(TokenScore.accuracy().zeroRule(ZeroRule.ONE));
    return metrics.stream();
  }

  static Stream<Metric<TaggedSentence>> oneMetricAState() {
    return Stream.of(EntityScore.f1(), EntityTypeScore.weightedF1(), TokenScore.macroF1());
  }

  private static Metric<TaggedSentence> parse(String signature) {
    String id = signature.replaceFirst("[|(].*", "");
    if (id.startsWith("muc-")) {
      return MucScore.parse(signature);
    }
    if (id.contains("token-")) {
      return TokenScore.parse(signature);
    }
    return EntityScore.ids().contains(id)
        ? EntityScore.parse(signature)
        : EntityTypeScore.parse(signature);
  }

  /** Sentences with so many entities of so many types that their counts nearly all differ. */
  private static List<TaggedSentence> longSentences(int types, int sentences) {
    SeededSentences draw = new SeededSentences(7);
    List<TaggedSentence> made = new ArrayList<>();
    for (int s = 0; s < sentences; s++) {
      List<String> gold = new ArrayList<>();
      List<String> predicted = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        String tag = draw.below(2) == 0 ? "O" : "B-" + draw.below(types);
        gold.add(tag);
        predicted.add(draw.below(3) == 0 ? "B-" + draw.below(types) : tag);
      }
      made.add(TaggedSentence.of(gold, predicted));
    }
    return made;
  }

  private static List<TaggedSentence> coded(List<TaggedSentence> sentences) {
    TreeSet<String> tags = new TreeSet<>();
    sentences.forEach(
        s -> {
          tags.addAll(s.gold());
          tags.addAll(s.predicted());
        });
    TagSet set = TagSet.of(List.copyOf(tags));
    return sentences.stream()
        .map(s -> set.sentence(codes(set, s.gold()), codes(set, s.predicted())))
        .toList();
  }

  private static int[] codes(TagSet set, List<String> tags) {
    return tags.stream().mapToInt(set::code).toArray();
  }
}
