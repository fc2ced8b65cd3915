package io.github.finefettle.dataprep.semantic;

import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a graph for the places that are likely near to a query, and compares those exactly. Places
 * with equal vectors are one node of the graph.
 */
final class GraphNeighbours implements Neighbours {
  private static final int BLOCK = 256;
  private static final int FIRST_ASKED = 32;
  private static final int MORE = 4;
  private static final int SAMPLE = 200;

  /** What a sum in another order can differ by, and more. */
  private static final float ROUNDING = 1e-4f;

  private final Places places;
  private final float least;
  private final BlockWorkers workers;
  private final int[] nodeOf;
  private final List<List<Integer>> placesOf = new ArrayList<>();
  private final float[][] nodes;
  private final NeighbourGraph graph;

  GraphNeighbours(EmbeddedRows vectors, Places places, float least, BlockWorkers workers) {
    this.places = places;
    this.least = least;
    this.workers = workers;
    this.nodeOf = new int[places.size()];
    Map<Vector, Integer> seen = new HashMap<>();
    List<float[]> distinct = new ArrayList<>();
    for (int place = 0; place < nodeOf.length; place++) {
      float[] vector = vectors.vector(places.row(place));
      Integer node = seen.putIfAbsent(new Vector(vector), distinct.size());
      if (node == null) {
        node = distinct.size();
        distinct.add(vector);
        placesOf.add(new ArrayList<>(1));
      }
      nodeOf[place] = node;
      placesOf.get(node).add(place);
    }
    this.nodes = distinct.toArray(new float[0][]);
    this.graph = graph(nodes, workers);
  }

  private static NeighbourGraph graph(float[][] nodes, BlockWorkers workers) {
    try {
      return new NeighbourGraph(nodes, workers::throwIfCancelled);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "A search among "
              + nodes.length
              + " different vectors needs jvector, which is not on the class path. Add"
              + " io.github.jbellis:jvector:4.0.2, or raise exactUpTo to compare all pairs.",
          e);
    }
  }

  /** Equal numbers make equal keys. */
  private static final class Vector {
    private final float[] numbers;
    private final int hash;

    Vector(float[] numbers) {
      this.numbers = numbers;
      this.hash = Arrays.hashCode(numbers);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Vector that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  @Override
  public int block() {
    return BLOCK;
  }

  @Override
  public List<List<Hits>> of(int[] queries) {
    return workers.map(queries.length, q -> List.of(near(queries[q])));
  }

  private Hits near(int query) {
    Hits hits = new Hits();
    float[] vector = nodes[nodeOf[query]];
    List<Integer> found = new ArrayList<>();
    for (int node : likely(nodeOf[query])) {
      if (DotProduct.inOrder(vector, nodes[node]) >= least) {
        for (int place : placesOf.get(node)) {
          if (place > query && places.isFree(place) && places.mayMeet(query, place)) {
            found.add(place);
          }
        }
      }
    }
    found.sort(null);
    for (int place : found) {
      hits.add(place, DotProduct.inOrder(vector, nodes[nodeOf[place]]));
    }
    return hits;
  }

  /** Asks for more neighbours until the farthest of them is too far. The node itself is among. */
  private int[] likely(int node) {
    int asked = Math.min(FIRST_ASKED, nodes.length);
    while (true) {
      int[] near = graph.nearest(node, asked);
      boolean all =
          near.length < asked
              || asked == nodes.length
              || DotProduct.quick(nodes[node], nodes[near[near.length - 1]]) < least - ROUNDING;
      if (all) {
        return near;
      }
      asked = (int) Math.min(nodes.length, (long) asked * MORE);
    }
  }

  /** Of the pairs that comparing a sample with all finds, those that the graph finds. */
  Optional<Proportion> recall() {
    RandomSequence random = RandomStream.of(0, "semantic-recall").sequence();
    int[] sample = new int[Math.min(SAMPLE, nodes.length)];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = random.nextInt(nodes.length);
    }
    long pairs = 0;
    long found = 0;
    for (int[] counts : workers.map(sample.length, i -> counts(sample[i]))) {
      pairs += counts[0];
      found += counts[1];
    }
    return pairs == 0 ? Optional.empty() : Optional.of(new Proportion(found, pairs));
  }

  private int[] counts(int node) {
    boolean[] likely = new boolean[nodes.length];
    for (int near : likely(node)) {
      likely[near] = true;
    }
    int pairs = 0;
    int found = 0;
    for (int other = 0; other < nodes.length; other++) {
      if (other != node
          && DotProduct.quick(nodes[node], nodes[other]) >= least - ROUNDING
          && DotProduct.inOrder(nodes[node], nodes[other]) >= least) {
        pairs++;
        found += likely[other] ? 1 : 0;
      }
    }
    return new int[] {pairs, found};
  }

  @Override
  public void close() {
    graph.close();
  }
}
