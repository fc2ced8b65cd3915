package io.github.finefettle.metrics.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.description.ZeroRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityScoreTest {
  /** chakki-works/seqeval#23, #57, #71, #95: what is found depends on how tags are read. */
  @Test
  void anOrphanInsideIsAnEntityByDefaultAndNoneInStrictIob2() {
    List<TaggedSentence> rows = List.of(sentence("B-Phone I-Phone", "I-Phone I-Phone"));
    assertThat(EntityScore.f1().evaluate(rows).requireValue()).isEqualTo(1);
    EntityScore strict = EntityScore.f1().scheme(EntityScheme.IOB2);
    assertThat(strict.evaluate(rows).requireValue()).isEqualTo(0);
    assertThat(strict.signature()).contains("scheme:IOB2");
    assertThat(EntityScore.f1().signature()).contains("scheme:conlleval");
  }

  /** Measuring each batch and averaging is not the measure of all sentences. */
  @Test
  void globalF1IsNotTheMeanOfBatchF1s() {
    List<TaggedSentence> rows = new SeededSentences(5).random("BI", 600);
    double global = EntityScore.f1().zeroRule(ZeroRule.ZERO).evaluate(rows).requireValue();
    double total = 0;
    for (int i = 0; i < rows.size(); i++) {
      total +=
          EntityScore.f1().zeroRule(ZeroRule.ZERO).evaluate(rows.subList(i, i + 1)).requireValue();
    }
    double meanOfBatches = total / rows.size();
    assertThat(Math.abs(global - meanOfBatches)).isGreaterThan(0.005);
    var merged = EntityScore.f1().zeroRule(ZeroRule.ZERO).newState();
    for (int i = 0; i < rows.size(); i++) {
      var batch = EntityScore.f1().newState();
      rows.subList(i, i + 1).forEach(batch::add);
      merged.merge(batch);
    }
    assertThat(merged.measure().requireValue()).isEqualTo(global);
  }

  @Test
  void tokenAccuracyIsHighWhereNoEntityIsFound() {
    List<String> gold = new ArrayList<>(Collections.nCopies(19, "O"));
    gold.add("B-PER");
    List<TaggedSentence> rows = List.of(TaggedSentence.of(gold, Collections.nCopies(20, "O")));
    assertThat(TokenScore.accuracy().evaluate(rows).requireValue()).isEqualTo(0.95);
    assertThat(TokenScore.weightedF1().evaluate(rows).value()).isPresent();
    assertThat(EntityScore.f1().evaluate(rows).requireValue()).isZero();
    assertThat(EntityScore.recall().evaluate(rows).requireValue()).isZero();
  }

  @Test
  void sentencesOfOtherLengthsAreRefusedWithBoth() {
    assertThatThrownBy(() -> sentence("O O", "O"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 true tags")
        .hasMessageContaining("1 predicted");
    assertThatThrownBy(() -> TaggedSentence.of(List.of(""), List.of("O")))
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> TagSet.of(List.of("O", "O"))).hasMessageContaining("twice");
    TagSet set = TagSet.of(List.of("O", "B-A"));
    assertThatThrownBy(() -> set.sentence(new int[] {2}, new int[] {0}))
        .hasMessageContaining("names no tag");
    assertThatThrownBy(() -> set.code("B-C")).hasMessageContaining("B-C");
  }

  @Test
  void aTagOfNoStrictSchemeIsRefusedWithItsPlace() {
    TaggedSentence row = sentence("B-A I-A", "B-A E-A");
    assertThat(EntityScheme.IOB2.whyRefused(row))
        .hasValueSatisfying(
            why -> assertThat(why).contains("predicted tag of token 2").contains("\"E-A\""));
    assertThat(EntityScheme.IOBES.whyRefused(row)).isEmpty();
    assertThatThrownBy(() -> EntityScore.f1().scheme(EntityScheme.IOB2).evaluate(List.of(row)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("E-A")
        .hasMessageContaining("whyRefused");
  }

  @Test
  void whatIsUndefinedSaysWhy() {
    List<TaggedSentence> outside = List.of(sentence("O", "O"));
    List<TaggedSentence> missed = List.of(sentence("B-A B-B", "B-A O"));
    assertThat(EntityScore.precision().evaluate(outside).undefinedReason())
        .contains("no entity was predicted");
    assertThat(EntityScore.recall().evaluate(outside).undefinedReason())
        .contains("there is no true entity");
    assertThat(EntityTypeScore.macroPrecision().evaluate(missed).undefinedReason())
        .contains("no entity was predicted of the type \"B\", which takes part in the mean");
    assertThat(EntityTypeScore.macroF1().evaluate(missed).requireValue()).isEqualTo(0.5);
    assertThat(EntityTypeScore.f1("C").evaluate(missed).undefinedReason())
        .contains("there is neither a true nor a predicted entity of the type \"C\"");
    assertThat(
            EntityTypeScore.weightedPrecision()
                .evaluate(List.of(sentence("O", "B-A")))
                .undefinedReason())
        .contains("there is no true entity to weigh the types with");
    assertThat(
            EntityTypeScore.macroPrecision()
                .zeroRule(ZeroRule.ZERO)
                .evaluate(missed)
                .requireValue())
        .isEqualTo(0.5);
  }

  @Test
  void macroF1IsTheMeanOfF1sAndNotTheF1OfMeans() {
    // Type A: 1 of 1 found among 2 predicted, F1 2/3. Type B: 1 of 3 found, none wrong, F1 1/2.
    List<TaggedSentence> rows = List.of(sentence("B-A O B-B B-B B-B", "B-A B-A B-B O O"));
    assertThat(EntityTypeScore.macroF1().evaluate(rows).requireValue())
        .isCloseTo((2.0 / 3 + 1.0 / 2) / 2, within(1e-15));
    assertThat(EntityTypeScore.macroPrecision().evaluate(rows).requireValue()).isEqualTo(0.75);
  }

  @Test
  void supportCountsTrueEntities() {
    List<TaggedSentence> rows = List.of(sentence("B-A B-B B-B", "O O O"), sentence("O", "O"));
    assertThat(EntityScore.recall().evaluate(rows).support()).hasValue(3);
    assertThat(EntityScore.recall().evaluate(rows).n()).isEqualTo(2);
    assertThat(EntityTypeScore.recall("B").evaluate(rows).support()).hasValue(2);
    assertThat(TokenScore.accuracy().evaluate(rows).support()).hasValue(4);
  }

  @Test
  void aSuiteMeasuresAllOfThemInOnePass() {
    List<Metric<TaggedSentence>> metrics =
        List.of(
            EntityScore.f1(),
            MucScore.f1(MucScore.Form.PARTIAL),
            EntityTypeScore.macroF1(),
            EntityTypeScore.f1("A"),
            TokenScore.accuracy());
    List<TaggedSentence> rows = new SeededSentences(9).random("BI", 200);
    var result = MetricSuite.ofAll(metrics).evaluate(rows);
    for (Metric<TaggedSentence> metric : metrics) {
      assertThat(result.measurements()).containsValue(metric.evaluate(rows));
    }
    assertThat(EntityScore.f1().stateId())
        .isEqualTo(MucScore.f1(MucScore.Form.TYPE).stateId())
        .isNotEqualTo(EntityScore.f1().scheme(EntityScheme.IOB1).stateId());
  }

  @Test
  void bothKindsOfIntervalByTypeAgreeWhereTheyMeet() {
    // The micro F1 of one type is an item metric's; by type it must have nearly the same interval.
    List<TaggedSentence> rows =
        new SeededSentences(11)
            .random("BI", 1_500).stream().map(EntityScoreTest::withOneType).toList();
    Interval micro = EntityScore.f1().evaluate(rows).interval().orElseThrow();
    Interval macro = EntityTypeScore.macroF1().evaluate(rows).interval().orElseThrow();
    assertThat(macro.halfWidth()).isCloseTo(micro.halfWidth(), within(0.1 * micro.halfWidth()));

    List<TaggedSentence> few = distinct(2_000);
    List<TaggedSentence> many = distinct(2_100);
    Interval resampled = interval(EntityTypeScore.macroF1(), few);
    Interval linearized = interval(EntityTypeScore.macroF1(), many);
    assertThat(resampled.method()).isEqualTo("bootstrap-percentile-1000");
    assertThat(linearized.method()).isEqualTo("delta");
    assertThat(linearized.halfWidth())
        .isCloseTo(resampled.halfWidth(), within(0.12 * resampled.halfWidth()));
  }

  @Test
  void theIntervalResamplesSentencesAndNotEntities() {
    // Entities of one sentence are all right or all wrong: there are 50 draws, not 500.
    List<TaggedSentence> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String gold = "B-A ".repeat(10).strip();
      rows.add(sentence(gold, i % 2 == 0 ? gold : "O ".repeat(10).strip()));
    }
    Measurement measured = EntityTypeScore.recall("A").evaluate(rows);
    assertThat(measured.interval().orElseThrow().halfWidth()).isBetween(0.11, 0.17);
  }

  private static Interval interval(Metric<TaggedSentence> metric, List<TaggedSentence> rows) {
    return metric.evaluate(rows).interval().orElseThrow();
  }

  /** So many sentences, no two of which have equal counts. */
  private static List<TaggedSentence> distinct(int sentences) {
    SeededSentences draw = new SeededSentences(13);
    List<TaggedSentence> made = new ArrayList<>();
    for (int s = 0; s < sentences; s++) {
      List<String> gold = new ArrayList<>();
      List<String> predicted = new ArrayList<>();
      // The counts of the types X and Y tell every sentence from every other.
      add("X", s % 50, 40, draw, gold, predicted);
      add("Y", s / 50, 40, draw, gold, predicted);
      made.add(TaggedSentence.of(gold, predicted));
    }
    return made;
  }

  private static void add(
      String type,
      int count,
      int hitsInHundred,
      SeededSentences draw,
      List<String> gold,
      List<String> predicted) {
    for (int i = 0; i < count; i++) {
      gold.add("B-" + type);
      predicted.add(draw.below(100) < hitsInHundred ? "B-" + type : "O");
    }
  }

  private static TaggedSentence withOneType(TaggedSentence row) {
    return TaggedSentence.of(
        row.gold().stream().map(tag -> tag.replace("-B", "-A")).toList(),
        row.predicted().stream().map(tag -> tag.replace("-B", "-A")).toList());
  }

  private static TaggedSentence sentence(String gold, String predicted) {
    return TaggedSentence.of(List.of(gold.split(" ")), List.of(predicted.split(" ")));
  }
}
