package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A score of meaning in the form of BERTScore (Zhang et al., 2020, section 3): each token of one
 * text is matched with the token of the other whose vector is nearest in cosine. Precision is the
 * mean of these cosines over the tokens of the prediction, recall over those of the reference, F
 * their harmonic mean, 0 unless both are above 0; the value is the mean over rows.
 *
 * <p>The vectors come from the user's own {@link TokenEmbedding}, whose id and version stand in the
 * signature: the number says nothing without them. Nothing is downloaded. {@link #weighted} weighs
 * tokens by rarity. {@link #rescaled} puts a baseline at 0, (x - b) / (1 - b), which changes no
 * order.
 *
 * <p>With several references, precision, recall and F are each the greatest, as in bert_score. A
 * text without tokens, or whose tokens all weigh nothing, scores 0 against anything; a vector of
 * zeros has cosine 0 with all. Undefined if no reference has a token. Precision, recall and F share
 * a state. Immutable.
 */
@CheckReturnValue
public final class EmbeddingScore extends ItemMetric<TextPair> {
  private static final String ID = "embedding-score";
  private static final String NONE = "no";

  private final RougePart part;
  private final Named<TokenEmbedding> embedding;
  private final Optional<Named<TokenWeights>> weights;
  private final double baseline;
  private final Resampling resampling;
  private final EmbeddingScorer scorer;
  private final String signature;

  private EmbeddingScore(
      RougePart part,
      Named<TokenEmbedding> embedding,
      Optional<Named<TokenWeights>> weights,
      double baseline,
      Resampling resampling) {
    if (!(baseline > -1 && baseline < 1)) {
      throw new IllegalArgumentException(
          "The baseline ("
              + baseline
              + ") must lie strictly between -1 and 1. Take the mean score of texts that have"
              + " nothing to do with each other.");
    }
    this.part = part;
    this.embedding = embedding;
    this.weights = weights;
    this.baseline = baseline;
    this.resampling = resampling;
    this.scorer = new EmbeddingScorer(embedding, weights);
    this.signature = written();
  }

  /**
   * The F of a user's embedding, every token weighing the same.
   *
   * @param embedding the embedding, with the name under which it stands in the signature; safe for
   *     use by several threads if states are
   * @return the metric, in [0, 1]
   */
  public static EmbeddingScore of(Named<TokenEmbedding> embedding) {
    return new EmbeddingScore(RougePart.F, embedding, Optional.empty(), 0, Resampling.standard());
  }

  /**
   * Finds a metric by its signature.
   *
   * @param signature such as {@code "embedding-score(my.model@1)|idf:no"}
   * @param registry what knows the embedding and, if there are any, the weights
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours, or the registry does not know a
   *     function
   */
  public static EmbeddingScore parse(String signature, Registry registry) {
    SignatureReader reader = SignatureReader.of(signature);
    String example = "my.model@1";
    if (!reader.id().startsWith(ID) || !ids().contains(reader.id() + "(embedding)")) {
      throw reader.malformed(reader.id() + " is not one of " + String.join(", ", ids()));
    }
    Named<TokenEmbedding> embedding =
        registry.find(name(reader.requireArgument(example), reader), TokenEmbedding.class);
    String idf = reader.text("idf", NONE);
    Optional<Named<TokenWeights>> weights =
        idf.equals(NONE)
            ? Optional.empty()
            : Optional.of(registry.find(name(idf, reader), TokenWeights.class));
    EmbeddingScore read =
        new EmbeddingScore(
            RougePart.of(reader.id()),
            embedding,
            weights,
            reader.number("baseline", 0),
            reader.resampling());
    reader.require("refs", "max");
    reader.requireNothingElse();
    return read;
  }

  /**
   * The ids of all metrics here, each with {@code (embedding)} after it.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(
        ID + RougePart.PRECISION.suffix() + "(embedding)",
        ID + RougePart.RECALL.suffix() + "(embedding)",
        ID + "(embedding)");
  }

  /**
   * The same metric, giving precision: how well the prediction's tokens are found.
   *
   * @return a new metric, in [-1, 1] before rescaling
   */
  public EmbeddingScore precision() {
    return new EmbeddingScore(RougePart.PRECISION, embedding, weights, baseline, resampling);
  }

  /**
   * The same metric, giving recall: how well the reference's tokens are found.
   *
   * @return a new metric, in [-1, 1] before rescaling
   */
  public EmbeddingScore recall() {
    return new EmbeddingScore(RougePart.RECALL, embedding, weights, baseline, resampling);
  }

  /**
   * The same metric, giving F, the default.
   *
   * @return a new metric, in [0, 1] before rescaling
   */
  public EmbeddingScore f() {
    return new EmbeddingScore(RougePart.F, embedding, weights, baseline, resampling);
  }

  /**
   * The same metric with tokens that weigh what they are worth.
   *
   * @param idf the weights, with the name under which they stand in the signature
   * @return a new metric
   */
  public EmbeddingScore weighted(Named<TokenWeights> idf) {
    return new EmbeddingScore(part, embedding, Optional.of(idf), baseline, resampling);
  }

  /**
   * The same metric with a baseline put at 0. Precision, recall and F have baselines of their own.
   *
   * @param unrelated the value of unrelated texts, between -1 and 1; 0 changes nothing
   * @return a new metric
   */
  public EmbeddingScore rescaled(double unrelated) {
    return new EmbeddingScore(part, embedding, weights, unrelated, resampling);
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public EmbeddingScore resampledBy(Resampling plan) {
    return new EmbeddingScore(part, embedding, weights, baseline, plan);
  }

  @Override
  public String signature() {
    return signature;
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public double lowest() {
    return rescale(part == RougePart.F ? 0 : -1);
  }

  @Override
  public double highest() {
    return 1;
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.TEXT, MetricInput.EMBEDDINGS);
  }

  @Override
  protected ItemScorer<TextPair> scorer() {
    return scorer;
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected double value(double[] sums, long n) {
    return sums[EmbeddingScorer.TOKENS] == 0
        ? Double.NaN
        : Math.max(lowest(), Math.min(1, rescale(sums[part.column()] / n)));
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.of((long) sums[EmbeddingScorer.TOKENS]);
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "no reference has a token";
  }

  private double rescale(double score) {
    return (score - baseline) / (1 - baseline);
  }

  private String written() {
    return MetricSignature.of(ID + part.suffix(), name(embedding))
        .with("idf", weights.map(EmbeddingScore::name).orElse(NONE))
        .with("baseline", baseline)
        .with("refs", "max")
        .with(resampling)
        .toString();
  }

  static String name(Named<?> named) {
    return named.id() + "@" + named.version();
  }

  private static JsonValue name(String name, SignatureReader reader) {
    int at = name.lastIndexOf('@');
    try {
      return JsonValue.object()
          .put("id", name.substring(0, Math.max(0, at)))
          .put("version", Integer.parseInt(name.substring(at + 1)))
          .toJson();
    } catch (NumberFormatException e) {
      throw reader.malformed("\"" + name + "\" must be an id and a version, such as my.model@1");
    }
  }
}
