package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.core.split.TestSplit;
import io.github.finefettle.core.split.TrainSplit;
import io.github.finefettle.core.split.ValidationSplit;
import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** One run of a plan of folds. Place 0 to k - 1 is a fold, place k the test split. */
final class FoldRun<R> {
  private final KFoldPlan plan;
  private final SortedRows<R> rows;
  private final Watch watch;
  private final int[] clusters;
  private final int[] places;

  FoldRun(KFoldPlan plan, SortedRows<R> rows, Watch watch) {
    this.plan = plan;
    this.rows = rows;
    this.watch = watch;
    Watch searching = watch.part("searching duplicates");
    searching.progressed(0, rows.size());
    this.clusters =
        RowClusters.of(rows.texts(), plan.plan().together(), rows.groups(), searching).firsts();
    this.places = places();
  }

  private int[] places() {
    SideChoice choice = new SideChoice(plan.plan().settings(), rows);
    int[] ofFirst = new int[clusters.length];
    if (plan.plan().settings().order() == SplitOrder.QUOTA) {
      int[] none = new int[clusters.length];
      Arrays.fill(none, -1);
      ofFirst = choice.byQuota("folds", shares(), clusters, none);
    } else {
      for (int row = 0; row < clusters.length; row++) {
        if (clusters[row] == row) {
          ofFirst[row] = drawn(choice, row);
        }
      }
    }
    int[] found = new int[clusters.length];
    for (int row = 0; row < found.length; row++) {
      found[row] = ofFirst[clusters[row]];
    }
    return found;
  }

  private double[] shares() {
    double held = plan.holdsOutTest() ? plan.plan().testShare() : 0;
    double[] shares = new double[plan.folds() + (plan.holdsOutTest() ? 1 : 0)];
    Arrays.fill(shares, (1 - held) / plan.folds());
    if (plan.holdsOutTest()) {
      shares[plan.folds()] = held;
    }
    return shares;
  }

  /** The draw for the test side is that of the split plan, so that both hold out the same rows. */
  private int drawn(SideChoice choice, int row) {
    Shares shares = plan.plan().settings().shares();
    if (plan.holdsOutTest() && shares.sideOf(choice.draw("split", row)) == Side.TEST) {
      return plan.folds();
    }
    return (int) (choice.draw("folds", row) * plan.folds());
  }

  Folds<R> folds() {
    for (int place = 0; place < plan.folds() + (plan.holdsOutTest() ? 1 : 0); place++) {
      requireRows(place);
    }
    requireClasses();
    List<Fold<R>> folds = new ArrayList<>();
    for (int place = 0; place < plan.folds(); place++) {
      int fold = place;
      IntPredicate validates = row -> places[row] == fold;
      IntPredicate trains = row -> places[row] != fold && places[row] < plan.folds();
      folds.add(
          new Fold<>(
              new TrainSplit<>(of(rows.ids(), trains), of(rows.rows(), trains)),
              new ValidationSplit<>(of(rows.ids(), validates), of(rows.rows(), validates))));
    }
    return new Folds<>(folds, test(), evidence());
  }

  private Optional<TestSplit<R>> test() {
    IntPredicate held = row -> places[row] == plan.folds();
    return plan.holdsOutTest()
        ? Optional.of(new TestSplit<>(of(rows.ids(), held), of(rows.rows(), held)))
        : Optional.empty();
  }

  private static <T> List<T> of(List<T> all, IntPredicate wanted) {
    return IntStream.range(0, all.size()).filter(wanted).<T>mapToObj(all::get).toList();
  }

  private String name(int place) {
    return place == plan.folds() ? "test split" : "fold " + (place + 1);
  }

  private void requireRows(int place) {
    if (Arrays.stream(places).noneMatch(found -> found == place)) {
      throw new IllegalArgumentException(
          "The "
              + name(place)
              + " would be empty: there are only "
              + rows.size()
              + " rows for "
              + plan
              + ". Give more rows, or ask for fewer folds.");
    }
  }

  private Map<String, int[]> byStratum() {
    Map<String, int[]> counts = new TreeMap<>();
    for (int row = 0; row < places.length; row++) {
      counts.computeIfAbsent(rows.strata().get(row), s -> new int[plan.folds() + 1])[places[row]]++;
    }
    return counts;
  }

  private Optional<String> missing() {
    for (Map.Entry<String, int[]> entry : byStratum().entrySet()) {
      for (int place = 0; place < plan.folds() + (plan.holdsOutTest() ? 1 : 0); place++) {
        if (entry.getValue()[place] == 0) {
          return Optional.of(
              "The class \"" + entry.getKey() + "\" has no row in the " + name(place) + ".");
        }
      }
    }
    return Optional.empty();
  }

  private void requireClasses() {
    Optional<String> missing = missing();
    if (plan.plan().isStratified() && !plan.plan().allowsMissingClasses() && missing.isPresent()) {
      throw new IllegalArgumentException(
          missing.get()
              + " Ask for fewer folds, add rows of it, or use exactShares();"
              + " allowingMissingClasses() goes on without it.");
    }
  }

  private Evidence evidence() {
    Evidence evidence =
        Evidence.of("KFoldPlan", Mistake.POOR_DATA_PREPARATION, summary())
            .withDefinition(plan.fingerprint())
            .with(noDuplicateCrosses())
            .withCardField("data.folds", plan.toString());
    if (plan.plan().isStratified()) {
      evidence =
          evidence.with(
              Claim.required(
                  "folds.every-class-in-every-fold",
                  missing().orElse("Every class has rows in every fold."),
                  missing().isEmpty() ? ClaimState.MET : ClaimState.NOT_MET));
    }
    return evidence.with(table());
  }

  private String summary() {
    return "Divided "
        + rows.size()
        + " rows into "
        + plan.folds()
        + " folds"
        + (plan.holdsOutTest() ? " and a test split that is in none of them." : ".");
  }

  /** By search, not by clusters. */
  private Claim noDuplicateCrosses() {
    Watch checking = watch.part("checking");
    DuplicateIndex index = checking.searchBy(plan.plan().lookAlikes()).index(rows.texts());
    int crossing = new CrossingRows(index, places).rows().cardinality();
    return Claim.required(
            "folds.no-duplicate-crosses",
            "No row has an exact or near duplicate in another fold or in the test split.",
            crossing == 0 ? ClaimState.MET : ClaimState.NOT_MET)
        .withValue(crossing)
        .withLimit(0)
        .withN(places.length);
  }

  private Table table() {
    List<List<String>> cells = new ArrayList<>();
    for (int place = 0; place < plan.folds() + (plan.holdsOutTest() ? 1 : 0); place++) {
      int wanted = place;
      long count = Arrays.stream(places).filter(found -> found == wanted).count();
      cells.add(List.of(name(place), Long.toString(count)));
    }
    return new Table("Rows by fold", List.of("part", "rows"), cells);
  }
}
