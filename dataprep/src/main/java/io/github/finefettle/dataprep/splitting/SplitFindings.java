package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What else a split says of itself: that no row was lost, that groups and times are kept apart, and
 * what came of an earlier assignment.
 */
final class SplitFindings {
  /** How many rows a message or table names. */
  private static final int NAMED = 20;

  /** A cluster with more than this share of all rows decides the shares by itself. */
  private static final double LARGE = 0.1;

  private final SplitPlan plan;
  private final SortedRows<?> rows;
  private final int[] clusters;
  private final SplitState state;
  private final ClassCounts counts;
  private final RowTimes times;
  private final Optional<SplitAssignment> previous;

  SplitFindings(
      SplitPlan plan,
      SortedRows<?> rows,
      int[] clusters,
      SplitState state,
      ClassCounts counts,
      RowTimes times,
      Optional<SplitAssignment> previous) {
    this.plan = plan;
    this.rows = rows;
    this.clusters = clusters;
    this.state = state;
    this.counts = counts;
    this.times = times;
    this.previous = previous;
  }

  Evidence addTo(Evidence base, List<RowId> removed, List<RowId> changed) {
    Evidence evidence = base;
    for (Role role : rows.groups().keySet()) {
      evidence = evidence.with(noGroupCrosses(role));
    }
    if (times.borders().isPresent()) {
      evidence = evidence.with(inTimeOrder());
    }
    List<RowSetAside> setAside = state.setAside();
    evidence = withLargestCluster(withSetAside(evidence, setAside));
    if (previous.isPresent()) {
      evidence = withPrevious(evidence, previous.get(), removed, changed);
    }
    return evidence.withFact(
        "Where the rows went",
        rows.size()
            + " read = "
            + counts.rows(Side.TRAIN)
            + " train + "
            + counts.rows(Side.VALIDATION)
            + " validation + "
            + counts.rows(Side.TEST)
            + " test + "
            + setAside.size()
            + " set aside");
  }

  private Claim noGroupCrosses(Role role) {
    List<String> values = rows.groups().getOrDefault(role, List.of());
    Map<String, Side> sideOf = new HashMap<>();
    Set<String> crossing = new HashSet<>();
    for (int row = 0; row < values.size(); row++) {
      if (!values.get(row).isBlank() && state.hasPlace(row)) {
        Side other = sideOf.putIfAbsent(values.get(row), state.side(row));
        if (other != null && other != state.side(row)) {
          crossing.add(values.get(row));
        }
      }
    }
    return Claim.required(
            "split.no-" + role.name().toLowerCase(Locale.ROOT) + "-crosses",
            "All rows with one value of the role " + role + " are in one split.",
            crossing.isEmpty() ? ClaimState.MET : ClaimState.NOT_MET)
        .withValue(crossing.size())
        .withLimit(0)
        .withN(sideOf.size());
  }

  /** Looked up in the rows themselves, not in the borders. */
  private Claim inTimeOrder() {
    RowTime[] earliest = new RowTime[Side.values().length];
    RowTime[] latest = new RowTime[Side.values().length];
    long wrong = 0;
    for (int row = 0; row < rows.size(); row++) {
      RowTime moment = times.at(row);
      if (state.hasPlace(row) && moment == null) {
        wrong++;
      } else if (state.hasPlace(row) && moment != null) {
        int side = state.side(row).place();
        boolean none = earliest[side] == null;
        earliest[side] = none || moment.compareTo(earliest[side]) < 0 ? moment : earliest[side];
        latest[side] = none || moment.compareTo(latest[side]) > 0 ? moment : latest[side];
      }
    }
    for (int side = 1; side < earliest.length; side++) {
      boolean both = latest[side - 1] != null && earliest[side] != null;
      wrong += both && latest[side - 1].compareTo(earliest[side]) >= 0 ? 1 : 0;
    }
    return Claim.required(
            "split.in-time-order",
            "Every training row is earlier than every validation row, and these are earlier than"
                + " every test row.",
            wrong == 0 ? ClaimState.MET : ClaimState.NOT_MET)
        .withN(counts.total());
  }

  /** With the rows that were set aside, if there are any. */
  static Evidence withSetAside(Evidence evidence, List<RowSetAside> setAside) {
    return setAside.isEmpty()
        ? evidence
        : evidence.with(setAsideFinding(setAside)).with(table(setAside));
  }

