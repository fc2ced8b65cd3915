package io.github.finefettle.dataprep.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Note;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearnedRangesTest {
  private static final LearnedRanges LENGTHS =
      LearnedRanges.of(Role.INPUT).withMeasures(TextMeasure.CHARACTERS);

  private static Example row(long position, String text) {
    return Example.of(new RowId("rows", position), Map.of(Role.INPUT, text));
  }

  /** Rows of 1 to n characters. */
  private static List<Example> ramp(int n) {
    List<Example> rows = new ArrayList<>();
    for (int i = 1; i <= n; i++) {
      rows.add(row(i, "x".repeat(i)));
    }
    return rows;
  }

  private static LearnedRange onlyRange(Learned learned) {
    return ((FlagOutOfRange) learned.rule()).ranges().get(0);
  }

  private static Note first(Map<String, List<Note>> notes, String row) {
    return notes.getOrDefault(row, List.of()).get(0);
  }

  @Test
  void theRangeIsTheWidenedQuantilesOfTheData() throws Exception {
    // 1..1000: quantile 0.01 is 10, 0.5 is 500, 0.99 is 990; widened by half the way to the median,
    // which would end below 0
    LearnedRange range = onlyRange(Learnings.learn(LENGTHS, ramp(1000)));
    assertThat(range.low()).isZero();
    assertThat(onlyRange(Learnings.learn(LENGTHS.withQuantiles(0.4, 0.99, 0.5), ramp(1000))).low())
        .isEqualTo(400 - 0.5 * 100);
    assertThat(range.high()).isEqualTo(990 + 0.5 * 490);
    assertThat(range.values()).isEqualTo(1000);
    LearnedRange bare = onlyRange(Learnings.learn(LENGTHS.withQuantiles(0.05, 0.9, 0), ramp(1000)));
    assertThat(bare.low()).isEqualTo(50);
    assertThat(bare.high()).isEqualTo(900);
  }

  @Test
  void evenRowsAreNotFlaggedAndAnOutlierIsWithValueThresholdAndPart() throws Exception {
    List<Example> rows = ramp(1000);
    assertThat(Learnings.notes(Learnings.learn(LENGTHS, rows).rule(), rows)).isEmpty();
    rows.add(row(5000, "y".repeat(9000)));
    Map<String, List<Note>> notes = Learnings.notes(Learnings.learn(LENGTHS, rows).rule(), rows);
    assertThat(notes).containsOnlyKeys("rows#5000");
    Note note = first(notes, "rows#5000");
    assertThat(note.action()).isEqualTo(RuleAction.FLAGGED);
    assertThat(note.measured()).hasValue(9000);
    assertThat(note.threshold().orElseThrow()).isBetween(1000.0, 1300.0);
    assertThat(note.part()).isZero();
  }

  @Test
  void tooFewRowsAreSaidAndNotFlagged() throws Exception {
    List<Example> rows = ramp(199);
    Learned learned = Learnings.learn(LENGTHS, rows);
    assertThat(Learnings.notes(learned.rule(), rows)).isEmpty();
    assertThat(learned.findings()).extracting(Finding::code).containsExactly("too-few-rows");
    assertThat(learned.findings().get(0).message()).contains("199").contains("200");
    assertThat(Learnings.learn(LENGTHS, ramp(200)).findings()).isEmpty();
  }

  @Test
  void undefinedMeasuresNeitherTeachNorAreFlagged() throws Exception {
    List<Example> rows = ramp(300);
    for (int i = 0; i < 300; i++) {
      rows.add(row(10_000 + i, ""));
    }
    LearnedRanges rule = LENGTHS.withMeasures(TextMeasure.MEAN_WORD_LENGTH);
    Learned learned = Learnings.learn(rule, rows);
    assertThat(onlyRange(learned).values()).isEqualTo(300);
    assertThat(Learnings.notes(learned.rule(), List.of(row(1, "")))).isEmpty();
  }

  @Test
  void theOrderOfTheRowsChangesNothing() throws Exception {
    List<Example> rows = ramp(3000);
    List<Example> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    LearnedRanges rule = LearnedRanges.of();
    assertThat(Learnings.learn(rule, rows).rule())
        .isEqualTo(Learnings.learn(rule, reversed).rule());
  }

  @Test
  void aSampleIsTheSameInAnyOrderAndInAnyParts() {
    RandomStream random = RandomStream.of(5, "parts");
    Set<Set<Long>> samples = new HashSet<>();
    for (int run = 0; run < 20; run++) {
      List<RowSample<Long>> parts = new ArrayList<>();
      for (int i = 0; i <= run; i++) {
        parts.add(new RowSample<>(100));
      }
      List<Long> positions = new ArrayList<>();
      for (long i = 0; i < 2000; i++) {
        positions.add(i);
      }
      RandomStream of = random.at(run);
      positions.sort((a, b) -> Long.compare(of.longAt(a), of.longAt(b)));
      for (long position : positions) {
        int part = Math.floorMod(of.longAt(position + 5000), parts.size());
        parts.get(part).add(new RowId("data.jsonl", position), position);
      }
      RowSample<Long> all = new RowSample<>(100);
      parts.forEach(all::merge);
      assertThat(all.seen()).isEqualTo(2000);
      samples.add(new HashSet<>(all.observations()));
    }
    assertThat(samples).hasSize(1);
    assertThat(samples.iterator().next()).hasSize(100);
  }

  @Test
  void aSampleIsSpreadEvenlyOverPositionsAndSources() {
    RowSample<Long> sample = new RowSample<>(1000);
    for (long i = 0; i < 100_000; i++) {
      sample.add(new RowId(i % 2 == 0 ? "a.csv" : "b.csv", i), i);
    }
    // 1,000 of 100,000, half of them even: a standard error of 16 and of 15
    long low = sample.observations().stream().filter(i -> i < 50_000).count();
    long even = sample.observations().stream().filter(i -> i % 2 == 0).count();
    assertThat(low).isBetween(430L, 570L);
    assertThat(even).isBetween(430L, 570L);
  }

  @Test
  void frozenRangesReadBackEqualAndFlagTheSameRows() throws Exception {
    List<Example> rows = ramp(500);
    rows.add(row(9000, "1".repeat(4000)));
    LearnedRanges rule = LearnedRanges.of(Role.INPUT);
    Learned learned = Learnings.learn(rule, rows);
    assertThat(learned.isFrozen()).isTrue();
    FlagOutOfRange frozen = (FlagOutOfRange) Learnings.readBack(learned.rule(), Registry.empty());
    assertThat(frozen).isEqualTo(learned.rule());
    assertThat(Learnings.notes(frozen, rows)).isEqualTo(Learnings.notes(learned.rule(), rows));
    assertThat(Learnings.notes(frozen, rows)).isNotEmpty();
    assertThat(Learnings.readBack(rule, Registry.empty())).isEqualTo(rule);
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThatThrownBy(() -> LENGTHS.withQuantiles(0.9, 0.1, 0)).hasMessageContaining("0.9");
    assertThatThrownBy(() -> LENGTHS.withMeasures()).hasMessageContaining("measure");
    assertThatThrownBy(() -> LENGTHS.withMinRows(0)).hasMessageContaining("0");
  }

  @Test
  void fewRowsOfCleanDataAreFlagged() throws Exception {
    List<Example> rows = RealRows.gsm8kExamples();
    Learned learned = Learnings.learn(LearnedRanges.of(Role.INPUT, Role.TARGET), rows);
    int flagged = Learnings.notes(learned.rule(), rows).size();
    // 117 of 7,473 when the defaults were chosen
    assertThat(flagged).isBetween(1, 7473 / 50);
    assertThat(learned.findings()).isEmpty();
  }
}
