package io.github.finefettle.dataprep.splitting;

import com.google.common.base.Suppliers;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.core.split.RowId;
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
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One run of a plan of folds. Place 0 to k - 1 is a fold, place k the test split. */
final class FoldRun<R> {
  private final KFoldPlan plan;
  private final SortedRows<R> rows;
  private final Optional<FoldAssignment> previous;
  private final SplitState state;
  private final Optional<KeptRows> kept;
  private final Supplier<DuplicateIndex> index;
  private final int[] places;

  FoldRun(KFoldPlan plan, SortedRows<R> rows, Optional<FoldAssignment> previous, Watch watch) {
    this.plan = plan;
    this.rows = rows;
    this.previous = previous;
    Watch searching = watch.part("searching duplicates");
    searching.progressed(0, rows.size());
    int[] clusters =
        RowClusters.of(rows.texts(), plan.plan().together(), rows.groups(), searching).firsts();
    this.state = new SplitState(rows.ids(), plan::label, clusters, RowTimes.none());
    this.kept = previous.map(old -> new KeptRows(old.rows(), rows, clusters, state));
    this.index =
        Suppliers.memoize(
            () -> watch.part("checking").searchBy(plan.plan().lookAlikes()).index(rows.texts()));
    this.places = places();
  }

  private int[] places() {
    kept.ifPresent(KeptRows::keep);
    kept.ifPresent(old -> old.follow(plan.plan().together().map(near -> index)));
    SideChoice choice = new SideChoice(plan.plan().settings(), rows);
    boolean byQuota = plan.plan().settings().order() == SplitOrder.QUOTA;
    int[] ofFirst = byQuota ? byQuota(choice) : new int[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      if (state.isOpen(row)) {
        int first = state.cluster(row);
        // The first row of a cluster comes before the others, and is open if they are.
        if (first == row && !byQuota) {
          ofFirst[row] = drawn(choice, row);
        }
        state.keep(row, ofFirst[first], rows.ids().get(first));
      }
    }
    return state.places();
  }

  private int[] byQuota(SideChoice choice) {
    int[] firsts = new int[rows.size()];
    int[] placed = new int[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      firsts[row] = state.isOpen(row) ? state.cluster(row) : -1;
      placed[row] = state.hasPlace(row) ? state.place(row) : -1;
    }
    return choice.byQuota("folds", shares(), firsts, placed);
  }

  private double[] shares() {
    double held = plan.holdsOutTest() ? plan.plan().testShare() : 0;
    double[] shares = new double[plan.places()];
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

  FoldOutcome<R> outcome() {
    requireAllDecided();
    List<RowId> removed = kept.map(KeptRows::removed).orElse(List.of());
    List<RowId> changed = kept.map(KeptRows::changed).orElse(List.of());
    return new FoldOutcome<>(
        folds(removed, changed),
        new FoldAssignment(plan, PlacedRows.of(state, rows)),
        state.setAside(),
        removed,
        changed);
  }

  /** Read = folds + test + set aside. */
  private void requireAllDecided() {
    long placed = Arrays.stream(places).filter(place -> place >= 0).count();
    if (placed + state.setAside().size() != rows.size()) {
      throw new IllegalStateException(
          "Of "
              + rows.size()
              + " rows "
              + placed
              + " have a place and "
              + state.setAside().size()
              + " were set aside; a row was lost. This is a fault of the library; please report"
              + " it.");
    }
  }

  private Folds<R> folds(List<RowId> removed, List<RowId> changed) {
    for (int place = 0; place < plan.places(); place++) {
      requireRows(place);
    }
    requireClasses();
    List<Fold<R>> folds = new ArrayList<>();
    for (int place = 0; place < plan.folds(); place++) {
      int fold = place;
      IntPredicate validates = row -> places[row] == fold;
      IntPredicate trains =
          row -> places[row] >= 0 && places[row] != fold && places[row] < plan.folds();
      folds.add(
          new Fold<>(
              new TrainSplit<>(of(rows.ids(), trains), of(rows.rows(), trains)),
              new ValidationSplit<>(of(rows.ids(), validates), of(rows.rows(), validates))));
    }
    return new Folds<>(folds, test(), evidence(removed, changed));
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

  private void requireRows(int place) {
    if (Arrays.stream(places).noneMatch(found -> found == place)) {
      throw new IllegalArgumentException(
          "The "
              + plan.label(place)
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
      int[] ofStratum = counts.computeIfAbsent(rows.strata().get(row), s -> new int[plan.places()]);
      if (places[row] >= 0) {
        ofStratum[places[row]]++;
      }
    }
    return counts;
  }

  private Optional<String> missing() {
    for (Map.Entry<String, int[]> entry : byStratum().entrySet()) {
      for (int place = 0; place < plan.places(); place++) {
        if (entry.getValue()[place] == 0) {
          return Optional.of(
              "The class \"" + entry.getKey() + "\" has no row in the " + plan.label(place) + ".");
        }
      }
    }
    return Optional.empty();
  }

  private void requireClasses() {
    Optional<String> missing = missing();
    boolean strict = plan.plan().isStratified() && !plan.plan().allowsMissingClasses();
    // Of old rows there is nothing to choose: then the claim tells of it.
    if (strict && previous.isEmpty() && missing.isPresent()) {
      throw new IllegalArgumentException(
          missing.get()
              + " Ask for fewer folds, add rows of it, or use exactShares();"
              + " allowingMissingClasses() goes on without it.");
    }
  }

  private Evidence evidence(List<RowId> removed, List<RowId> changed) {
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
    evidence = SplitFindings.withSetAside(evidence.with(table()), state.setAside());
    if (previous.isPresent()) {
      int old = previous.get().size();
      evidence = SplitFindings.withKept(evidence, rows.size(), old, removed, changed);
    }
    return evidence;
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
    int crossing = new CrossingRows(index.get(), places).rows().cardinality();
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
    for (int place = 0; place < plan.places(); place++) {
      int wanted = place;
      long count = Arrays.stream(places).filter(found -> found == wanted).count();
      cells.add(List.of(plan.label(place), Long.toString(count)));
    }
    if (!state.setAside().isEmpty()) {
      cells.add(List.of("set aside", Integer.toString(state.setAside().size())));
    }
    return new Table("Rows by fold", List.of("part", "rows"), cells);
  }
}
