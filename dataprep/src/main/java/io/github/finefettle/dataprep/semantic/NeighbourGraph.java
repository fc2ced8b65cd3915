package io.github.finefettle.dataprep.semantic;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.graph.similarity.ScoreFunction;
import io.github.jbellis.jvector.graph.similarity.SearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;

/**
 * A graph of neighbouring vectors by jvector, the only class that knows that library. Left to
 * itself the library builds with many threads and sums in the width of the processor, so that no
 * two builds are alike; here nodes are added one by one, on one thread, and all comparisons are our
 * own. Vectors must be distinct: many equal ones would see nothing but each other.
 */
final class NeighbourGraph implements AutoCloseable {
  private static final int DEGREE = 16;
  private static final int BEAM = 100;
  private static final float OVERFLOW = 1.2f;
  private static final float ALPHA = 1.2f;
  private static final int STRIDE = 1024;

  private final float[][] vectors;
  private final GraphIndexBuilder builder;

  NeighbourGraph(float[][] vectors, Runnable checkpoint) {
    this.vectors = vectors;
    ForkJoinPool alone = new ForkJoinPool(1);
    try {
      this.builder =
          GraphIndexBuilder.builder(new Comparisons(), vectors[0].length, DEGREE)
              .withBeamWidth(BEAM)
              .withNeighborOverflow(OVERFLOW)
              .withAlpha(ALPHA)
              .withSimdExecutor(alone)
              .withParallelExecutor(alone)
              .build();
      for (int node = 0; node < vectors.length; node++) {
        builder.addGraphNode(node, comparing(node));
        if (node % STRIDE == 0) {
          checkpoint.run();
        }
      }
      builder.cleanup();
    } finally {
      alone.shutdown();
    }
  }

  /** Some nodes that are near to one, likely the nearest ones, the nearest first. */
  int[] nearest(int node, int count) {
    try (GraphSearcher searcher = new GraphSearcher(builder.getGraph())) {
      SearchResult result =
          searcher.search(comparing(node), count, Math.max(BEAM, 2 * count), 0f, 0f, Bits.ALL);
      return Arrays.stream(result.getNodes()).mapToInt(scored -> scored.node).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException("The graph of neighbours cannot be read.", e);
    }
  }

  private SearchScoreProvider comparing(int node) {
    float[] vector = vectors[node];
    ScoreFunction.ExactScoreFunction score =
        other -> (1 + DotProduct.quick(vector, vectors[other])) / 2;
    return new DefaultSearchScoreProvider(score);
  }

  @Override
  public void close() {
    try {
      builder.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The graph of neighbours cannot be closed.", e);
    }
  }

  /** Nodes are compared by their numbers; the library never sees a vector. */
  private final class Comparisons implements BuildScoreProvider {
    @Override
    public boolean isExact() {
      return true;
    }

    @Override
    public VectorFloat<?> approximateCentroid() {
      throw new UnsupportedOperationException("Vectors are compared by their numbers alone.");
    }

    @Override
    public SearchScoreProvider searchProviderFor(VectorFloat<?> vector) {
      throw new UnsupportedOperationException("Vectors are compared by their numbers alone.");
    }

    @Override
    public SearchScoreProvider searchProviderFor(int node) {
      return comparing(node);
    }

    @Override
    public SearchScoreProvider diversityProviderFor(int node) {
      return comparing(node);
    }
  }
}
