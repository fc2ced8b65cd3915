package io.github.finefettle.dataprep.splitting;

import static io.github.finefettle.dataprep.splitting.SplitRows.SCHEMA;
import static io.github.finefettle.dataprep.splitting.SplitRows.docs;
import static io.github.finefettle.dataprep.splitting.SplitRows.findings;
import static io.github.finefettle.dataprep.splitting.SplitRows.ids;
import static io.github.finefettle.dataprep.splitting.SplitRows.sides;
import static io.github.finefettle.dataprep.splitting.SplitRows.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomStream;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitAssignmentTest {
  private static final SplitPlan PLAN =
      SplitPlan.of(0.6, 0.2, 0.2).stratifiedBy(Role.LABEL).keepingDuplicatesTogether().seed(3);

  @TempDir Path folder;

  private static SplitOutcome<Doc> split(SplitPlan plan, List<Doc> docs) {
    return plan.runner().split(ids(docs.size()), docs, SCHEMA);
  }

  private static SplitOutcome<Doc> again(SplitPlan plan, SplitAssignment previous, List<Doc> docs) {
    return plan.runner().keeping(previous).split(ids(docs.size()), docs, SCHEMA);
  }

  private static Doc doc(String text, String label) {
    return new Doc(text, label, "", "", "1");
  }

  /** A text near to both: 20 words of each, of which either alone is more than 0.8 of the whole. */
  private static String half(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      text.append(name).append((char) ('a' + i)).append(i * i).append(' ');
    }
    return text.toString();
  }

  private static RowId row(int position) {
    return new RowId("docs", position);
  }

  /** Two old rows on different sides that a third one is near to, though they are not near. */
  private record Bridge(String left, String right, String between) {
    static Bridge of(String name) {
      // One word of ten differs on either side of the middle: by the allowance for one replaced
      // word each is near to the middle; two replaced words are too many.
      String middle = half(name);
      return new Bridge(
          middle.replace(name + "b1 ", "otherword "),
          middle.replace(name + "h49 ", "elsewhere "),
          middle);
    }
  }

  /** Docs whose two last rows are the ends of a bridge. */
  private static List<Doc> docsWithBridge(Bridge bridge) {
    List<Doc> docs = new ArrayList<>(docs(300, 1));
    docs.add(doc(bridge.left(), "ham"));
    docs.add(doc(bridge.right(), "ham"));
    return docs;
  }

  /** The plan with the first seed that puts the ends on different sides. */
  private static SplitPlan apart(SplitPlan plan, List<Doc> docs) {
    for (long seed = 0; seed < 100; seed++) {
      SplitAssignment made = split(plan.seed(seed), docs).assignment();
      if (!made.sideOf(row(300)).equals(made.sideOf(row(301)))) {
        return plan.seed(seed);
      }
    }
    throw new AssertionError("the ends are always on one side: are they near to each other?");
  }

  @Test
  void noOldRowMovesWhateverIsAppended() {
    Bridge bridge = Bridge.of("bridge");
    List<Doc> docs = docsWithBridge(bridge);
    for (SplitPlan any : List.of(PLAN, PLAN.exactShares(), PLAN.groupedBy(Role.GROUP))) {
      SplitPlan plan = apart(any, docs);
      SplitOutcome<Doc> first = split(plan, docs);
      Map<RowId, Side> before = sides(first.splits());
      List<Doc> more = new ArrayList<>(docs);
      more.add(doc("a plain new row that resembles none of the older ones at all", "spam"));
      more.add(doc(bridge.between(), "ham"));
      more.add(doc(docs.get(7).text() + "longer", "ham"));
      more.addAll(List.of(doc("x y z", "rare"), doc("u v", "rare"), doc("w", "rare")));
      SplitOutcome<Doc> second = again(plan, first.assignment(), more);
      Map<RowId, Side> after = sides(second.splits());
      assertThat(after).containsAllEntriesOf(before);
      assertThat(after).hasSize(before.size() + 5).containsKey(row(302));
      assertThat(after.get(row(304))).isEqualTo(before.get(row(7)));
      assertThat(second.setAside()).hasSize(1);
      RowSetAside aside = second.setAside().get(0);
      assertThat(aside.row()).isEqualTo(row(303));
      assertThat(aside.partners()).containsExactlyInAnyOrder(row(300), row(301));
      assertThat(aside.reason()).contains("docs#300").contains("docs#301").contains("train");
      assertThat(state(second.evidence(), "split.every-class-in-every-split"))
          .isEqualTo(
              plan.settings().order() == SplitOrder.QUOTA ? ClaimState.MET : ClaimState.NOT_MET);
      assertThat(second.removed()).isEmpty();
      assertThat(second.changed()).isEmpty();
    }
  }

  @Test
  void aClassOfThreeRowsIsAFindingUnderAKeptAssignmentAndAnErrorWithout() {
    List<Doc> docs = new ArrayList<>(docs(300, 1));
    SplitAssignment first = split(PLAN, docs).assignment();
    docs.addAll(List.of(doc("x y z", "rare"), doc("u v", "rare"), doc("w", "rare")));
    assertThatThrownBy(() -> split(PLAN, docs).assignment()).hasMessageContaining("\"rare\"");
    SplitOutcome<Doc> second = again(PLAN, first, docs);
    assertThat(findings(second.evidence())).contains("split-class-missing");
    assertThat(state(second.evidence(), "split.every-class-in-every-split"))
        .isEqualTo(ClaimState.NOT_MET);
  }

  @Test
  void aChainOfNewRowsBetweenTwoSidesLosesOneRowAndNothingCrosses() {
    // Each of four differs from the next in one word; the ends are old.
    String zero = half("chain");
    String one = zero.replace("chaina0 ", "first ");
    String two = one.replace("chaind9 ", "second ");
    String three = two.replace("chaing36 ", "third ");
    for (long seed = 0; seed < 20; seed++) {
      List<Doc> docs = new ArrayList<>(docs(200, 5));
      docs.add(doc(zero, "ham"));
      docs.add(doc(three, "ham"));
      SplitPlan plan = PLAN.seed(seed);
      SplitAssignment first = split(plan, docs).assignment();
      docs.add(doc(two, "ham"));
      docs.add(doc(one, "ham"));
      SplitOutcome<Doc> second = again(plan, first, docs);
      assertThat(state(second.evidence(), "split.no-duplicate-crosses")).isEqualTo(ClaimState.MET);
      boolean apart = first.sideOf(row(200)).orElseThrow() != first.sideOf(row(201)).orElseThrow();
      assertThat(second.setAside()).hasSize(apart ? 1 : 0);
      assertThat(again(plan, second.assignment(), docs).assignment())
          .as("a fixed point")
          .isEqualTo(second.assignment());
    }
  }

  @Test
  void theOrderOfArrivalChangesNothingUnderAKeptAssignment() {
    List<Doc> docs = docsWithBridge(Bridge.of("bridge"));
    SplitPlan plan = apart(PLAN, docs);
    SplitAssignment first = split(plan, docs).assignment();
    docs.add(doc(Bridge.of("bridge").between(), "ham"));
    docs.addAll(docs(100, 77));
    SplitOutcome<Doc> one = again(plan, first, docs);
    assertThat(one.setAside()).hasSize(1);
    List<RowId> ids = new ArrayList<>();
    List<Doc> shuffled = new ArrayList<>();
    for (int i : RandomStream.of(2, "arrival").sequence().permutation(docs.size())) {
      ids.add(row(i));
      shuffled.add(docs.get(i));
    }
    SplitOutcome<Doc> other = plan.runner().keeping(first).split(ids, shuffled, SCHEMA);
    assertThat(other.assignment()).isEqualTo(one.assignment());
    assertThat(other.evidence()).isEqualTo(one.evidence());
  }

  @Test
  void removedAndChangedRowsAreReportedAndTheOthersStay() {
    List<Doc> docs = docs(300, 9);
    SplitAssignment first = split(PLAN, docs).assignment();
    List<Doc> fewer = new ArrayList<>(docs);
    fewer.set(250, doc("quite another text than before", docs.get(250).label()));
    List<RowId> ids = new ArrayList<>(ids(300));
    fewer.remove(10);
    ids.remove(10);
    SplitOutcome<Doc> second = PLAN.runner().keeping(first).split(ids, fewer, SCHEMA);
    assertThat(second.removed()).containsExactly(row(10));
    assertThat(second.changed()).containsExactly(row(250));
    assertThat(findings(second.evidence())).contains("split-rows-removed", "split-rows-changed");
    sides(second.splits())
        .forEach((id, side) -> assertThat(first.sideOf(id)).as(id.toString()).contains(side));
  }

  @Test
  void anAssignmentMostOfWhoseRowsAreGoneIsAProblem() {
    List<Doc> docs = docs(300, 9);
    SplitAssignment first = split(PLAN, docs).assignment();
    for (int gone : new int[] {150, 151}) {
      SplitOutcome<Doc> second =
          PLAN.runner()
              .keeping(first)
              .split(ids(300).subList(gone, 300), docs.subList(gone, 300), SCHEMA);
      assertThat(second.removed()).hasSize(gone);
      assertThat(second.evidence().findings())
          .filteredOn(finding -> finding.code().equals("split-rows-removed"))
          .extracting(finding -> finding.severity().name())
          .containsExactly(gone == 151 ? "PROBLEM" : "INFO");
    }
  }

  @Test
  void rowsInsertedInTheMiddleOfAFileAreNoticedAsMovedIds() {
    List<Doc> docs = new ArrayList<>(docs(300, 9));
    SplitAssignment first = split(PLAN, docs).assignment();
    docs.add(0, doc("one row at the very beginning moves all the others", "ham"));
    SplitOutcome<Doc> second = again(PLAN, first, docs);
    assertThat(second.evidence().findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo("split-rows-changed");
              assertThat(finding.severity().name()).isEqualTo("PROBLEM");
              assertThat(finding.advice()).contains("Have the ids moved?");
            });
  }

  @Test
  void bordersInTimeStayWithAKeptAssignment() {
    SplitPlan plan = SplitPlan.of(0.8, 0.1, 0.1).byTime();
    List<Doc> docs = docs(300, 12);
    SplitAssignment first = split(plan, docs).assignment();
    List<Doc> more = new ArrayList<>(docs);
    for (int i = 0; i < 100; i++) {
      more.add(new Doc("later " + i * i, "ham", "", "", Integer.toString(500 + i)));
    }
    SplitOutcome<Doc> second = again(plan, first, more);
    assertThat(sides(second.splits())).containsAllEntriesOf(sides(split(plan, docs).splits()));
    assertThat(second.assignment().sideOf(row(350))).contains(Side.TEST);
    assertThat(split(plan, more).assignment().sideOf(row(299)))
        .as("without it the borders move")
        .isPresent();
    assertThatThrownBy(() -> again(plan, split(PLAN, docs).assignment(), more).assignment())
        .hasMessageContaining("no borders");
  }

  @Test
  void anotherPlanIsPointedOutAndMovesNoOldRow() {
    List<Doc> docs = docs(300, 13);
    SplitOutcome<Doc> first = split(PLAN, docs);
    SplitOutcome<Doc> second = again(PLAN.seed(4), first.assignment(), docs);
    assertThat(findings(second.evidence())).contains("split-other-plan");
    assertThat(sides(second.splits())).isEqualTo(sides(first.splits()));
  }

  @Test
  void whatIsWrittenIsReadAgainByteForByte() throws IOException {
    SplitAssignment made = split(PLAN, docs(500, 14)).assignment();
    Path file = folder.resolve("deep/assignment.jsonl");
    made.writeTo(file);
    SplitAssignment read = SplitAssignment.readFrom(file);
    assertThat(read).isEqualTo(made).hasSameHashCodeAs(made);
    assertThat(read.fingerprint()).isEqualTo(PLAN.fingerprint());
    Path copy = folder.resolve("copy.jsonl");
    read.writeTo(copy);
    assertThat(copy).hasSameBinaryContentAs(file);
    assertThat(read.firstOf(row(0))).contains(row(0));
    assertThat(read.sideOf(row(9999))).isEqualTo(Optional.empty());
  }

  @Test
  void aTornOrDamagedFileIsRefused() throws IOException {
    Path file = folder.resolve("a.jsonl");
    split(PLAN, docs(300, 14)).assignment().writeTo(file);
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    Files.write(file, lines.subList(0, 250), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SplitAssignment.readFrom(file))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("249 rows")
        .hasMessageContaining("300");
    List<String> swapped = new ArrayList<>(lines);
    swapped.set(5, lines.get(6));
    Files.write(file, swapped, StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SplitAssignment.readFrom(file)).hasMessageContaining("each once");
    swapped.set(5, "{\"row\":\"docs#4\",\"side\":\"trian\",\"input\":\"0\"}");
    Files.write(file, swapped, StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SplitAssignment.readFrom(file)).hasMessageContaining("Line 6");
    Files.writeString(file, "", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SplitAssignment.readFrom(file)).hasMessageContaining("is empty");
    Files.writeString(
        file, lines.get(0).replace("\"seed\":3", "\"seed\":4"), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SplitAssignment.readFrom(file)).hasMessageContaining("fingerprint");
  }

  @Test
  void theFirstReleasedFormIsReadForEver() throws IOException {
    Path file = folder.resolve("golden.jsonl");
    try (InputStream in = getClass().getResourceAsStream("split-assignment-1.jsonl")) {
      Files.copy(in, file);
    }
    SplitAssignment read = SplitAssignment.readFrom(file);
    assertThat(read.plan())
        .isEqualTo(SplitPlan.of(0.5, 0.25, 0.25).byTime().groupedBy(Role.GROUP).seed(3));
    assertThat(read.sideOf(new RowId("a.csv", 0))).contains(Side.TRAIN);
    assertThat(read.sideOf(new RowId("a.csv", 1))).contains(Side.VALIDATION);
    assertThat(read.sideOf(new RowId("b.csv", 0))).contains(Side.TEST);
    assertThat(read.firstOf(new RowId("b.csv", 0))).contains(new RowId("a.csv", 7));
    Path copy = folder.resolve("copy.jsonl");
    read.writeTo(copy);
    assertThat(copy).hasSameBinaryContentAs(file);
  }
}
