package io.github.finefettle.dataprep.semantic;

import java.util.Arrays;

/**
 * Vectors laid out so that one can be compared with many at once.
 *
 * <p>A compiler may not reorder a sum of floats, so a plain dot product waits for each addition and
 * uses one lane of the processor. Here {@value #WIDTH} vectors form a tile, in which their first
 * numbers stand side by side, then their second ones, and so on. One number of the query times a
 * line of the tile adds to {@value #WIDTH} sums that do not wait for each other, which the compiler
 * does in full width; each single sum still runs from the first product to the last. It is rounded
 * the same on every machine, with any number of threads, and as {@link DotProduct#inOrder} rounds
 * it. Four lines are added at a time, so that the sums are loaded and stored a quarter as often.
 */
final class TiledVectors {
  /** The sums of a tile fit into the nearest cache with the lines that are added to them. */
  static final int WIDTH = 128;

  private final float[][] tiles;
  private final int dimension;

  TiledVectors(EmbeddedRows rows, int[] order) {
    this.dimension = rows.dimension();
    this.tiles = new float[(order.length + WIDTH - 1) / WIDTH][];
    for (int tile = 0; tile < tiles.length; tile++) {
      float[] lines = new float[WIDTH * dimension];
      int to = Math.min(WIDTH, order.length - tile * WIDTH);
      for (int j = 0; j < to; j++) {
        float[] vector = rows.vector(order[tile * WIDTH + j]);
        for (int d = 0; d < dimension; d++) {
          lines[d * WIDTH + j] = vector[d];
        }
      }
      tiles[tile] = lines;
    }
  }

  int tiles() {
    return tiles.length;
  }

  /** The dot products of a vector with those of a tile; 0 behind the last. */
  void products(float[] query, int tile, float[] sums) {
    Arrays.fill(sums, 0);
    float[] lines = tiles[tile];
    int d = 0;
    for (; d + 4 <= dimension; d += 4) {
      addFour(query, d, lines, sums);
    }
    for (; d < dimension; d++) {
      float q = query[d];
      int line = d * WIDTH;
      for (int j = 0; j < WIDTH; j++) {
        sums[j] = sums[j] + q * lines[line + j];
      }
    }
  }

  private static void addFour(float[] query, int d, float[] lines, float[] sums) {
    float q0 = query[d];
    float q1 = query[d + 1];
    float q2 = query[d + 2];
    float q3 = query[d + 3];
    int line = d * WIDTH;
    for (int j = 0; j < WIDTH; j++) {
      float sum = sums[j] + q0 * lines[line + j];
      sum += q1 * lines[line + WIDTH + j];
      sum += q2 * lines[line + 2 * WIDTH + j];
      sum += q3 * lines[line + 3 * WIDTH + j];
      sums[j] = sum;
    }
  }
}
