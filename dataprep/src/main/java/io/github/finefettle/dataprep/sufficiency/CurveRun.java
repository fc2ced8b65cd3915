package io.github.finefettle.dataprep.sufficiency;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.linear.HashedTexts;
import io.github.finefettle.dataprep.linear.LinearTextClassifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Trains the linear model on growing shares of the rows. In each repeat a fifth of the groups of
 * every class is held out; the rest is put in a random order, of which each share takes the
 * beginning, class by class. Look-alikes go together, so that the held-out rows are not known.
 */
final class CurveRun {
  static final int FEWEST_GROUPS = 8;
  static final double CONFIDENCE = 0.95;
  private static final double[] SHARES = {0.25, 0.5, 1};
  private static final int HELD_OUT_DIVISOR = 5;
  private static final int FEWEST_HELD_OUT = 30;

  private final LabelledRows rows;
  private final int repeats;
  private final long seed;
  private final ProgressListener listener;
  private final Cancellation cancellation;
  private final SortedMap<String, List<Integer>> classes = new TreeMap<>();
  private final double[][] scores;
  private final double[] baselines;
  private final long[] trainedRows = new long[SHARES.length];
  private long heldOutRows;

  CurveRun(
      LabelledRows rows,
      int repeats,
      long seed,
      ProgressListener listener,
      Cancellation cancellation) {
    this.listener = listener;
    this.cancellation = cancellation;
    this.rows = rows;
    this.repeats = repeats;
    this.seed = seed;
    this.scores = new double[SHARES.length][repeats];
    this.baselines = new double[repeats];
    for (Map.Entry<String, List<Integer>> entry : rows.groupsPerClass().entrySet()) {
      if (entry.getValue().size() >= FEWEST_GROUPS) {
        classes.put(entry.getKey(), entry.getValue());
      }
    }
  }

  /** The curve; empty if there are fewer than two classes with enough groups or too few rows. */
  Optional<LearningCurve> curve() {
    int heldOutGroups = classes.values().stream().mapToInt(c -> c.size() / HELD_OUT_DIVISOR).sum();
    if (classes.size() < 2 || heldOutGroups < FEWEST_HELD_OUT) {
      return Optional.empty();
    }
    HashedTexts texts = HashedTexts.of(rows.texts());
    for (int repeat = 0; repeat < repeats; repeat++) {
      run(repeat, texts);
    }
    tell(repeats * SHARES.length);
    return Optional.of(summary());
  }

  private void tell(int trained) {
    cancellation.throwIfCancelled(DataSufficiency.TASK);
    listener.progressed(
        Progress.of(DataSufficiency.TASK, trained, (long) repeats * SHARES.length, "trainings"));
  }

  private void run(int repeat, HashedTexts texts) {
    // -1 marks held-out groups, NaN those that take no part; else the place in the class's order.
    double[] place = new double[rows.size()];
    Arrays.fill(place, Double.NaN);
    RandomSequence random = RandomStream.of(seed, "learning-curve").at(repeat).sequence();
    for (List<Integer> groups : classes.values()) {
      int[] order = random.permutation(groups.size());
      int heldOut = groups.size() / HELD_OUT_DIVISOR;
      for (int i = 0; i < order.length; i++) {
        int group = groups.get(order[i]);
        place[group] = i < heldOut ? -1 : (double) (i - heldOut) / (groups.size() - heldOut);
      }
    }
    int[] heldOut = select(place, -1, -0.5);
    heldOutRows += heldOut.length;
    for (int s = 0; s < SHARES.length; s++) {
      int[] trained = select(place, 0, SHARES[s]);
      trainedRows[s] += trained.length;
      tell(repeat * SHARES.length + s);
      LinearTextClassifier model =
          LinearTextClassifier.train(texts, rows.labels(), trained, cancellation);
      scores[s][repeat] =
          score(heldOut, IntStream.of(heldOut).mapToObj(r -> model.predict(texts, r)).toList());
      if (s == SHARES.length - 1) {
        String most = mostFrequent(trained);
        baselines[repeat] = score(heldOut, IntStream.of(heldOut).mapToObj(r -> most).toList());
      }
    }
  }

  /** The rows, in id order, whose group's place lies in [from, below). */
  private int[] select(double[] place, double from, double below) {
    return IntStream.range(0, rows.size())
        .filter(row -> place[rows.group(row)] >= from && place[rows.group(row)] < below)
        .toArray();
  }

  private double score(int[] heldOut, List<String> predicted) {
    return MacroF1.of(IntStream.of(heldOut).mapToObj(rows.labels()::get).toList(), predicted);
  }

  private String mostFrequent(int[] trained) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    IntStream.of(trained).forEach(row -> counts.merge(rows.labels().get(row), 1, Integer::sum));
    String most = counts.firstKey();
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      most = entry.getValue() > counts.getOrDefault(most, 0) ? entry.getKey() : most;
    }
    return most;
  }

  private LearningCurve summary() {
    List<CurvePoint> points = new ArrayList<>();
    double effective = effectiveHeldOut();
    for (int s = 0; s < SHARES.length; s++) {
      RepeatedScores repeated = new RepeatedScores(scores[s], ratio(s), effective);
      Interval interval = repeated.interval(CONFIDENCE, 0, 1);
      int trained = (int) Math.rint((double) trainedRows[s] / repeats);
      points.add(new CurvePoint(SHARES[s], trained, repeated.mean(), interval));
    }
    int last = SHARES.length - 1;
    RepeatedScores gains =
        new RepeatedScores(difference(scores[last], scores[last - 1]), ratio(last), effective);
    RepeatedScores lift =
        new RepeatedScores(difference(scores[last], baselines), ratio(last), effective);
    return new LearningCurve(
        points,
        gains.mean(),
        gains.interval(CONFIDENCE, -1, 1),
        new RepeatedScores(baselines, ratio(last), effective).mean(),
        lift.interval(CONFIDENCE, -1, 1),
        (int) Math.rint((double) heldOutRows / repeats));
  }

  /** See {@link RepeatedScores}. Every class holds out at least one group. */
  private double effectiveHeldOut() {
    double inverses = 0;
    for (List<Integer> groups : classes.values()) {
      int heldOut = groups.size() / HELD_OUT_DIVISOR;
      inverses += 1.0 / heldOut;
    }
    return (double) classes.size() * classes.size() / inverses;
  }

  private double ratio(int share) {
    return (double) heldOutRows / trainedRows[share];
  }

  private static double[] difference(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }
}
