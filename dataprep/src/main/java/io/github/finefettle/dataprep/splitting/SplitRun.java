package io.github.finefettle.dataprep.splitting;

import com.google.common.base.Suppliers;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.core.split.TestSplit;
import io.github.finefettle.core.split.TrainSplit;
import io.github.finefettle.core.split.ValidationSplit;
import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One run of a plan over rows. */
final class SplitRun<R> {
  private final SplitPlan plan;
  private final SortedRows<R> rows;
  private final Optional<SplitAssignment> previous;
  private final Optional<LeakAudit> audit;
  private final Watch watch;
  private final int[] clusters;
  private final RowTimes times;
  private final SplitState state;
  private final Supplier<DuplicateIndex> index;
  private final Optional<KeptRows> kept;

  SplitRun(
      SplitPlan plan,
      SortedRows<R> rows,
      Optional<SplitAssignment> previous,
      Optional<LeakAudit> audit,
      Watch watch) {
    this.audit = audit;
    this.plan = plan;
    this.rows = rows;
    this.previous = previous;
    this.watch = watch;
    Watch searching = watch.part("searching duplicates");
    searching.progressed(0, rows.size());
    this.clusters =
        RowClusters.of(rows.texts(), plan.together(), rows.groups(), searching).firsts();
    searching.progressed(rows.size(), rows.size());
    this.times = times();
    this.state = new SplitState(rows.ids(), place -> Side.at(place).label(), clusters, times);
    this.kept = previous.map(old -> new KeptRows(old.rows(), rows, clusters, state));
    this.index =
        Suppliers.memoize(
            () -> watch.part("checking").searchBy(plan.lookAlikes()).index(rows.texts()));
  }

  private boolean isByTime() {
    return plan.settings().order() == SplitOrder.TIME;
  }

  private RowTimes times() {
    if (!isByTime()) {
      return RowTimes.none();
    }
    if (previous.isPresent() && previous.get().borders().isEmpty()) {
      throw new IllegalArgumentException(
          "The split assignment that is to be kept was not made by time, so it has no borders in"
              + " time. Leave out byTime(), or split anew without keeping it.");
    }
    return RowTimes.of(rows.times(), previous.flatMap(SplitAssignment::borders));
  }

  SplitOutcome<R> outcome() {
    kept.ifPresent(KeptRows::keep);
    if (isByTime()) {
      prepareTime();
    }
    kept.ifPresent(old -> old.follow(plan.together().map(near -> index)));
    Watch choosing = watch.part("choosing sides");
    choosing.progressed(0, rows.size());
    switch (plan.settings().order()) {
      case HASH -> chooseByHash();
      case QUOTA -> chooseByQuota();
      case TIME -> chooseByTime();
    }
    choosing.progressed(rows.size(), rows.size());
    requireAllDecided();
    List<RowId> removed = kept.map(KeptRows::removed).orElse(List.of());
    List<RowId> changed = kept.map(KeptRows::changed).orElse(List.of());
    ClassCounts counts = ClassCounts.of(rows.strata(), clusters, state.sides());
    counts.requireUsable(plan, previous.isPresent());
    SplitEvidence evidence =
        new SplitEvidence(
            plan, rows, clusters, state.sides(), counts, index, watch.part("checking"));
    SplitFindings findings =
        new SplitFindings(plan, rows, clusters, state, counts, times, previous);
    Evidence found = findings.addTo(evidence.evidence(), removed, changed);
    Optional<LeakReport> leaks = audit.map(by -> QuotedRows.audit(by, rows, state, watch));
    return new SplitOutcome<>(
        splits(leaks.map(report -> QuotedRows.addTo(found, report)).orElse(found)),
        new SplitAssignment(plan, times.borders(), PlacedRows.of(state, rows)),
        state.setAside(),
        removed,
        changed,
        leaks);
  }

