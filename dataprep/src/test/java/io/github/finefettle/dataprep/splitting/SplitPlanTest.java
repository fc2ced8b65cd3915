package io.github.finefettle.dataprep.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.NullLabels;
import io.github.finefettle.dataprep.SmsSpam;
import io.github.finefettle.dataprep.SmsSpam.Sms;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SplitPlanTest {
  private static final SplitPlan PLAN =
      SplitPlan.of(0.8, 0.1, 0.1).stratifiedBy(Role.LABEL).keepingDuplicatesTogether().seed(42);

  @Test
  void noLookAlikesOfRealMessagesAreOnTwoSides() {
    List<Sms> rows = SmsSpam.rows();
    Splits<Sms> splits = PLAN.split(SmsSpam.ids(rows.size()), rows, Sms::text, Sms::label);
    List<String> train = splits.train().rows().stream().map(Sms::text).toList();
    List<String> validation = splits.validation().rows().stream().map(Sms::text).toList();
    List<String> test = splits.test().open("look for leaks").stream().map(Sms::text).toList();
    assertThat(train.size() + validation.size() + test.size()).isEqualTo(5574);
    assertThat(LeakAudit.withDefaults().between(train, test).count()).isZero();
    assertThat(LeakAudit.withDefaults().between(train, validation).count()).isZero();
    assertThat(LeakAudit.withDefaults().between(validation, test).count()).isZero();
    assertThat(state(splits.evidence(), "split.no-duplicate-crosses")).isEqualTo(ClaimState.MET);
    assertThat(state(splits.evidence(), "split.every-class-in-every-split"))
        .isEqualTo(ClaimState.MET);
    assertThat(splits.evidence().mistake()).isEqualTo(Mistake.POOR_DATA_PREPARATION);
    assertThat(splits.evidence().summary())
        .contains(
            "test rows with a duplicate in train: 0, by a random split of these cleaned rows");
    assertThat(splits.evidence().facts())
        .extracting(fact -> fact.name())
        .contains("Test rows that a random split of these cleaned rows would have leaked");
  }

  @Test
  void aPlanThatLeaksSaysSo() {
    List<Sms> rows = SmsSpam.rows();
    SplitPlan careless = SplitPlan.of(0.8, 0.1, 0.1).seed(42);
    Evidence evidence =
        careless.split(SmsSpam.ids(rows.size()), rows, Sms::text, Sms::label).evidence();
    assertThat(state(evidence, "split.no-duplicate-crosses")).isEqualTo(ClaimState.NOT_MET);
    Leak naive = NaiveSplitLeak.of(PLAN).measure(SmsSpam.texts());
    assertThat(naive.count()).isGreaterThan(50);
    assertThat(naive.exact()).isGreaterThan(30);
    assertThat(naive).isEqualTo(NaiveSplitLeak.of(PLAN).measure(SmsSpam.texts()));
  }

  @Test
  void namesTheRowWhoseLabelIsNull() {
    List<Sms> rows = rows(100, 1);
    assertThatThrownBy(
            () -> PLAN.split(SmsSpam.ids(100), rows, Sms::text, NullLabels::of).evidence())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The label of the row")
        .hasMessageContaining("#0 is null");
  }

  @Test
  void aTextThatManyTrainingRowsHaveLeaksOnceAndNamesTheFirstOfThem() {
    List<String> train = new java.util.ArrayList<>(java.util.Collections.nCopies(3000, "same"));
    train.add(0, "other");
    List<String> test = java.util.Collections.nCopies(3000, " same ");
    Leak leak = LeakAudit.withDefaults().between(train, test);
    assertThat(leak.exact()).isEqualTo(3000);
    assertThat(leak.near()).isZero();
    assertThat(leak.example()).contains(new LeakedPair(0, 1, 1));
  }

  @Test
  void sharesLieWhereChancePutsThemForManySeeds() {
    List<Sms> rows = rows(3000, 1);
    int outside = 0;
    for (long seed = 0; seed < 40; seed++) {
      Splits<Sms> splits = split(SplitPlan.of(0.7, 0.2, 0.1).seed(seed), rows);
      // 3.3 standard deviations of a binomial share of 3,000 rows: once in a thousand draws.
      outside += Math.abs(splits.train().size() - 2100) > 3.3 * Math.sqrt(3000 * 0.7 * 0.3) ? 1 : 0;
      outside += Math.abs(splits.test().size() - 300) > 3.3 * Math.sqrt(3000 * 0.1 * 0.9) ? 1 : 0;
      assertThat(splits.validation().size()).isPositive();
    }
    assertThat(outside).isLessThanOrEqualTo(1);
    Evidence evidence = split(PLAN, rows).evidence();
    for (String side : List.of("train", "validation", "test")) {
      assertThat(state(evidence, "split.share-" + side)).isEqualTo(ClaimState.MET);
    }
  }

  @Test
  void appendedRowsMoveNobody() {
    List<Sms> rows = rows(800, 2);
    Map<RowId, String> before = sides(split(PLAN, rows));
    List<Sms> more = new ArrayList<>(rows);
    more.add(new Sms("spam", "a plain new row that resembles none of the older ones at all"));
    more.add(new Sms("ham", rows.get(3).text() + " indeed"));
    more.addAll(List.of(new Sms("rare", "x y z"), new Sms("rare", "u v"), new Sms("rare", "w")));
    Map<RowId, String> after = sides(split(PLAN.allowingMissingClasses(), more));
    assertThat(after).containsAllEntriesOf(before).hasSize(before.size() + 5);
    assertThat(after.get(new RowId("sms.tsv", 801))).isEqualTo(before.get(new RowId("sms.tsv", 3)));
  }

  @Test
  void theOrderInWhichRowsArriveChangesNothing() {
    List<Sms> rows = rows(500, 3);
    List<RowId> ids = SmsSpam.ids(500);
    Splits<Sms> splits = PLAN.split(ids, rows, Sms::text, Sms::label);
    int[] order = RandomStream.of(1, "arrival").sequence().permutation(500);
    List<RowId> otherIds = new ArrayList<>();
    List<Sms> otherRows = new ArrayList<>();
    for (int row : order) {
      otherIds.add(ids.get(row));
      otherRows.add(rows.get(row));
    }
    Splits<Sms> other = PLAN.split(otherIds, otherRows, Sms::text, Sms::label);
    assertThat(other.train()).isEqualTo(splits.train());
    assertThat(other.validation()).isEqualTo(splits.validation());
    assertThat(other.test().ids()).isEqualTo(splits.test().ids()).isSorted();
    assertThat(other.evidence()).isEqualTo(splits.evidence());
  }

  @Test
  void aRowKeepsItsSideFromReleaseToRelease() {
    // Written down from the first run: a change would move the rows of every user's test split.
    assertThat(split(PLAN, rows(120, 9)).test().ids())
        .extracting(RowId::position)
        .containsExactly(4L, 6L, 13L, 26L, 27L, 30L, 39L, 40L, 43L, 48L, 69L, 71L, 77L, 113L, 119L);
  }

  @Test
  void anotherSeedIsAnotherSplit() {
    List<Sms> rows = rows(500, 4);
    assertThat(split(PLAN.seed(1), rows).test().ids())
        .isNotEqualTo(split(PLAN.seed(2), rows).test().ids());
  }

  @Test
  void tenRowsOrOneClassAreRefusedInAClearSentence() {
    List<Sms> ten = rows(10, 5);
    assertThatThrownBy(() -> split(PLAN.seed(1), ten))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("The (\\w+ split would be empty|class \".*).*");
    List<Sms> oneClass = rows(500, 6).stream().map(r -> new Sms("ham", r.text())).toList();
    assertThatThrownBy(() -> split(PLAN, oneClass))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("All 500 rows have the label \"ham\"");
  }

  @Test
  void aMissingClassIsRefusedUnlessAllowed() {
    List<Sms> rows = new ArrayList<>(rows(500, 7));
    rows.add(new Sms("rare", "only this one row has the rare label"));
    assertThatThrownBy(() -> split(PLAN, rows))
        .hasMessageContaining("The class \"rare\" has no row in the")
        .hasMessageContaining("merge it");
    Evidence evidence = split(PLAN.allowingMissingClasses(), rows).evidence();
    assertThat(state(evidence, "split.every-class-in-every-split")).isEqualTo(ClaimState.NOT_MET);
  }

  @Test
  void idsMustDifferAndFitTheRows() {
    List<Sms> rows = rows(2, 8);
    assertThatThrownBy(
            () ->
                PLAN.split(
                    List.of(new RowId("a", 1), new RowId("a", 1)), rows, Sms::text, Sms::label))
        .hasMessageContaining("a#1");
    assertThatThrownBy(() -> PLAN.split(SmsSpam.ids(1), rows, Sms::text, Sms::label))
        .hasMessageContaining("1 ids but 2 rows");
    assertThatThrownBy(() -> SplitPlan.of(0.8, 0.1, 0.2).toString())
        .hasMessageContaining("add up to 1");
    assertThatThrownBy(() -> SplitPlan.of(0.8, 0.1, 0.1).stratifiedBy(Role.TIME).toString())
        .hasMessageContaining("TIME");
  }

  @Test
  void thePlanSurvivesItsJson() {
    SplitPlan plan = PLAN.keepingTogether(NearDuplicates.atSimilarity(0.9));
    SplitPlan read = SplitPlan.fromJson(JsonValue.parse(plan.toJson().toCanonicalString()));
    assertThat(read).isEqualTo(plan);
    assertThat(read.fingerprint()).isEqualTo(plan.fingerprint());
    assertThat(SplitPlan.fromJson(SplitPlan.of(0.5, 0.25, 0.25).toJson()))
        .isEqualTo(SplitPlan.of(0.5, 0.25, 0.25))
        .isNotEqualTo(plan);
  }

  @Test
  void anAuditNamesThePairThatLeaks() {
    List<String> train = List.of("one two", "could you please send me the other form");
    List<String> test = List.of("nothing alike", "could you please send me the longer form");
    Leak leak = LeakAudit.withDefaults().between(train, test);
    assertThat(leak.exact()).isZero();
    assertThat(leak.near()).isEqualTo(1);
    assertThat(leak.example()).hasValue(new LeakedPair(1, 1, 5.0 / 9));
    assertThat(leak.share().orElseThrow().value()).isEqualTo(0.5);
    assertThat(leak.toJson().toCanonicalString()).contains("\"count\":1");
  }

  private static Splits<Sms> split(SplitPlan plan, List<Sms> rows) {
    return plan.split(SmsSpam.ids(rows.size()), rows, Sms::text, Sms::label);
  }

  private static Map<RowId, String> sides(Splits<Sms> splits) {
    Map<RowId, String> sides = new TreeMap<>();
    splits.train().ids().forEach(id -> sides.put(id, "train"));
    splits.validation().ids().forEach(id -> sides.put(id, "validation"));
    splits.test().ids().forEach(id -> sides.put(id, "test"));
    return sides;
  }

  private static ClaimState state(Evidence evidence, String id) {
    return evidence.claims().stream()
        .filter(claim -> claim.id().equals(id))
        .map(Claim::state)
        .findFirst()
        .orElseThrow();
  }

  /** Rows of random letters, so that hardly any two look alike. */
  private static List<Sms> rows(int count, long seed) {
    RandomSequence random = RandomStream.of(seed, "rows").sequence();
    List<Sms> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 10; word++) {
        text.append(Integer.toString(1000 + random.nextInt(1_000_000), 36)).append(' ');
      }
      rows.add(new Sms(random.nextInt(4) == 0 ? "spam" : "ham", text.toString()));
    }
    return rows;
  }
}
