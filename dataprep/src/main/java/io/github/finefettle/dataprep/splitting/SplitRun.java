package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.core.split.TestSplit;
import io.github.finefettle.core.split.TrainSplit;
import io.github.finefettle.core.split.ValidationSplit;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One run of a plan over rows. */
final class SplitRun<R> {
  private final SplitPlan plan;
  private final SortedRows<R> rows;
  private final int[] groups;
  private final Side[] sides;

  SplitRun(SplitPlan plan, SortedRows<R> rows) {
    this.plan = plan;
    this.rows = rows;
    this.groups =
        plan.together()
            .map(near -> near.groups(rows.texts()))
            .orElseGet(() -> IntStream.range(0, rows.size()).toArray());
    this.sides = new Side[rows.size()];
    for (int row = 0; row < sides.length; row++) {
      // The first row of a group is its own representative and comes before the others.
      sides[row] = groups[row] == row ? drawn(row) : sides[groups[row]];
    }
  }

  private Side drawn(int row) {
    RowId id = rows.ids().get(row);
    String stratum = plan.isStratified() ? rows.labels().get(row) : "";
    // A source holds no line feed, so no two pairs of source and stratum give the same purpose.
    double draw =
        RandomStream.of(plan.seed(), "split\n" + id.source() + "\n" + stratum)
            .at(id.position())
            .uniformAt(0);
    if (draw < plan.trainShare()) {
      return Side.TRAIN;
    }
    return draw < plan.trainShare() + plan.validationShare() ? Side.VALIDATION : Side.TEST;
  }

  Splits<R> splits() {
    ClassCounts counts = ClassCounts.of(rows.labels(), groups, sides);
    counts.requireUsable(plan);
    SplitEvidence evidence = new SplitEvidence(plan, rows.texts(), groups, sides, counts);
    return new Splits<>(
        new TrainSplit<>(ids(Side.TRAIN), rows(Side.TRAIN)),
        new ValidationSplit<>(ids(Side.VALIDATION), rows(Side.VALIDATION)),
        new TestSplit<>(ids(Side.TEST), rows(Side.TEST)),
        evidence.evidence());
  }

  private List<RowId> ids(Side side) {
    return of(side, rows.ids());
  }

  private List<R> rows(Side side) {
    return of(side, rows.rows());
  }

  private <T> List<T> of(Side side, List<T> all) {
    List<T> chosen = new ArrayList<>();
    for (int row = 0; row < sides.length; row++) {
      if (sides[row] == side) {
        chosen.add(all.get(row));
      }
    }
    return chosen;
  }
}