  private static Finding setAsideFinding(List<RowSetAside> setAside) {
    return new Finding(
        Severity.WARNING,
        "split-set-aside",
        setAside.size()
            + " rows are in no split, because on any side they would leak or stand at"
            + " the wrong time.",
        "Look at them; to use one, remove its partner rows or give it another group or time.");
  }

  private static Table table(List<RowSetAside> setAside) {
    List<List<String>> cells = new ArrayList<>();
    setAside.stream()
        .limit(NAMED)
        .forEach(
            row -> cells.add(List.of(row.row().toString(), row.reason(), named(row.partners()))));
    return new Table("Rows set aside", List.of("row", "reason", "partner rows"), cells);
  }

  private static String named(List<RowId> ids) {
    List<String> words = ids.stream().limit(NAMED).map(RowId::toString).toList();
    String more = ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " more" : "";
    return String.join(", ", words) + more;
  }

  private Evidence withLargestCluster(Evidence evidence) {
    int[] sizes = new int[clusters.length];
    int largest = 0;
    for (int cluster : clusters) {
      sizes[cluster]++;
      largest = sizes[cluster] > sizes[largest] ? cluster : largest;
    }
    if (clusters.length < NAMED || sizes[largest] <= LARGE * clusters.length) {
      return evidence;
    }
    return evidence.with(
        new Finding(
            Severity.WARNING,
            "split-large-cluster",
            "One cluster, that of the row "
                + rows.ids().get(largest)
                + ", holds "
                + sizes[largest]
                + " of "
                + clusters.length
                + " rows; all of them are on one side.",
            "Remove near duplicates before the split, keep them together by a stricter similarity,"
                + " or group by a finer role."));
  }

  private Evidence withPrevious(
      Evidence base, SplitAssignment old, List<RowId> removed, List<RowId> changed) {
    Evidence evidence = withKept(base, rows.size(), old.size(), removed, changed);
    if (!old.plan().equals(plan)) {
      evidence =
          evidence.with(
              new Finding(
                  Severity.WARNING,
                  "split-other-plan",
                  "The kept assignment was made by another plan (" + old.plan() + ").",
                  "Old rows keep their sides all the same; only new rows go by the plan given."));
    }
    if (plan.isStratified() && counts.missing().isPresent()) {
      evidence =
          evidence.with(
              new Finding(
                  Severity.WARNING,
                  "split-class-missing",
                  counts.missing().get(),
                  "Add rows of it until each split has some, merge it with another class, or leave"
                      + " it out of what is judged."));
    }
    return evidence;
  }

  /** With what became of the rows of a kept assignment, of which there were so many. */
  static Evidence withKept(
      Evidence base, int rows, int old, List<RowId> removed, List<RowId> changed) {
    int kept = old - removed.size();
    Evidence evidence =
        base.withFact("Rows that kept their side", kept + " of " + old)
            .withFact("New rows", Integer.toString(rows - kept));
    if (!removed.isEmpty()) {
      evidence = evidence.with(removedFinding(removed, old));
    }
    return changed.isEmpty() ? evidence : evidence.with(changedFinding(changed, kept));
  }

  private static Finding removedFinding(List<RowId> removed, int old) {
    boolean most = 2L * removed.size() > old;
    return new Finding(
        most ? Severity.PROBLEM : Severity.INFO,
        "split-rows-removed",
        removed.size()
            + " of "
            + old
            + " rows of the kept assignment are not among the rows given: "
            + named(removed)
            + ".",
        most
            ? "Is it the assignment of other rows, or have the ids changed? Rows that are not known"
                + " any more get their sides anew, so training rows of before may be judged on."
            : "If that was not meant, check that the ids are those of the earlier split.");
  }

  private static Finding changedFinding(List<RowId> changed, int kept) {
    boolean most = 2L * changed.size() > kept;
    return new Finding(
        most ? Severity.PROBLEM : Severity.WARNING,
        "split-rows-changed",
        changed.size()
            + " of "
            + kept
            + " rows have another input than when they got their side: "
            + named(changed)
            + ".",
        most
            ? "Have the ids moved? Rows of a file are known by their position: append at the end,"
                + " or give ids of your own."
            : "They kept their side. If they were replaced by other rows, give those new ids.");
  }
}
