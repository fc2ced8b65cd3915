package io.github.finefettle.dataprep.linear;

/** The non-zero features of a row and their weights. */
final class WeightedRow {
  final int[] features;
  final double[] weights;

  WeightedRow(int[] features, double[] weights) {
    this.features = features;
    this.weights = weights;
  }
}
