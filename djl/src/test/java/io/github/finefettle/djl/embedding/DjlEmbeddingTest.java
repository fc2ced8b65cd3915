package io.github.finefettle.djl.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.translate.Batchifier;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.duplicates.DuplicateClusters;
import io.github.finefettle.dataprep.semantic.EmbeddingException;
import io.github.finefettle.dataprep.semantic.SemanticDuplicates;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With the PyTorch engine: counts of byte pairs through a linear layer of keyed weights. */
class DjlEmbeddingTest {
  private static final int PAIRS = 512;
  private static final int DIMENSION = 48;

  private static Model model = Model.newInstance("byte-pairs", "PyTorch");

  @BeforeAll
  static void makeTheModel() {
    Linear layer = Linear.builder().setUnits(DIMENSION).optBias(false).build();
    NDManager manager = model.getNDManager();
    layer.initialize(manager, DataType.FLOAT32, new Shape(1, PAIRS));
    RandomSequence random = RandomStream.of(5, "projection").sequence();
    for (Parameter parameter : layer.getParameters().values()) {
      float[] weights = new float[DIMENSION * PAIRS];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) random.nextGaussian();
      }
      parameter.getArray().set(weights);
    }
    model.setBlock(layer);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static float[] counts(String text) {
    float[] counts = new float[PAIRS];
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 1; i < bytes.length; i++) {
      counts[((bytes[i - 1] & 0xFF) * 31 + (bytes[i] & 0xFF)) % PAIRS]++;
    }
    return counts;
  }

  private static Translator<String, float[]> oneText(Batchifier batchifier) {
    return new Translator<>() {
      @Override
      public NDList processInput(TranslatorContext context, String text) {
        if (text.contains("broken")) {
          throw new IllegalArgumentException("This text cannot be read.");
        }
        return new NDList(context.getNDManager().create(counts(text)));
      }

      @Override
      public float[] processOutput(TranslatorContext context, NDList output) {
        return output.singletonOrThrow().toFloatArray();
      }

      @Override
      public Batchifier getBatchifier() {
        return batchifier;
      }
    };
  }

  private static final class SeveralTexts implements NoBatchifyTranslator<String[], float[][]> {
    @Override
    public NDList processInput(TranslatorContext context, String[] texts) {
      float[] flat = new float[texts.length * PAIRS];
      for (int i = 0; i < texts.length; i++) {
        System.arraycopy(counts(texts[i]), 0, flat, i * PAIRS, PAIRS);
      }
      return new NDList(context.getNDManager().create(flat, new Shape(texts.length, PAIRS)));
    }

    @Override
    public float[][] processOutput(TranslatorContext context, NDList output) {
      NDArray all = output.singletonOrThrow();
      float[][] vectors = new float[(int) all.getShape().get(0)][];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = all.get(i).toFloatArray();
      }
      return vectors;
    }
  }

  private static final List<String> TEXTS =
      List.of(
          "The ferry to the island leaves at noon.",
          "The ferry to the island leaves at noon!",
          "The ferry to the island does not leave at noon.",
          "",
          "My parcel has been lost in the mail.");

  @Test
  void duplicatesAreFoundByAModelOfTheEngine() {
    try (DjlEmbedding embedding = DjlEmbedding.of(model.newPredictor(oneText(Batchifier.STACK)))) {
      DuplicateClusters found =
          SemanticDuplicates.by(embedding.named("test.byte-pairs", 1))
              .atSimilarity(0.85)
              .find(TEXTS);
      assertThat(found.duplicates()).isEqualTo(1);
      assertThat(found.survivorOf(1)).isZero();
      assertThat(found.survivorOf(2)).isEqualTo(2);
    }
  }

  @Test
  void bothKindsOfPredictorGiveTheVectorsOfTheModel() throws TranslateException {
    List<String> texts = List.of(TEXTS.get(0), TEXTS.get(2), TEXTS.get(4));
    try (DjlEmbedding one = DjlEmbedding.of(model.newPredictor(oneText(Batchifier.STACK)));
        DjlEmbedding several = DjlEmbedding.ofBatches(model.newPredictor(new SeveralTexts()))) {
      float[][] vectors = one.embed(texts);
      float[][] same = several.embed(texts);
      assertThat(vectors).hasDimensions(3, DIMENSION);
      for (int i = 0; i < vectors.length; i++) {
        assertThat(same[i]).containsExactly(vectors[i], org.assertj.core.data.Offset.offset(1e-4f));
      }
    }
  }

  @Test
  void nativeMemoryIsFreedAfterEachCall() throws TranslateException {
    try (DjlEmbedding embedding = DjlEmbedding.of(model.newPredictor(oneText(Batchifier.STACK)))) {
      assertThat(embedding.embed(List.of("warm up"))).hasDimensions(1, DIMENSION);
      int held = model.getNDManager().getManagedArrays().size();
      for (int i = 0; i < 50; i++) {
        assertThat(embedding.embed(List.of("a text", "and another"))).hasDimensions(2, DIMENSION);
      }
      assertThat(model.getNDManager().getManagedArrays()).hasSize(held);
    }
  }

  @Test
  void aModelThatFailsIsNamedWithTheRows() {
    try (DjlEmbedding embedding = DjlEmbedding.of(model.newPredictor(oneText(Batchifier.STACK)))) {
      SemanticDuplicates near = SemanticDuplicates.by(embedding);
      assertThatThrownBy(() -> near.find(List.of("fine", "a broken text")))
          .isInstanceOf(EmbeddingException.class)
          .hasMessageContaining("row 0 to row 1")
          .hasRootCauseMessage("This text cannot be read.");
    }
  }
}
