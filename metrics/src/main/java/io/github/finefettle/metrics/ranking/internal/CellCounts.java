package io.github.finefettle.metrics.ranking.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** How many rows of each kind fell into each cell. */
final class CellCounts implements Ties {
  private final ScoreCells cells;
  private final long[] positives;
  private final long[] negatives;

  CellCounts(ScoreCells cells) {
    this.cells = cells;
    this.positives = new long[cells.count()];
    this.negatives = new long[cells.count()];
  }

  void add(boolean positive, double score) {
    (positive ? positives : negatives)[cells.cell(score)]++;
  }

  void addAll(CellCounts other) {
    for (int i = 0; i < positives.length; i++) {
      positives[i] += other.positives[i];
      negatives[i] += other.negatives[i];
    }
  }

  @Override
  public long positives() {
    return total(positives);
  }

  @Override
  public long negatives() {
    return total(negatives);
  }

  @Override
  public void descending(TieVisitor visitor) {
    for (int i = positives.length - 1; i >= 0; i--) {
      visit(i, visitor);
    }
  }

  @Override
  public void ascending(TieVisitor visitor) {
    for (int i = 0; i < positives.length; i++) {
      visit(i, visitor);
    }
  }

  void writeTo(DataOutputStream out) throws IOException {
    int filled = 0;
    for (int i = 0; i < positives.length; i++) {
      filled += positives[i] + negatives[i] > 0 ? 1 : 0;
    }
    out.writeInt(filled);
    for (int i = 0; i < positives.length; i++) {
      if (positives[i] + negatives[i] > 0) {
        out.writeInt(i);
        out.writeLong(positives[i]);
        out.writeLong(negatives[i]);
      }
    }
  }

  void readFrom(DataInputStream in) throws IOException {
    int filled = in.readInt();
    for (int k = 0; k < filled; k++) {
      int cell = in.readInt();
      long p = in.readLong();
      long n = in.readLong();
      if (cell < 0 || cell >= positives.length || p < 0 || n < 0) {
        throw new IOException("Cell " + cell + " does not fit.");
      }
      positives[cell] += p;
      negatives[cell] += n;
    }
    if (filled < 0) {
      throw new IOException("The number of cells (" + filled + ") must be 0 or more.");
    }
  }

  private void visit(int cell, TieVisitor visitor) {
    if (positives[cell] != 0 || negatives[cell] != 0) {
      visitor.tie(cells.score(cell), positives[cell], negatives[cell]);
    }
  }

  private static long total(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total = Math.addExact(total, count);
    }
    return total;
  }
}
