package io.github.finefettle.dataprep.semantic;

import java.util.ArrayList;
import java.util.List;

/** Compares each query with all places behind it. */
final class ExactNeighbours implements Neighbours {
  /** Vectors of the queries stay in cache while the tiles pass by. */
  private static final int BLOCK = 64;

  private static final int TILES_OF_A_PIECE = 16;

  private final EmbeddedRows vectors;
  private final Places places;
  private final TiledVectors tiles;
  private final float least;
  private final BlockWorkers workers;

  ExactNeighbours(EmbeddedRows vectors, Places places, float least, BlockWorkers workers) {
    this.vectors = vectors;
    this.places = places;
    this.tiles = new TiledVectors(vectors, places.rows());
    this.least = least;
    this.workers = workers;
  }

  @Override
  public int block() {
    return BLOCK;
  }

  @Override
  public List<List<Hits>> of(int[] queries) {
    int first = queries[0] / TiledVectors.WIDTH;
    int pieces = (tiles.tiles() - first + TILES_OF_A_PIECE - 1) / TILES_OF_A_PIECE;
    List<Hits[]> found =
        workers.map(pieces, piece -> piece(queries, first + piece * TILES_OF_A_PIECE));
    List<List<Hits>> byQuery = new ArrayList<>();
    for (int q = 0; q < queries.length; q++) {
      int query = q;
      byQuery.add(found.stream().map(piece -> piece[query]).toList());
    }
    return byQuery;
  }

  private Hits[] piece(int[] queries, int from) {
    Hits[] found = new Hits[queries.length];
    for (int q = 0; q < found.length; q++) {
      found[q] = new Hits();
    }
    float[] sums = new float[TiledVectors.WIDTH];
    int to = Math.min(tiles.tiles(), from + TILES_OF_A_PIECE);
    for (int tile = from; tile < to; tile++) {
      if (!hasFree(tile)) {
        continue;
      }
      for (int q = 0; q < queries.length; q++) {
        tiles.products(vectors.vector(places.row(queries[q])), tile, sums);
        gather(queries[q], tile, sums, found[q]);
      }
    }
    return found;
  }

  private boolean hasFree(int tile) {
    int end = Math.min(places.size(), (tile + 1) * TiledVectors.WIDTH);
    for (int place = tile * TiledVectors.WIDTH; place < end; place++) {
      if (places.isFree(place)) {
        return true;
      }
    }
    return false;
  }

  private void gather(int query, int tile, float[] sums, Hits hits) {
    int start = tile * TiledVectors.WIDTH;
    int end = Math.min(places.size(), start + TiledVectors.WIDTH);
    for (int place = Math.max(start, query + 1); place < end; place++) {
      float sum = sums[place - start];
      if (sum >= least && places.isFree(place) && places.mayMeet(query, place)) {
        hits.add(place, sum);
      }
    }
  }

  @Override
  public void close() {
    // There is nothing to free.
  }
}