  /** Sets rows without a readable time aside, and finds the borders. */
  private void prepareTime() {
    List<RowTime> moments = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      RowTime moment = times.at(row);
      if (moment != null) {
        moments.add(moment);
      } else if (!state.hasPlace(row)) {
        state.setAside(
            row,
            "Its time is neither a date nor a number, or not of the kind that the other rows have.",
            List.of());
      }
    }
    if (moments.isEmpty()) {
      throw new IllegalArgumentException(
          "None of the "
              + rows.size()
              + " rows has a time that can be read. Give dates such as 2024-05-01, dates with a"
              + " time such as 2024-05-01T10:00:00Z, or numbers.");
    }
    times.borders(
        previous
            .flatMap(SplitAssignment::borders)
            .orElseGet(
                () -> TimeBorders.of(moments.toArray(new RowTime[0]), plan.settings().shares())));
  }

  private void chooseByHash() {
    SideChoice choice = new SideChoice(plan.settings(), rows);
    for (int row = 0; row < rows.size(); row++) {
      if (state.isOpen(row)) {
        int first = state.cluster(row);
        // The first row of a cluster comes before the others, and is open if they are.
        int place =
            first == row
                ? plan.settings().shares().sideOf(choice.draw("split", row)).place()
                : state.place(first);
        state.keep(row, place, rows.ids().get(first));
      }
    }
  }

  private void chooseByQuota() {
    int[] firsts = new int[rows.size()];
    int[] placed = new int[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      firsts[row] = state.isOpen(row) ? state.cluster(row) : -1;
      placed[row] = state.hasPlace(row) ? state.place(row) : -1;
    }
    int[] places =
        new SideChoice(plan.settings(), rows)
            .byQuota("split", plan.settings().shares().toArray(), firsts, placed);
    for (int row = 0; row < rows.size(); row++) {
      if (firsts[row] >= 0) {
        state.keep(row, places[firsts[row]], rows.ids().get(firsts[row]));
      }
    }
  }

  /** The earliest row of a cluster decides; of equal ones the first. */
  private void chooseByTime() {
    int[] earliest = new int[rows.size()];
    Arrays.fill(earliest, -1);
    for (int row = 0; row < rows.size(); row++) {
      RowTime moment = times.at(row);
      if (state.isOpen(row) && moment != null) {
        int cluster = state.cluster(row);
        RowTime best = earliest[cluster] < 0 ? null : times.at(earliest[cluster]);
        if (best == null || moment.compareTo(best) < 0) {
          earliest[cluster] = row;
        }
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      if (state.isOpen(row) && earliest[state.cluster(row)] == row) {
        state.keep(row, times.sideOf(row).place(), rows.ids().get(state.cluster(row)));
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      if (state.isOpen(row)) {
        state.follow(row, earliest[state.cluster(row)]);
      }
    }
  }

  /** Read = train + validation + test + set aside, whatever went before. */
  private void requireAllDecided() {
    long decided = 0;
    for (int row = 0; row < rows.size(); row++) {
      decided += state.isOpen(row) ? 0 : 1;
    }
    long sides = Arrays.stream(state.places()).filter(place -> place >= 0).count();
    if (decided != rows.size() || sides + state.setAside().size() != rows.size()) {
      throw new IllegalStateException(
          "Of "
              + rows.size()
              + " rows "
              + sides
              + " have a side and "
              + state.setAside().size()
              + " were set aside; a row was lost. This is a fault of the library; please report"
              + " it.");
    }
  }

  private Splits<R> splits(Evidence evidence) {
    return new Splits<>(
        new TrainSplit<>(of(Side.TRAIN, rows.ids()), of(Side.TRAIN, rows.rows())),
        new ValidationSplit<>(of(Side.VALIDATION, rows.ids()), of(Side.VALIDATION, rows.rows())),
        new TestSplit<>(of(Side.TEST, rows.ids()), of(Side.TEST, rows.rows())),
        evidence);
  }

  private <T> List<T> of(Side side, List<T> all) {
    int[] places = state.places();
    List<T> chosen = new ArrayList<>();
    for (int row = 0; row < all.size(); row++) {
      if (places[row] == side.place()) {
        chosen.add(all.get(row));
      }
    }
    return chosen;
  }
}
