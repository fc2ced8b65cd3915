package io.github.finefettle.metrics.calibration;

import io.github.finefettle.core.metric.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The gaps of bins as one number, with its null value and its interval. */
final class BinnedError {
  private static final int MANY_BINS = 2_000;
  private static final int FEWEST_REPLICATES = 100;

  private final ErrorNorm norm;
  private final int tables;
  private final int[] table;
  private final long[] rows;
  private final long[] hits;
  private final double[] confidences;

  private BinnedError(ErrorNorm norm, List<List<ReliabilityBin>> bins) {
    this.norm = norm;
    this.tables = bins.size();
    List<ReliabilityBin> all = new ArrayList<>();
    bins.forEach(all::addAll);
    this.rows = all.stream().mapToLong(ReliabilityBin::rows).toArray();
    this.hits = all.stream().mapToLong(ReliabilityBin::hits).toArray();
    this.confidences = all.stream().mapToDouble(ReliabilityBin::confidence).toArray();
    this.table = new int[rows.length];
    int at = 0;
    for (int t = 0; t < tables; t++) {
      Arrays.fill(table, at, at + bins.get(t).size(), t);
      at += bins.get(t).size();
    }
  }

  static Measurement measure(CalibrationError metric, List<List<ReliabilityBin>> bins, long n) {
    BinnedError error = new BinnedError(metric.norm(), bins);
    double value = error.of(error.hits);
    Simulation simulation =
        new Simulation(
            metric.resampling(), replicates(metric.resampling().resamples(), error.rows.length));
    double perfect =
        simulation.mean("null/" + metric.id(), error.rows, error.confidences, error::of);
    return Measurement.of(metric.signature(), value, n)
        .withInterval(
            simulation.interval(
                "interval/" + metric.id(),
                error.rows,
                Simulation.smoothedRates(error.rows, error.hits),
                error::of,
                value,
                1))
        .withBaseline(perfect);
  }

  /** Fewer where very many bins, those of hundreds of classes, would take seconds. */
  private static int replicates(int resamples, int bins) {
    return bins <= MANY_BINS
        ? resamples
        : Math.min(
            resamples, Math.max(FEWEST_REPLICATES, (int) ((long) resamples * MANY_BINS / bins)));
  }

  /** The error if the bins had so many hits: the mean over tables of the norm of each. */
  private double of(long[] drawn) {
    double[] gaps = new double[tables];
    double[] weights = new double[tables];
    for (int i = 0; i < drawn.length; i++) {
      double gap = Math.abs((double) drawn[i] / rows[i] - confidences[i]);
      int t = table[i];
      weights[t] += rows[i];
      switch (norm) {
        case L1 -> gaps[t] += rows[i] * gap;
        case L2 -> gaps[t] += rows[i] * (gap * gap);
        case MAX -> gaps[t] = Math.max(gaps[t], gap);
      }
    }
    double sum = 0;
    for (int t = 0; t < tables; t++) {
      sum +=
          switch (norm) {
            case L1 -> gaps[t] / weights[t];
            case L2 -> Math.sqrt(gaps[t] / weights[t]);
            case MAX -> gaps[t];
          };
    }
    return sum / tables;
  }
}
