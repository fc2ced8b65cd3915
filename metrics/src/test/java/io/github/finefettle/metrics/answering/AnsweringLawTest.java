package io.github.finefettle.metrics.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.text.TextPair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnsweringLawTest {
  private static final Resampling FEW = new Resampling(30, 3, 0.9);
  private static final List<String> WORDS =
      List.of("the", "cat", "sat", "7", "1,000", "B", "####", "answer is", "\\boxed{7}", "");

  @ParameterizedTest
  @MethodSource("metricsOfPairs")
  void anyPartitionAndOrderMergesToTheSameBits(Metric<TextPair> metric) {
    MetricLaw.anyPartitionGivesTheSameBits(metric, pairs(70));
    MetricLaw.damagedBytesAreRefused(metric, pairs(15));
    MetricLaw.valueAndIntervalLieInTheRange(metric, pairs(40));
    MetricLaw.withoutRowsTheMetricIsUndefined(metric);
  }

  @ParameterizedTest
  @MethodSource("metricsOfQuestions")
  void anyPartitionAndOrderOfQuestionsMergesToTheSameBits(Metric<AnsweredQuestion> metric) {
    MetricLaw.anyPartitionGivesTheSameBits(metric, questions(70));
    MetricLaw.damagedBytesAreRefused(metric, questions(15));
    MetricLaw.valueAndIntervalLieInTheRange(metric, questions(40));
    MetricLaw.withoutRowsTheMetricIsUndefined(metric);
  }

  @ParameterizedTest
  @MethodSource({"metricsOfPairs", "metricsOfQuestions"})
  void theSignatureReadsBackToTheSameMetric(Metric<?> metric) {
    Metric<?> back = parse(metric.signature());
    assertThat(back).isEqualTo(metric).hasSameHashCodeAs(metric);
    assertThat(back.signature()).isEqualTo(metric.signature()).startsWith(metric.id() + "|");
    assertThat(metric).hasToString(metric.signature());
  }

  @Test
  void everyIdIsParsedToAMetricOfThatId() {
    Stream.of(
            AnswerScore.ids(),
            Squad2Score.ids(),
            Squad2BestScore.ids(),
            ExactMatch.ids(),
            ClosedFormScore.ids())
        .flatMap(List::stream)
        .forEach(id -> assertThat(parse(id).id()).isEqualTo(id));
    assertThat(Squad2Score.ids())
        .contains("squad2-f1", "squad2-f1(answerable)", "squad2-exact-match(unanswerable)");
  }

  @Test
  void aSignatureOfNoMetricIsRefused() {
    for (String wrong : List.of("squad-f2", "squad-f1|scale:10", "squad-f1(x)", "squad-f1|na:1")) {
      assertThatThrownBy(() -> AnswerScore.parse(wrong)).hasMessageContaining(wrong);
    }
    assertThatThrownBy(() -> Squad2Score.parse("squad2-f1(all)"))
        .hasMessageContaining("unanswerable");
    assertThatThrownBy(() -> ExactMatch.parse("exact-match|re:[1]"))
        .hasMessageContaining("re must");
    assertThatThrownBy(() -> ExactMatch.standard().ignoring("["))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("regular expression");
    assertThatThrownBy(() -> ClosedFormScore.parse("closed-form-accuracy|extract:magic"))
        .hasMessageContaining("last-number");
    assertThatThrownBy(() -> Squad2Score.f1(Squad2Score.Part.ALL).noAnswerThreshold(Double.NaN))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new AnsweredQuestion(List.of(), "", Double.NaN))
        .hasMessageContaining("NaN");
  }

  static Stream<Metric<TextPair>> metricsOfPairs() {
    List<Metric<TextPair>> metrics = new ArrayList<>();
    for (String id : AnswerScore.ids()) {
      metrics.add(AnswerScore.parse(id));
      metrics.add(AnswerScore.parse(id).percent().resampledBy(FEW));
    }
    metrics.add(ExactMatch.standard());
    metrics.add(
        ExactMatch.standard()
            .ignoringCase()
            .ignoringNumbers()
            .ignoringPunctuation()
            .ignoring("a|\\(b\\)%")
            .ignoring("\"|:")
            .percent()
            .resampledBy(FEW));
    for (AnswerExtraction rule : AnswerExtraction.values()) {
      metrics.add(ClosedFormScore.accuracy(rule));
      metrics.add(ClosedFormScore.extractionFailureRate(rule).resampledBy(FEW));
    }
    return metrics.stream();
  }

  static Stream<Metric<AnsweredQuestion>> metricsOfQuestions() {
    List<Metric<AnsweredQuestion>> metrics = new ArrayList<>();
    for (String id : Squad2Score.ids()) {
      metrics.add(Squad2Score.parse(id));
      metrics.add(Squad2Score.parse(id).percent().noAnswerThreshold(0.25).resampledBy(FEW));
    }
    for (String id : Squad2BestScore.ids()) {
      metrics.add(Squad2BestScore.parse(id));
      metrics.add(Squad2BestScore.parse(id).percent().resampledBy(FEW));
    }
    return metrics.stream();
  }

  private static Metric<?> parse(String signature) {
    String id = signature.replaceFirst("[|(].*", "");
    if (id.startsWith("squad2-best")) {
      return Squad2BestScore.parse(signature);
    }
    if (id.startsWith("squad2")) {
      return Squad2Score.parse(signature);
    }
    if (id.equals("exact-match")) {
      return ExactMatch.parse(signature);
    }
    return AnswerScore.ids().contains(id)
        ? AnswerScore.parse(signature)
        : ClosedFormScore.parse(signature);
  }

  private static List<TextPair> pairs(int count) {
    RandomSequence random = RandomStream.of(4, "pairs").sequence();
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pairs.add(new TextPair(List.of(text(random), text(random)), text(random)));
    }
    return pairs;
  }

  private static List<AnsweredQuestion> questions(int count) {
    RandomSequence random = RandomStream.of(5, "questions").sequence();
    List<AnsweredQuestion> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> golds = random.nextInt(3) == 0 ? List.of() : List.of(text(random));
      questions.add(new AnsweredQuestion(golds, text(random), random.nextInt(9) / 8.0 - 0.0));
    }
    return questions;
  }

  private static String text(RandomSequence random) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      out.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return out.toString().strip();
  }
}
