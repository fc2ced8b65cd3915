package io.github.finefettle.metrics.calibration;

import io.github.finefettle.core.statistics.ExactSum;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Counts and exact sums of confidences in bins of equal width. */
final class WidthBins implements ConfidenceTable {
  private final long[] rows;
  private final long[] hits;
  private final ExactSum[] confidences;

  WidthBins(int bins) {
    this.rows = new long[bins];
    this.hits = new long[bins];
    this.confidences = new ExactSum[bins];
  }

  @Override
  public void add(boolean hit, double confidence) {
    int bin = binOf(confidence, rows.length);
    rows[bin]++;
    hits[bin] += hit ? 1 : 0;
    sum(bin).add(confidence);
  }

  @Override
  public void addAll(ConfidenceTable other) {
    WidthBins that = (WidthBins) other;
    for (int i = 0; i < rows.length; i++) {
      if (that.rows[i] > 0) {
        rows[i] = Math.addExact(rows[i], that.rows[i]);
        hits[i] += that.hits[i];
        sum(i).add(that.sum(i));
      }
    }
  }

  @Override
  public List<ReliabilityBin> bins(int bins) {
    List<ReliabilityBin> filled = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] > 0) {
        filled.add(new ReliabilityBin(rows[i], hits[i], sum(i).dividedBy(rows[i])));
      }
    }
    return filled;
  }

  @Override
  public long rows() {
    long all = 0;
    for (long count : rows) {
      all = Math.addExact(all, count);
    }
    return all;
  }

  @Override
  public void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(rows.length);
    for (int i = 0; i < rows.length; i++) {
      out.writeLong(rows[i]);
      if (rows[i] > 0) {
        out.writeLong(hits[i]);
        StateBytes.writeSum(out, sum(i));
      }
    }
  }

  @Override
  public void readFrom(DataInputStream in) throws IOException {
    if (in.readInt() != rows.length) {
      throw new IOException("The number of bins differs.");
    }
    for (int i = 0; i < rows.length; i++) {
      rows[i] = in.readLong();
      if (rows[i] > 0) {
        hits[i] = in.readLong();
        sum(i).add(StateBytes.readSum(in));
      }
      if (rows[i] < 0 || hits[i] < 0 || hits[i] > rows[i]) {
        throw new IOException("Bin " + i + " does not fit.");
      }
    }
  }

  /**
   * The bin whose lower edge is below a confidence and whose upper edge is not; 0 falls into the
   * first. Edges are multiples of the rounded width, as NumPy makes them, and the last is 1, so
   * that a confidence of 1 has no bin of its own.
   */
  static int binOf(double confidence, int bins) {
    double width = 1.0 / bins;
    int bin = Math.min(bins - 1, (int) (confidence * bins));
    while (bin > 0 && confidence <= bin * width) {
      bin--;
    }
    while (bin < bins - 1 && confidence > (bin + 1) * width) {
      bin++;
    }
    return bin;
  }

  private ExactSum sum(int bin) {
    if (confidences[bin] == null) {
      confidences[bin] = new ExactSum();
    }
    return confidences[bin];
  }
}
