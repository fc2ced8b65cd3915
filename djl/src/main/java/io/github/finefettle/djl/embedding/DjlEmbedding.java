package io.github.finefettle.djl.embedding;

import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.dataprep.semantic.Embedding;
import java.util.List;

/**
 * A DJL model as the {@link Embedding} that duplicates in meaning are found by:
 *
 * <pre>{@code
 * try (DjlEmbedding embedding = DjlEmbedding.of(model)) {   // a ZooModel<String, float[]>
 *   DuplicateClusters clusters =
 *       SemanticDuplicates.by(embedding.named("my-model", 1)).atSimilarity(0.9).find(texts);
 * }
 * }</pre>
 *
 * <p>The translator of the model turns a text into a vector, such as the mean of its tokens' last
 * hidden states; that of DJL's text embedding models does. Closing frees the predictor with its
 * native memory; a model stays the caller's. What a batch leaves behind is freed by DJL after each
 * call. Predictors are not safe for use by several threads, so calls wait for each other.
 *
 * <p>A model may round differently in batches of other sizes, on other machines and with other
 * releases of its engine: vectors are measured, and outside of the promise of the same bytes.
 */
@CheckReturnValue
public final class DjlEmbedding implements Embedding, AutoCloseable {
  private final Prediction prediction;
  private final Predictor<?, ?> predictor;

  /** One call of the predictor. */
  private interface Prediction {
    List<float[]> of(List<String> texts) throws TranslateException;
  }

  private DjlEmbedding(Prediction prediction, Predictor<?, ?> predictor) {
    this.prediction = prediction;
    this.predictor = predictor;
  }

  /**
   * A model whose translator takes one text and gives its vector; texts are put into batches by the
   * translator's batchifier, or go one by one where it has none.
   *
   * @param model the model; it stays the caller's
   * @return the embedding, to be closed by the caller
   */
  public static DjlEmbedding of(ZooModel<String, float[]> model) {
    return of(model.newPredictor());
  }

  /**
   * A predictor that takes one text and gives its vector.
   *
   * @param predictor closed with the embedding
   * @return the embedding, to be closed by the caller
   */
  public static DjlEmbedding of(Predictor<String, float[]> predictor) {
    return new DjlEmbedding(predictor::batchPredict, predictor);
  }

  /**
   * A predictor that takes several texts at once and gives a vector for each.
   *
   * @param predictor closed with the embedding
   * @return the embedding, to be closed by the caller
   */
  public static DjlEmbedding ofBatches(Predictor<String[], float[][]> predictor) {
    return new DjlEmbedding(
        texts -> List.of(predictor.predict(texts.toArray(new String[0]))), predictor);
  }

  @Override
  public synchronized float[][] embed(List<String> texts) throws TranslateException {
    return prediction.of(texts).toArray(new float[0][]);
  }

  /**
   * The embedding with a name, as a definition wants it.
   *
   * @param id lower-case words joined by dots or hyphens, such as {@code "my-model"}
   * @param version 1 or more; raise it when the model changes
   * @return the named embedding
   */
  public Named<Embedding> named(String id, int version) {
    return Named.of(id, version, this);
  }

  /** Frees the predictor. */
  @Override
  public void close() {
    predictor.close();
  }
}
