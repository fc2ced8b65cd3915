package io.github.finefettle.dataprep.sufficiency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.NullLabels;
import io.github.finefettle.dataprep.SmsSpam;
import io.github.finefettle.dataprep.SmsSpam.Sms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class DataSufficiencyTest {
  private static final DataSufficiency DEFAULTS = DataSufficiency.forClassification().seed(42);

  @Test
  void realMessagesGiveACurveThatRises() {
    List<Sms> rows = SmsSpam.rows();
    SufficiencyReport report = assess(rows);
    assertThat(report.rows()).isEqualTo(5574);
    assertThat(report.rowsPerClass()).containsEntry("ham", 4827).containsEntry("spam", 747);
    assertThat(report.rarestClass()).isEqualTo("spam");
    assertThat(report.imbalanceRatio()).isCloseTo(4827.0 / 747, within(1e-12));
    assertThat(report.uniformity().rowsInDuplicateGroups()).isGreaterThan(403);
    LearningCurve curve = report.curve().orElseThrow();
    assertThat(curve.points()).extracting(CurvePoint::share).containsExactly(0.25, 0.5, 1.0);
    assertThat(curve.points().get(2).score()).isGreaterThan(curve.points().get(0).score());
    assertThat(curve.points().get(2).score()).isBetween(0.93, 0.999);
    assertThat(curve.majorityBaseline()).isBetween(0.45, 0.48);
    assertThat(state(report, "sufficiency.rows-per-class")).isEqualTo(ClaimState.MET);
    assertThat(state(report, "sufficiency.signal")).isEqualTo(ClaimState.MET);
    assertThat(report.evidence().mistake()).isEqualTo(Mistake.INSUFFICIENT_DATA);
    assertThat(report.evidence().figures()).hasSize(2);
  }

  @Test
  void labelsWithoutSignalAreNotTakenForASufficientSet() {
    SufficiencyReport report = assess(rows(600, 1, 0));
    assertThat(state(report, "sufficiency.signal")).isNotEqualTo(ClaimState.MET);
  }

  @Test
  void aTaskThatIsLearntAtOnceIsAtItsPlateauIfEnoughRowsAreHeldOutToSaySo() {
    // A fifth of 267 and of 533 rows is held out, which is worth 4 / (1/53 + 1/106) = 141.33 rows:
    // without an error they allow 3.841459 / (141.33 + 3.841459) = 0.02646.
    List<Sms> rows = rows(800, 2, 100);
    SufficiencyReport fine = assess(rows);
    assertThat(fine.outlook()).isEqualTo(Outlook.CANNOT_TELL);
    assertThat(state(fine, "sufficiency.learning-curve")).isEqualTo(ClaimState.UNDECIDED);
    assertThat(fine.curve().orElseThrow().gainInterval().high()).isCloseTo(0.02646, within(1e-5));
    SufficiencyReport coarse =
        DEFAULTS.worthwhileGain(0.03).assess(SmsSpam.ids(800), rows, Sms::text, Sms::label);
    assertThat(coarse.outlook()).isEqualTo(Outlook.PLATEAU);
    assertThat(state(coarse, "sufficiency.learning-curve")).isEqualTo(ClaimState.MET);
  }

  @Test
  void scoresThatAllAgreeAreNoCertainty() {
    Interval interval = new RepeatedScores(new double[] {1, 1, 1}, 0.25, 16).interval(0.95, -2, 2);
    // z = 1.959964, z^2 = 3.841459; 3.841459 / 19.841459 = 0.193608.
    assertThat(interval.low()).isCloseTo(1 - 0.193608, within(1e-6));
    assertThat(interval.high()).isCloseTo(1 + 0.193608, within(1e-6));
    SufficiencyReport report = assess(rows(160, 2, 100));
    assertThat(report.outlook()).isEqualTo(Outlook.CANNOT_TELL);
    assertThat(report.curve().orElseThrow().heldOutRows()).isBetween(30, 32);
  }

  @Test
  void namesTheRowWhoseLabelIsNull() {
    List<Sms> rows = rows(10, 4, 100);
    assertThatThrownBy(() -> DEFAULTS.assess(SmsSpam.ids(10), rows, Sms::text, NullLabels::of))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The label of the row")
        .hasMessageContaining("#0 is null");
  }

  @Test
  void aTaskOfManyRareWordsWantsMoreData() {
    // Every word belongs to one class, but each is rare: half of the rows know half of the words.
    RandomSequence random = RandomStream.of(3, "rare words").sequence();
    List<Sms> rows = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      boolean first = random.nextInt(2) == 0;
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 3; word++) {
        int meaning = 2 * random.nextInt(1500) + (first ? 0 : 1);
        text.append((char) (0x4E00 + meaning)).append(" ");
      }
      rows.add(new Sms(first ? "a" : "b", text.toString()));
    }
    SufficiencyReport report = assess(rows);
    assertThat(report.outlook()).isEqualTo(Outlook.MORE_DATA_LIKELY_HELPS);
    assertThat(report.evidence().findings()).hasSize(1);
  }

  @Test
  void tenRowsAreAnAnswerNotAnError() {
    SufficiencyReport report = assess(rows(10, 4, 100));
    assertThat(report.outlook()).isEqualTo(Outlook.CANNOT_TELL);
    assertThat(report.curve()).isEmpty();
    assertThat(state(report, "sufficiency.rows-per-class")).isEqualTo(ClaimState.NOT_MET);
    assertThat(state(report, "sufficiency.signal")).isEqualTo(ClaimState.UNDECIDED);
  }

  @Test
  void oneClassIsNotEnoughHoweverManyRowsItHas() {
    List<Sms> rows = rows(300, 5, 100).stream().map(r -> new Sms("ham", r.text())).toList();
    assertThat(state(assess(rows), "sufficiency.rows-per-class")).isEqualTo(ClaimState.NOT_MET);
  }

  @Test
  void copiesDoNotCountAsRows() {
    List<Sms> rows = new ArrayList<>(rows(100, 6, 100));
    rows.addAll(Collections.nCopies(50, new Sms("third", "always the very same words here")));
    SufficiencyReport report = assess(rows);
    assertThat(report.groupsInRarestClass()).isEqualTo(1);
    assertThat(state(report, "sufficiency.rows-per-class")).isEqualTo(ClaimState.MET);
    assertThat(state(report, "sufficiency.independent-rows-per-class"))
        .isEqualTo(ClaimState.UNDECIDED);
  }

  @Test
  void theOrderInWhichRowsArriveChangesNothing() {
    List<Sms> rows = rows(300, 7, 60);
    List<RowId> ids = SmsSpam.ids(300);
    SufficiencyReport report = DEFAULTS.assess(ids, rows, Sms::text, Sms::label);
    List<RowId> reversedIds = new ArrayList<>(ids);
    List<Sms> reversed = new ArrayList<>(rows);
    Collections.reverse(reversedIds);
    Collections.reverse(reversed);
    SufficiencyReport other = DEFAULTS.assess(reversedIds, reversed, Sms::text, Sms::label);
    assertThat(other.toJson().toCanonicalString()).isEqualTo(report.toJson().toCanonicalString());
    assertThat(other.evidence()).isEqualTo(report.evidence());
  }

  @Test
  void eachTrainingIsHeardAndAWishToStopIsMet() {
    List<Sms> rows = rows(600, 7, 60);
    List<RowId> ids = SmsSpam.ids(600);
    List<Progress> heard = new ArrayList<>();
    SufficiencyReport report =
        DEFAULTS
            .repeats(3)
            .assess(ids, rows, Sms::text, Sms::label, heard::add, new Cancellation());
    // Three repeats at three shares, and the end; before them the search for look-alikes.
    assertThat(heard.stream().filter(p -> p.unit().equals("trainings")).map(Progress::done))
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(heard).allMatch(p -> p.task().equals("data sufficiency"));
    assertThat(heard.get(0).detail()).isEqualTo("look-alikes");
    assertThat(report.toJson())
        .isEqualTo(DEFAULTS.repeats(3).assess(ids, rows, Sms::text, Sms::label).toJson());
    for (String unit : List.of("rows", "trainings")) {
      Cancellation stop = new Cancellation();
      ProgressListener stopping =
          progress -> {
            if (progress.unit().equals(unit)) {
              stop.cancel();
            }
          };
      assertThatThrownBy(() -> DEFAULTS.assess(ids, rows, Sms::text, Sms::label, stopping, stop))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void theOutlookFollowsItsRule() {
    assertThat(outlook(0.02, 0.005, 0.035)).isEqualTo(Outlook.MORE_DATA_LIKELY_HELPS);
    assertThat(outlook(0.005, 0.001, 0.012)).isEqualTo(Outlook.CANNOT_TELL);
    assertThat(outlook(0.02, -0.01, 0.05)).isEqualTo(Outlook.CANNOT_TELL);
    assertThat(outlook(0.002, -0.004, 0.008)).isEqualTo(Outlook.PLATEAU);
  }

  private static Outlook outlook(double gain, double low, double high) {
    Interval interval = new Interval(low, high, 0.95, "test");
    return SufficiencyReport.outlook(
        new LearningCurve(List.of(), gain, interval, 0.5, interval, 100), 0.01);
  }

  @Test
  void theIntervalOfRepeatsIsTheCorrectedOne() {
    // By hand: mean 3, sample variance 2.5, variance of the mean 2.5 * (1/5 + 1/4) = 1.125,
    // Student's t for 4 degrees of freedom at 97.5 %: 2.7764451; half width 2.9448648.
    RepeatedScores scores = new RepeatedScores(new double[] {1, 2, 3, 4, 5}, 0.25, 100);
    Interval interval = scores.interval(0.95, -100, 100);
    assertThat(scores.mean()).isEqualTo(3);
    assertThat(interval.low()).isCloseTo(3 - 2.9448648, within(1e-6));
    assertThat(interval.high()).isCloseTo(3 + 2.9448648, within(1e-6));
  }

  @Test
  void macroF1IsTheMeanOverTrueClasses() {
    // a: 1 hit, 2 true, 2 given: 2*1/(2+2) = 0.5; b: 1 hit, 2 true, 1 given: 2/3.
    assertThat(MacroF1.of(List.of("a", "a", "b", "b"), List.of("a", "c", "a", "b")))
        .isCloseTo((0.5 + 2.0 / 3) / 2, within(1e-15));
  }

  @Test
  void varietyCountsDifferentRuns() {
    // a b a b: 2 of 4 words, runs of two ab ba ab: 2 of 3, runs of three aba bab: 2 of 2.
    WordVariety variety = WordVariety.of(List.of("a b A b", " "), 1);
    assertThat(variety.words()).isEqualTo(4);
    assertThat(variety.share(1)).isEqualTo(0.5);
    assertThat(variety.share(2)).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(variety.share(3)).isEqualTo(1);
  }

  @Test
  void theDefinitionSurvivesItsJsonAndRefusesNonsense() {
    DataSufficiency definition = DEFAULTS.repeats(3).minimumPerClass(50).worthwhileGain(0.02);
    assertThat(DataSufficiency.fromJson(JsonValue.parse(definition.toJson().toCanonicalString())))
        .isEqualTo(definition);
    assertThatThrownBy(() -> DEFAULTS.repeats(1).toString()).hasMessageContaining("2 or more");
    assertThatThrownBy(() -> DEFAULTS.worthwhileGain(0).toString()).hasMessageContaining("0.01");
    assertThatThrownBy(() -> DEFAULTS.assess(List.of(), List.<Sms>of(), Sms::text, Sms::label))
        .hasMessageContaining("at least one row");
  }

  private static SufficiencyReport assess(List<Sms> rows) {
    return DEFAULTS.assess(SmsSpam.ids(rows.size()), rows, Sms::text, Sms::label);
  }

  private static ClaimState state(SufficiencyReport report, String id) {
    Evidence evidence = report.evidence();
    assertThat(Evidence.fromJson(evidence.toJson())).isEqualTo(evidence);
    return evidence.claims().stream()
        .filter(claim -> claim.id().equals(id))
        .map(Claim::state)
        .findFirst()
        .orElseThrow();
  }

  /** Random words; in the given percentage of the rows one word names the class. */
  private static List<Sms> rows(int count, long seed, int percentWithSignal) {
    RandomSequence random = RandomStream.of(seed, "rows").sequence();
    List<Sms> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 8; word++) {
        text.append(Integer.toString(1000 + random.nextInt(1_000_000), 36)).append(' ');
      }
      boolean spam = i % 3 == 0;
      boolean tells = random.nextInt(100) < percentWithSignal;
      rows.add(
          new Sms(
              spam ? "spam" : "ham", text + (tells ? spam ? "prize money" : "see you" : "so so")));
    }
    return rows;
  }
}
