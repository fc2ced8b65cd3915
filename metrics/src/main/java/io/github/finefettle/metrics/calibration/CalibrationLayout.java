package io.github.finefettle.metrics.calibration;

import io.github.finefettle.metrics.ranking.internal.ScoreCells;
import java.util.Optional;

/**
 * What a state of calibration gathers.
 *
 * @param view which statements of a row
 * @param binning equal width for sums in bins, equal mass for every confidence
 * @param bins how many bins of equal width; 0 for every confidence
 * @param cells into how many parts [0, 1] is cut where confidences are counted in cells; else 0
 */
record CalibrationLayout(View view, Binning binning, int bins, int cells) {
  /** Which statements of a row are looked at. */
  enum View {
    TOP_LABEL("top"),
    POSITIVE_CLASS("positive"),
    EVERY_CLASS("class");

    private final String key;

    View(String key) {
      this.key = key;
    }

    static View of(CalibrationSubject subject) {
      return subject == CalibrationSubject.TOP_LABEL ? TOP_LABEL : POSITIVE_CLASS;
    }
  }

  static CalibrationLayout inBins(View view, int bins) {
    return new CalibrationLayout(view, Binning.EQUAL_WIDTH, bins, 0);
  }

  static CalibrationLayout ofRuns(View view, int cells) {
    return new CalibrationLayout(view, Binning.EQUAL_MASS, 0, cells);
  }

  String id() {
    String id = "confidences|of:" + view.key;
    if (binning == Binning.EQUAL_WIDTH) {
      return id + "|bins:" + bins;
    }
    return cells == 0 ? id : id + "|cells:" + cells;
  }

  ConfidenceTable newTable() {
    if (binning == Binning.EQUAL_WIDTH) {
      return new WidthBins(bins);
    }
    return new ConfidenceTable.Runs(
        cells == 0 ? Optional.empty() : Optional.of(ScoreCells.ofUnitParts(cells)));
  }
}
