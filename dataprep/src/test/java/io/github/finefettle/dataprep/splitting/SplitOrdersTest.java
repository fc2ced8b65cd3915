package io.github.finefettle.dataprep.splitting;

import static io.github.finefettle.dataprep.splitting.SplitRows.SCHEMA;
import static io.github.finefettle.dataprep.splitting.SplitRows.docs;
import static io.github.finefettle.dataprep.splitting.SplitRows.findings;
import static io.github.finefettle.dataprep.splitting.SplitRows.ids;
import static io.github.finefettle.dataprep.splitting.SplitRows.sides;
import static io.github.finefettle.dataprep.splitting.SplitRows.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.splitting.SplitRows.Doc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Groups, time, exact shares and strata of several roles. */
class SplitOrdersTest {
  private static final SplitPlan PLAN = SplitPlan.of(0.8, 0.1, 0.1).seed(7);

  private static SplitOutcome<Doc> split(SplitPlan plan, List<Doc> docs) {
    return plan.runner().split(ids(docs.size()), docs, SCHEMA);
  }

  private static Map<RowId, Side> sidesOf(SplitPlan plan, List<Doc> docs) {
    return sides(split(plan, docs).splits());
  }

  @Test
  void rowsOfOneGroupNeverCrossAlsoThroughDuplicatesOfOtherGroups() {
    List<Doc> docs = docs(900, 1);
    SplitOutcome<Doc> outcome = split(PLAN.groupedBy(Role.GROUP).keepingDuplicatesTogether(), docs);
    Map<RowId, Side> sides = sides(outcome.splits());
    Map<String, TreeSet<Side>> byAuthor = new HashMap<>();
    sides.forEach(
        (id, side) ->
            byAuthor
                .computeIfAbsent(docs.get((int) id.position()).author(), a -> new TreeSet<>())
                .add(side));
    assertThat(byAuthor.values()).allSatisfy(found -> assertThat(found).hasSize(1));
    assertThat(state(outcome.evidence(), "split.no-group-crosses")).isEqualTo(ClaimState.MET);
    assertThat(state(outcome.evidence(), "split.no-duplicate-crosses")).isEqualTo(ClaimState.MET);
    assertThat(sides).hasSize(900);
  }

  @Test
  void aPlanWithoutGroupsLetsThemCross() {
    List<Doc> docs = docs(900, 1);
    Map<RowId, Side> sides = sidesOf(PLAN, docs);
    Map<String, TreeSet<Side>> byAuthor = new HashMap<>();
    sides.forEach(
        (id, side) ->
            byAuthor
                .computeIfAbsent(docs.get((int) id.position()).author(), a -> new TreeSet<>())
                .add(side));
    assertThat(byAuthor.values()).anySatisfy(found -> assertThat(found).hasSizeGreaterThan(1));
  }

  @Test
  void aBlankGroupHoldsNothingTogether() {
    List<Doc> docs = new ArrayList<>();
    for (Doc doc : docs(300, 2)) {
      docs.add(new Doc(doc.text(), doc.label(), " ", doc.site(), doc.time()));
    }
    assertThat(sidesOf(PLAN.groupedBy(Role.GROUP), docs)).isEqualTo(sidesOf(PLAN, docs));
  }

  @Test
  void trainComesBeforeValidationAndThatBeforeTestAndTiesStayTogether() {
    List<Doc> docs = docs(1000, 3);
    SplitOutcome<Doc> outcome = split(PLAN.byTime(), docs);
    Map<Side, TreeSet<Integer>> times = new HashMap<>();
    for (Side side : Side.values()) {
      times.put(side, new TreeSet<>());
    }
    sides(outcome.splits())
        .forEach(
            (id, side) ->
                times
                    .computeIfAbsent(side, s -> new TreeSet<>())
                    .add(Integer.parseInt(docs.get((int) id.position()).time())));
    assertThat(times.getOrDefault(Side.TRAIN, new TreeSet<>()).last())
        .isLessThan(times.getOrDefault(Side.VALIDATION, new TreeSet<>()).first());
    assertThat(times.getOrDefault(Side.VALIDATION, new TreeSet<>()).last())
        .isLessThan(times.getOrDefault(Side.TEST, new TreeSet<>()).first());
    assertThat(outcome.setAside()).isEmpty();
    // Three rows a moment on average: each border is missed by less than the largest tie.
    assertThat(outcome.splits().train().size()).isBetween(790, 810);
    assertThat(outcome.splits().test().size()).isBetween(90, 110);
    assertThat(state(outcome.evidence(), "split.in-time-order")).isEqualTo(ClaimState.MET);
  }

