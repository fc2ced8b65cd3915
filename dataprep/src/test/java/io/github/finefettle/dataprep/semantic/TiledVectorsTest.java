package io.github.finefettle.dataprep.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TiledVectorsTest {
  private static EmbeddedRows rows(int count, int dimension) {
    RandomSequence random = RandomStream.of(3, "tiles").sequence();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add("text " + i);
    }
    Embedding embedding =
        batch -> {
          float[][] vectors = new float[batch.size()][dimension];
          for (float[] vector : vectors) {
            for (int d = 0; d < dimension; d++) {
              vector[d] = (float) random.nextGaussian();
            }
          }
          return vectors;
        };
    return EmbeddedRows.of(
        texts, embedding, 50, row -> "row " + row, ProgressListener.none(), new Cancellation());
  }

  @Test
  void eachProductHasTheBitsOfASumInOrder() {
    for (int dimension : new int[] {1, 2, 3, 4, 5, 7, 8, 31, 64, 385}) {
      EmbeddedRows rows = rows(300, dimension);
      int[] order = IntStream.range(0, 300).map(i -> 299 - i).toArray();
      TiledVectors tiles = new TiledVectors(rows, order);
      float[] sums = new float[TiledVectors.WIDTH];
      for (int tile = 0; tile < tiles.tiles(); tile++) {
        tiles.products(rows.vector(17), tile, sums);
        for (int j = 0; j < sums.length; j++) {
          int place = tile * TiledVectors.WIDTH + j;
          float expected =
              place < 300 ? DotProduct.inOrder(rows.vector(17), rows.vector(order[place])) : 0;
          assertThat(Float.floatToIntBits(sums[j])).isEqualTo(Float.floatToIntBits(expected));
        }
      }
    }
  }

  @Test
  void theQuickSumDiffersByRoundingAlone() {
    EmbeddedRows rows = rows(200, 385);
    for (int i = 0; i < 200; i++) {
      for (int j = 0; j < 200; j++) {
        float[] a = rows.vector(i);
        float[] b = rows.vector(j);
        double exact = SemanticOracle.cosine(a, b);
        assertThat((double) DotProduct.quick(a, b))
            .isCloseTo(exact, org.assertj.core.data.Offset.offset(1e-6));
        assertThat((double) DotProduct.inOrder(a, b))
            .isCloseTo(exact, org.assertj.core.data.Offset.offset(2e-6));
      }
    }
  }
}
