package io.github.finefettle.report.charts.internal;

import io.github.finefettle.core.evidence.Figure;

/** Draws every kind of figure. */
public final class Charts {
  private Charts() {}

  /**
   * Draws a figure. The same figure gives the same marks on every machine, and never more than a
   * fixed number of them.
   *
   * @param figure what to draw
   * @return its drawing
   */
  public static Drawing draw(Figure figure) {
    if (figure instanceof Figure.Lines lines) {
      return LineChart.draw(lines);
    }
    if (figure instanceof Figure.Matrix matrix) {
      return MatrixChart.draw(matrix);
    }
    if (figure instanceof Figure.Flow flow) {
      return FlowChart.draw(flow);
    }
    if (figure instanceof Figure.Bars bars) {
      return BarChart.draw(bars);
    }
    if (figure instanceof Figure.Scatter scatter) {
      return ScatterChart.draw(scatter);
    }
    if (figure instanceof Figure.ParallelCoordinates parallel) {
      return ParallelChart.draw(parallel);
    }
    if (figure instanceof Figure.Reliability reliability) {
      return ReliabilityChart.draw(reliability);
    }
    throw new IllegalStateException("No chart draws " + figure.getClass().getSimpleName() + ".");
  }
}
