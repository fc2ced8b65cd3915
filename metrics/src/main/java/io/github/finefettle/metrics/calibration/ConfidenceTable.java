package io.github.finefettle.metrics.calibration;

import io.github.finefettle.metrics.ranking.internal.ScoreCells;
import io.github.finefettle.metrics.ranking.internal.ScoreRuns;
import io.github.finefettle.metrics.ranking.internal.Ties;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is remembered of confidences and whether they came true. */
sealed interface ConfidenceTable permits ConfidenceTable.Runs, WidthBins {
  void add(boolean hit, double confidence);

  void addAll(ConfidenceTable other);

  /** The bins that have rows, from the lowest confidence up. */
  List<ReliabilityBin> bins(int bins);

  long rows();

  void writeTo(DataOutputStream out) throws IOException;

  void readFrom(DataInputStream in) throws IOException;

  /** Every confidence, one by one or in fixed cells. */
  final class Runs implements ConfidenceTable {
    private final ScoreRuns runs;

    Runs(Optional<ScoreCells> cells) {
      this.runs = ScoreRuns.in(cells);
    }

    @Override
    public void add(boolean hit, double confidence) {
      runs.add(hit, confidence);
    }

    @Override
    public void addAll(ConfidenceTable other) {
      runs.addAll(((Runs) other).runs);
    }

    @Override
    public List<ReliabilityBin> bins(int bins) {
      return MassBins.of(ties(), bins);
    }

    @Override
    public long rows() {
      return runs.size();
    }

    @Override
    public void writeTo(DataOutputStream out) throws IOException {
      runs.writeTo(out);
    }

    @Override
    public void readFrom(DataInputStream in) throws IOException {
      runs.readFrom(in);
    }

    Ties ties() {
      return runs.ties();
    }
  }
}