  @Test
  void aClusterThatReachesOverABorderKeepsItsEarliestSideAndTheRestIsSetAside() {
    List<Doc> dated = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String text = SplitRows.words(RandomStream.of(i, "text").sequence());
      dated.add(new Doc(text, "x", "", "", "2024-01-01T00:0" + i / 60 + ":" + two(i % 60)));
    }
    dated.set(99, new Doc(dated.get(3).text() + "again", "x", "", "", "2024-01-01T00:01:39Z"));
    SplitOutcome<Doc> outcome = split(PLAN.byTime().keepingDuplicatesTogether(), dated);
    assertThat(outcome.splits().train().ids()).contains(new RowId("docs", 3));
    assertThat(outcome.setAside()).hasSize(1);
    RowSetAside aside = outcome.setAside().get(0);
    assertThat(aside.row()).isEqualTo(new RowId("docs", 99));
    assertThat(aside.partners()).containsExactly(new RowId("docs", 3));
    assertThat(aside.reason()).contains("beyond that split's border");
    assertThat(state(outcome.evidence(), "split.no-duplicate-crosses")).isEqualTo(ClaimState.MET);
    assertThat(outcome.evidence().facts().stream().map(fact -> fact.value()))
        .contains("100 read = 80 train + 10 validation + 9 test + 1 set aside");
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : "" + number;
  }

  @Test
  void datesOfAllFormsAreComparedAsMomentsAndWhatCannotBeReadIsSetAside() {
    assertThat(RowTime.parse("2024-05-01").orElseThrow())
        .isEqualTo(RowTime.parse("2024-05-01T00:00:00Z").orElseThrow())
        .isEqualTo(RowTime.parse(" 2024-05-01 02:00:00.000+02:00 ").orElseThrow())
        .isEqualTo(RowTime.parse("2024-05-01T00:00").orElseThrow())
        .isLessThan(RowTime.parse("2024-05-01T00:00:00.000000001").orElseThrow());
    assertThat(RowTime.parse("1714521600").orElseThrow())
        .isEqualTo(RowTime.parse("1714521600.0").orElseThrow())
        .isNotEqualTo(RowTime.parse("2024-05-01").orElseThrow());
    for (String text : List.of("", "yesterday", "2024-02-30", "01/05/2024", "1e9", "12:00")) {
      assertThat(RowTime.parse(text)).as(text).isEmpty();
    }
    List<Doc> docs = new ArrayList<>(docs(200, 4));
    docs.set(17, new Doc("a b c", "ham", "", "", "soon"));
    docs.set(18, new Doc("d e f", "ham", "", "", "2024-05-01"));
    SplitOutcome<Doc> outcome = split(PLAN.byTime(), docs);
    assertThat(outcome.setAside())
        .extracting(RowSetAside::row)
        .containsExactly(new RowId("docs", 17), new RowId("docs", 18));
    assertThat(outcome.assignment().size()).isEqualTo(198);
    assertThatThrownBy(() -> split(PLAN.byTime(), List.of(docs.get(17))).assignment())
        .hasMessageContaining("has a time that can be read");
  }

  @Test
  void exactSharesAreMetToTheRowInEachStratum() {
    List<Doc> docs = docs(1003, 5);
    SplitOutcome<Doc> outcome = split(PLAN.exactShares().stratifiedBy(Role.LABEL), docs);
    for (String label : List.of("ham", "spam")) {
      long n = docs.stream().filter(doc -> doc.label().equals(label)).count();
      long train = count(outcome.splits().train().rows(), label);
      long validation = count(outcome.splits().validation().rows(), label);
      assertThat(Math.abs(train - 0.8 * n)).isLessThan(1);
      assertThat(Math.abs(validation - 0.1 * n)).isLessThan(1);
    }
    assertThat(sides(outcome.splits())).hasSize(1003);
    assertThat(sidesOf(PLAN.exactShares().seed(8), docs))
        .isNotEqualTo(sidesOf(PLAN.exactShares(), docs));
  }

  private static long count(List<Doc> docs, String label) {
    return docs.stream().filter(doc -> doc.label().equals(label)).count();
  }

  @Test
  void exactSharesHoldWithClustersToo() {
    SplitOutcome<Doc> outcome =
        split(PLAN.exactShares().keepingDuplicatesTogether(), docs(1000, 6));
    assertThat(outcome.splits().train().size()).isEqualTo(800);
    assertThat(outcome.splits().validation().size()).isEqualTo(100);
    assertThat(state(outcome.evidence(), "split.no-duplicate-crosses")).isEqualTo(ClaimState.MET);
  }

  @Test
  void aRareClassIsInEverySplitWithExactSharesIfItHasThreeRows() {
    List<Doc> docs = new ArrayList<>(docs(300, 7));
    for (int i = 0; i < 3; i++) {
      docs.add(new Doc("rare row number " + (char) ('a' + i) + i * 37, "rare", "", "", "1"));
    }
    Splitted rare = new Splitted(split(PLAN.exactShares().stratifiedBy(Role.LABEL), docs));
    assertThat(rare.count(Side.TRAIN)).isEqualTo(1);
    assertThat(rare.count(Side.VALIDATION)).isEqualTo(1);
    assertThat(rare.count(Side.TEST)).isEqualTo(1);
  }

  private record Splitted(SplitOutcome<Doc> outcome) {
    long count(Side side) {
      return outcome.assignment().ids().stream()
          .filter(id -> id.position() >= 300)
          .filter(id -> outcome.assignment().sideOf(id).orElseThrow() == side)
          .count();
    }
  }

  @Test
  void strataOfSeveralRolesEachHaveTheirShares() {
    List<Doc> docs = docs(4000, 8);
    SplitOutcome<Doc> outcome =
        split(PLAN.exactShares().stratifiedBy(Role.LABEL).stratifiedBy(Role.SOURCE), docs);
    for (String label : List.of("ham", "spam")) {
      for (String site : List.of("forum", "mail")) {
        long n =
            docs.stream().filter(d -> d.label().equals(label) && d.site().equals(site)).count();
        long test =
            outcome.splits().test().open("count").stream()
                .filter(d -> d.label().equals(label) && d.site().equals(site))
                .count();
        assertThat(Math.abs(test - 0.1 * n)).isLessThan(1);
      }
    }
    assertThat(sidesOf(PLAN.stratifiedBy(Role.SOURCE), docs))
        .isNotEqualTo(sidesOf(PLAN.stratifiedBy(Role.LABEL), docs));
  }

  @Test
  void theOrderOfArrivalChangesNothingForAnyPlan() {
    List<Doc> docs = docs(400, 9);
    List<RowId> ids = ids(400);
    int[] order = RandomStream.of(1, "arrival").sequence().permutation(400);
    List<RowId> otherIds = new ArrayList<>();
    List<Doc> otherDocs = new ArrayList<>();
    for (int row : order) {
      otherIds.add(ids.get(row));
      otherDocs.add(docs.get(row));
    }
    for (SplitPlan plan :
        List.of(
            PLAN.groupedBy(Role.GROUP),
            PLAN.byTime().keepingDuplicatesTogether(),
            PLAN.exactShares().stratifiedBy(Role.LABEL).keepingDuplicatesTogether())) {
      SplitOutcome<Doc> one = plan.runner().split(ids, docs, SCHEMA);
      SplitOutcome<Doc> other = plan.runner().split(otherIds, otherDocs, SCHEMA);
      assertThat(other.assignment()).isEqualTo(one.assignment());
      assertThat(other.setAside()).isEqualTo(one.setAside());
      assertThat(other.evidence()).isEqualTo(one.evidence());
    }
  }

  @Test
  void oneLargeClusterIsPointedOut() {
    List<Doc> docs = new ArrayList<>();
    for (Doc doc : docs(200, 10)) {
      docs.add(new Doc(doc.text(), "x", docs.size() < 150 ? "one" : "", "", "1"));
    }
    SplitOutcome<Doc> outcome = split(SplitPlan.of(0.4, 0.3, 0.3).groupedBy(Role.GROUP), docs);
    assertThat(findings(outcome.evidence())).contains("split-large-cluster");
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedWithAWayOut() {
    assertThatThrownBy(() -> PLAN.byTime().stratifiedBy(Role.LABEL).seed())
        .hasMessageContaining("by time cannot be stratified");
    assertThatThrownBy(() -> PLAN.byTime().exactShares().seed())
        .hasMessageContaining("by time or by exact shares");
    assertThatThrownBy(() -> PLAN.groupedBy(Role.GROUP).stratifiedBy(Role.GROUP).seed())
        .hasMessageContaining("Choose one");
    assertThatThrownBy(() -> PLAN.groupedBy(Role.INPUT).seed())
        .hasMessageContaining("keepingDuplicatesTogether");
    List<Doc> docs = docs(50, 1);
    assertThatThrownBy(
            () -> PLAN.groupedBy(Role.GROUP).split(ids(50), docs, Doc::text, Doc::label).train())
        .hasMessageContaining("needs the role GROUP");
    assertThatThrownBy(
            () -> PLAN.groupedBy(Role.ID).runner().split(ids(50), docs, SCHEMA).assignment())
        .hasMessageContaining("ID")
        .hasMessageContaining("schema");
  }

  @Test
  void progressIsHeardAndAWishToStopIsMet() {
    List<Doc> docs = docs(600, 11);
    List<Progress> heard = new ArrayList<>();
    assertThat(
            PLAN.keepingDuplicatesTogether()
                .runner()
                .progress(heard::add)
                .split(ids(600), docs, SCHEMA)
                .assignment()
                .size())
        .isEqualTo(600);
    assertThat(heard.stream().map(Progress::detail).distinct())
        .containsExactly("reading rows", "searching duplicates", "choosing sides", "checking");
    assertThat(heard.get(heard.size() - 1).done())
        .isEqualTo(heard.get(heard.size() - 1).total().getAsLong());
    Cancellation stop = new Cancellation();
    ProgressListener stops =
        progress -> {
          if (progress.detail().equals("searching duplicates")) {
            stop.cancel();
          }
        };
    assertThatThrownBy(
            () ->
                PLAN.keepingDuplicatesTogether()
                    .runner()
                    .progress(stops)
                    .cancellation(stop)
                    .split(ids(600), docs, SCHEMA)
                    .assignment())
        .isInstanceOf(CancellationException.class);
  }
}
