package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Excerpt;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.NumberText;
import io.github.finefettle.core.statistics.Normal;
import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a split leaves behind for the audit. */
final class SplitEvidence {
  private static final double CONFIDENCE = 0.999;

  private final SplitPlan plan;
  private final List<String> texts;
  private final int[] groups;
  private final @Nullable Side[] sides;
  private final ClassCounts counts;
  private final Supplier<DuplicateIndex> lookAlikes;
  private final Watch watch;

  SplitEvidence(
      SplitPlan plan,
      SortedRows<?> rows,
      int[] groups,
      @Nullable Side[] sides,
      ClassCounts counts,
      Supplier<DuplicateIndex> lookAlikes,
      Watch watch) {
    this.plan = plan;
    this.texts = rows.texts();
    this.groups = groups;
    this.sides = sides;
    this.counts = counts;
    this.lookAlikes = lookAlikes;
    this.watch = watch;
  }

  Evidence evidence() {
    int[] tested =
        IntStream.range(0, sides.length).filter(row -> sides[row] == Side.TEST).toArray();
    DuplicateIndex index = lookAlikes.get();
    Leak own = LeakAudit.among(index, texts, tested, row -> sides[row] == Side.TRAIN, watch);
    int crossing = crossing(index);
    Leak naive = NaiveSplitLeak.of(plan).measure(index, texts, watch);
    Evidence evidence =
        Evidence.of("SplitPlan", Mistake.POOR_DATA_PREPARATION, summary(own, naive))
            .withDefinition(plan.fingerprint())
            .with(noLeak(crossing))
            .with(everyClass());
    if (plan.settings().order() == SplitOrder.HASH) {
      for (Side side : Side.values()) {
        evidence = evidence.with(share(side));
      }
    }
    evidence =
        evidence
            .withFact("Groups of duplicates kept together", Integer.toString(groupsOfSeveral()))
            .withFact(
                "Test rows that a random split of these cleaned rows would have leaked",
                leakText(naive))
            .with(counts.table())
            .with(leakFigure(own, naive))
            .withCardField("data.split", plan.toString());
    for (Side side : Side.values()) {
      evidence = evidence.withCardField("data.rows." + side.label(), count(side));
    }
    return naive.example().isPresent() ? withExample(evidence, naive.example().get()) : evidence;
  }

  private String summary(Leak own, Leak naive) {
    return "Split "
        + counts.total()
        + " rows into "
        + count(Side.TRAIN)
        + " to train on, "
        + count(Side.VALIDATION)
        + " to choose by and "
        + count(Side.TEST)
        + " to judge by; test rows with a duplicate in train: "
        + own.count()
        + ", by a random split of these cleaned rows: "
        + naive.count()
        + ".";
  }

  /** Counts rows outside train with a near duplicate on another side, by search, not by groups. */
  private int crossing(DuplicateIndex index) {
    int[] parts = new int[sides.length];
    for (int row = 0; row < parts.length; row++) {
      Side side = sides[row];
      parts[row] = side == null ? -1 : side.place();
    }
    BitSet crossing = new CrossingRows(index, parts).rows();
    return (int) crossing.stream().filter(row -> sides[row] != Side.TRAIN).count();
  }

  private Claim noLeak(int crossing) {
    return Claim.required(
            "split.no-duplicate-crosses",
            "No row has an exact or near duplicate in another split.",
            crossing == 0 ? ClaimState.MET : ClaimState.NOT_MET)
        .withValue(crossing)
        .withLimit(0)
        .withN(sides.length);
  }

  private Claim everyClass() {
    return Claim.required(
            "split.every-class-in-every-split",
            counts.missing().orElse("Every class has rows in every split."),
            counts.missing().isEmpty() ? ClaimState.MET : ClaimState.NOT_MET)
        .withN(counts.classes());
  }

  /**
   * Each group is one draw, so the number of rows on a side has the variance p (1 - p) times the
   * sum of the squared group sizes.
   */
  private Claim share(Side side) {
    double p = plan.share(side);
    long squares = 0;
    int[] sizes = new int[groups.length];
    for (int group : groups) {
      sizes[group]++;
    }
    for (int size : sizes) {
      squares += (long) size * size;
    }
    double n = groups.length;
    double half = Normal.quantile(0.5 + CONFIDENCE / 2) * Math.sqrt(p * (1 - p) * squares) / n;
    double low = Math.max(0, p - half);
    double high = Math.min(1, p + half);
    double share = counts.rows(side) / n;
    return Claim.advisory(
            "split.share-" + side.label(),
            "The share of the "
                + side.label()
                + " split lies between "
                + NumberText.of(low)
                + " and "
                + NumberText.of(high)
                + ", where chance puts it.",
            low <= share && share <= high ? ClaimState.MET : ClaimState.NOT_MET)
        .withValue(share)
        .withLimit(p)
        .withN(groups.length);
  }

  private Figure leakFigure(Leak own, Leak naive) {
    return new Figure.Bars(
        "Test rows that have a duplicate among the training rows",
        "rows",
        List.of(
            Figure.Bar.of("random split of these cleaned rows", naive.count()),
            Figure.Bar.of("this split", own.count())));
  }

  private Evidence withExample(Evidence evidence, LeakedPair pair) {
    String similarity = NumberText.of(pair.similarity());
    return evidence
        .with(
            new Excerpt(
                "A test row that a random split of these cleaned rows would leak",
                texts.get(pair.testRow())))
        .with(
            new Excerpt("Its training row, similarity " + similarity, texts.get(pair.trainRow())));
  }

  private int groupsOfSeveral() {
    int[] sizes = new int[groups.length];
    for (int group : groups) {
      sizes[group]++;
    }
    return (int) IntStream.of(sizes).filter(size -> size > 1).count();
  }

  private static String leakText(Leak leak) {
    return leak.count()
        + " of "
        + leak.testRows()
        + " ("
        + leak.exact()
        + " exact, "
        + leak.near()
        + " near)";
  }

  private String count(Side side) {
    return Integer.toString(counts.rows(side));
  }
}
