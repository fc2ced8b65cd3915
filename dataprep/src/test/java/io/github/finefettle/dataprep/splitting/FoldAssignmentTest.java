package io.github.finefettle.dataprep.splitting;

import static io.github.finefettle.dataprep.splitting.SplitRows.SCHEMA;
import static io.github.finefettle.dataprep.splitting.SplitRows.docs;
import static io.github.finefettle.dataprep.splitting.SplitRows.findings;
import static io.github.finefettle.dataprep.splitting.SplitRows.ids;
import static io.github.finefettle.dataprep.splitting.SplitRows.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.splitting.SplitRows.Doc;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldAssignmentTest {
  private static final SplitPlan PLAN =
      SplitPlan.of(0.6, 0.2, 0.2).stratifiedBy(Role.LABEL).keepingDuplicatesTogether().seed(3);

  @TempDir Path folder;

  private static FoldOutcome<Doc> split(KFoldPlan plan, List<Doc> docs) {
    return plan.runner().split(ids(docs.size()), docs, SCHEMA);
  }

  private static FoldOutcome<Doc> again(KFoldPlan plan, FoldAssignment previous, List<Doc> docs) {
    return plan.runner().keeping(previous).split(ids(docs.size()), docs, SCHEMA);
  }

  private static Doc doc(String text, String label) {
    return new Doc(text, label, "", "", "1");
  }

  private static RowId row(int position) {
    return new RowId("docs", position);
  }

  /** The fold of each row, from 1, as the folds themselves have it; 0 for test rows. */
  private static Map<RowId, Integer> places(Folds<Doc> folds) {
    Map<RowId, Integer> found = new TreeMap<>();
    for (int fold = 0; fold < folds.folds().size(); fold++) {
      for (RowId id : folds.folds().get(fold).validation().ids()) {
        assertThat(found.put(id, fold + 1)).isNull();
      }
    }
    folds.test().ifPresent(test -> test.ids().forEach(id -> found.put(id, 0)));
    for (int fold = 0; fold < folds.folds().size(); fold++) {
      int here = fold + 1;
      assertThat(folds.folds().get(fold).train().ids())
          .allMatch(id -> !List.of(0, here).contains(found.getOrDefault(id, 0)));
    }
    return found;
  }

  /** The middle of three texts of which each end is near to the middle, but not to the other. */
  private static final String MIDDLE = "ba0 bb1 bc4 bd9 be16 bf25 bg36 bh49 bi64 bj81";

  private static List<Doc> docsWithEnds() {
    List<Doc> docs = new ArrayList<>(docs(300, 1));
    docs.add(doc(MIDDLE.replace("bb1 ", "otherword "), "ham"));
    docs.add(doc(MIDDLE.replace("bh49 ", "elsewhere "), "ham"));
    return docs;
  }

  private static SplitPlan apart(SplitPlan plan, List<Doc> docs) {
    for (long seed = 0; seed < 100; seed++) {
      Map<RowId, Integer> places = places(split(plan.seed(seed).folds(4), docs).folds());
      if (!Objects.equals(places.get(row(300)), places.get(row(301)))) {
        return plan.seed(seed);
      }
    }
    throw new AssertionError("the ends are always in one fold");
  }

  @Test
  void noOldRowMovesWhateverIsAppended() {
    List<Doc> docs = docsWithEnds();
    for (SplitPlan any : List.of(PLAN, PLAN.exactShares(), PLAN.groupedBy(Role.GROUP))) {
      KFoldPlan plan = apart(any, docs).folds(4);
      FoldOutcome<Doc> first = split(plan, docs);
      Map<RowId, Integer> before = places(first.folds());
      List<Doc> more = new ArrayList<>(docs);
      more.add(doc("a plain new row that resembles none of the older ones at all", "spam"));
      more.add(doc(MIDDLE, "ham"));
      more.add(doc(docs.get(7).text() + "longer", "ham"));
      more.addAll(List.of(doc("x y z", "rare"), doc("u v", "rare"), doc("w", "rare")));
      FoldOutcome<Doc> second = again(plan, first.assignment(), more);
      Map<RowId, Integer> after = places(second.folds());
      assertThat(after).containsAllEntriesOf(before);
      // Read = folds + test + set aside.
      assertThat(after).hasSize(more.size() - 1).containsEntry(row(304), before.get(row(7)));
      RowSetAside aside = second.setAside().get(0);
      assertThat(second.setAside()).hasSize(1);
      assertThat(aside.row()).isEqualTo(row(303));
      assertThat(aside.partners()).containsExactlyInAnyOrder(row(300), row(301));
      assertThat(aside.reason()).containsPattern("docs#30[01] \\((fold [1-4]|test split)\\)");
      assertThat(state(second.evidence(), "folds.no-duplicate-crosses")).isEqualTo(ClaimState.MET);
      assertThat(state(second.evidence(), "folds.every-class-in-every-fold"))
          .isEqualTo(ClaimState.NOT_MET);
      assertThat(findings(second.evidence())).contains("split-set-aside");
      assertThat(second.assignment().ids()).containsAll(first.assignment().ids());
    }
  }

  @Test
  void rowsThatAreGoneOrChangedAreReported() {
    List<Doc> docs = docs(300, 4);
    KFoldPlan plan = PLAN.folds(3);
    FoldAssignment first = split(plan, docs).assignment();
    List<Doc> other = new ArrayList<>(docs.subList(0, 290));
    other.set(4, doc("something else is here now", docs.get(4).label()));
    FoldOutcome<Doc> second = again(plan, first, other);
    assertThat(second.removed()).hasSize(10).contains(row(290), row(299));
    assertThat(second.changed()).containsExactly(row(4));
    assertThat(findings(second.evidence())).contains("split-rows-removed", "split-rows-changed");
  }

  @Test
  void theAssignmentSurvivesItsFileAndSaysWhereRowsAre() throws IOException {
    for (KFoldPlan plan : List.of(PLAN.folds(5), PLAN.folds(5).withoutTest())) {
      FoldOutcome<Doc> outcome = split(plan, docs(300, 9));
      Path file = folder.resolve("folds.jsonl");
      outcome.assignment().writeTo(file);
      FoldAssignment read = FoldAssignment.readFrom(file);
      assertThat(read).isEqualTo(outcome.assignment()).hasSameHashCodeAs(outcome.assignment());
      assertThat(read.plan()).isEqualTo(plan);
      assertThat(read.size()).isEqualTo(300);
      places(outcome.folds())
          .forEach(
              (id, place) -> {
                assertThat(read.isTest(id)).isEqualTo(place == 0);
                assertThat(read.foldOf(id).orElse(0)).isEqualTo(place);
                assertThat(read.firstOf(id)).isPresent();
              });
      assertThat(read.foldOf(row(9999))).isEqualTo(OptionalInt.empty());
      assertThat(read.isTest(row(9999))).isFalse();
      assertThatThrownBy(() -> SplitAssignment.readFrom(file))
          .isInstanceOf(JsonFormatException.class);
      List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
      lines.set(3, lines.get(3).replaceFirst("\"fold\":\"[^\"]*\"", "\"fold\":\"6\""));
      Files.write(file, lines, StandardCharsets.UTF_8);
      assertThatThrownBy(() -> FoldAssignment.readFrom(file))
          .hasMessageContaining("Line 4 of the fold assignment")
          .hasMessageContaining("The fold (6) must be 1 to 5");
      lines.set(3, lines.get(3).replace("\"fold\":\"6\"", "\"fold\":\"first\""));
      Files.write(file, lines, StandardCharsets.UTF_8);
      assertThatThrownBy(() -> FoldAssignment.readFrom(file))
          .hasMessageContaining("The fold (first) must be 1 to 5");
    }
  }

  @Test
  void anotherNumberOfFoldsIsRefused() {
    FoldAssignment five = split(PLAN.folds(5), docs(300, 9)).assignment();
    assertThatThrownBy(() -> PLAN.folds(4).runner().keeping(five).hashCode())
        .hasMessageContaining("5 folds")
        .hasMessageContaining("4 folds");
    assertThatThrownBy(() -> PLAN.folds(5).withoutTest().runner().keeping(five).hashCode())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstReleasedFormIsReadForEver() throws IOException {
    Path file = folder.resolve("golden.jsonl");
    try (InputStream in = getClass().getResourceAsStream("fold-assignment-1.jsonl")) {
      Files.copy(in, file);
    }
    FoldAssignment read = FoldAssignment.readFrom(file);
    assertThat(read.plan()).isEqualTo(SplitPlan.of(0.6, 0.2, 0.2).seed(3).folds(2));
    assertThat(read.foldOf(new RowId("a.csv", 0))).hasValue(1);
    assertThat(read.foldOf(new RowId("a.csv", 1))).hasValue(2);
    assertThat(read.isTest(new RowId("b.csv", 0))).isTrue();
    assertThat(read.firstOf(new RowId("b.csv", 0))).contains(new RowId("a.csv", 7));
    Path copy = folder.resolve("copy.jsonl");
    read.writeTo(copy);
    assertThat(copy).hasSameBinaryContentAs(file);
  }
}
