package io.github.finefettle.examples.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.github.finefettle.dataprep.duplicates.DuplicateClusters;
import io.github.finefettle.dataprep.semantic.SemanticDuplicates;
import io.github.finefettle.djl.embedding.DjlEmbedding;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Duplicates in meaning by the mean of the last hidden states of the pretrained stories260K. */
class SemanticDuplicatesOfStoriesTest {
  private static Model model;
  private static BytePairTokenizer tokenizer;

  @BeforeAll
  static void readTheModel() throws IOException {
    Checkpoint checkpoint = Checkpoint.read(RealData.stories());
    TorchRuntime.start();
    LlamaBackbone backbone = new LlamaBackbone(checkpoint.config(), checkpoint);
    model = Model.newInstance("stories260K", "PyTorch");
    backbone.initialize(
        model.getNDManager(), DataType.FLOAT32, new Shape(1, checkpoint.config().positions()));
    model.setBlock(backbone);
    tokenizer = checkpoint.tokenizer();
  }

  @AfterAll
  static void close() {
    if (model != null) {
      model.close();
    }
  }

  private static final class MeanOfStates implements Translator<String, float[]> {
    private final BytePairTokenizer tokens;

    MeanOfStates(BytePairTokenizer tokens) {
      this.tokens = tokens;
    }

    @Override
    public NDList processInput(TranslatorContext context, String text) {
      long[] ids = Arrays.stream(tokens.encode(text)).asLongStream().toArray();
      return new NDList(context.getNDManager().create(ids).expandDims(0));
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList output) {
      NDArray states = output.singletonOrThrow();
      return states.mean(new int[] {1}).toFloatArray();
    }

    @Override
    public ai.djl.translate.@Nullable Batchifier getBatchifier() {
      // Texts have different lengths and are not filled up: they go one by one.
      return null;
    }
  }

  @Test
  void storiesThatSayTheSameAreNearerThanOthersAndGuardsStillHold() {
    List<String> texts =
        List.of(
            "Once upon a time, there was a little girl named Lily. She loved to play in the park.",
            "Once upon a time there was a little girl called Lily. She loved to play in the park!",
            "Once upon a time, there was a little girl named Lily. She did not love the park.",
            "The king had 511 ships and a very big hat.",
            "The king had 512 ships and a very big hat.",
            "Tom and his dog ran fast to the river because it was hot.");
    try (DjlEmbedding embedding =
        DjlEmbedding.of(model.newPredictor(new MeanOfStates(tokenizer)))) {
      SemanticDuplicates near =
          SemanticDuplicates.by(embedding.named("stories260k.mean", 1)).atSimilarity(0.97);
      DuplicateClusters found = near.find(texts);
      assertThat(found.clusters()).hasSize(1);
      assertThat(found.survivorOf(1)).isEqualTo(found.survivorOf(0));
      // The model cannot tell 511 ships from 512, and the guard can.
      DuplicateClusters unguarded = near.withoutGuards().find(texts);
      assertThat(unguarded.survivorOf(4)).isEqualTo(3);
      assertThat(unguarded.survivorOf(5)).isEqualTo(5);
    }
  }
}
