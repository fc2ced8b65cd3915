package io.github.finefettle.metrics.calibration;

import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.metric.MetricState;
import java.util.List;

/** How often confidences come true, as a figure for an audit. */
public final class ReliabilityDiagram {
  private static final int MOST_DRAWN = 200;

  private ReliabilityDiagram() {}

  /**
   * The diagram of bins.
   *
   * @param title what it shows
   * @param bins from the lowest confidence up, as {@link CalibrationError#reliability} gives them
   * @return the figure, one point a bin; of more than 200 bins, neighbours are put together
   */
  public static Figure.Reliability of(String title, List<ReliabilityBin> bins) {
    List<ReliabilityBin> drawn = bins.size() <= MOST_DRAWN ? bins : joined(bins);
    return new Figure.Reliability(
        title,
        drawn.stream().map(ReliabilityBin::confidence).toList(),
        drawn.stream().map(ReliabilityBin::observed).toList(),
        drawn.stream().map(ReliabilityBin::rows).toList());
  }

  /**
   * The diagram of isotonic rates, which needs no bins (CORP: Dimitriadis, Gneiting and Jordan,
   * 2021).
   *
   * @param title what it shows
   * @param metric what the state was begun for
   * @param state the rows
   * @return the figure, one point for each rate; empty without rows
   */
  public static Figure.Reliability corp(
      String title, BrierPart metric, MetricState<ProbabilityRow> state) {
    return of(title, metric.isotonicBlocks(state));
  }

  private static List<ReliabilityBin> joined(List<ReliabilityBin> bins) {
    List<ReliabilityBin> fewer = new java.util.ArrayList<>();
    for (int i = 0; i < MOST_DRAWN; i++) {
      int from = (int) ((long) i * bins.size() / MOST_DRAWN);
      int to = (int) ((long) (i + 1) * bins.size() / MOST_DRAWN);
      long rows = 0;
      long hits = 0;
      double sum = 0;
      for (ReliabilityBin bin : bins.subList(from, to)) {
        rows += bin.rows();
        hits += bin.hits();
        sum += bin.confidence() * bin.rows();
      }
      fewer.add(new ReliabilityBin(rows, hits, Math.min(1, sum / rows)));
    }
    return fewer;
  }
}
