package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * TER (Snover et al., 2006), tercom's translation edit rate as sacrebleu 2.6.0 computes it: how
 * many words must be put in, left out, replaced or moved in blocks to turn the predictions into
 * their references, in percent of the references' words. 0 or more, less is better.
 *
 * <p>Of several references the one with the fewest edits is taken, and the mean of their lengths.
 * Where all references are empty it is 100 if there are edits and 0 if there are none. It is
 * undefined only without rows. Immutable, safe for use by several threads.
 */
@CheckReturnValue
public final class Ter extends ItemMetric<TextPair> {
  private static final String ID = "ter";
  private static final double PERCENT = 100;
  private static final Map<String, String> SHORT_KEYS =
      Map.of("c", "case", "t", "tok", "nr", "norm", "pn", "punct", "as", "asian");

  private final boolean normalized;
  private final boolean withoutPunctuation;
  private final boolean asianSupport;
  private final boolean caseSensitive;
  private final Resampling resampling;
  private final TerScorer scorer;
  private final String signature;

  private Ter(
      boolean normalized,
      boolean withoutPunctuation,
      boolean asianSupport,
      boolean caseSensitive,
      Resampling resampling) {
    this.normalized = normalized;
    this.withoutPunctuation = withoutPunctuation;
    this.asianSupport = asianSupport;
    this.caseSensitive = caseSensitive;
    this.resampling = resampling;
    this.scorer =
        new TerScorer(
            new TerTokenizer(normalized, withoutPunctuation, asianSupport, caseSensitive),
            options("ter-counts"));
    this.signature = options(ID).with(resampling).toString();
  }

  private MetricSignature options(String id) {
    return MetricSignature.of(id)
        .with("asian", asianSupport)
        .with("case", caseSensitive ? "mixed" : "lc")
        .with("norm", normalized)
        .with("punct", !withoutPunctuation)
        .with("tok", "tercom");
  }

  /**
   * TER with the choices of sacrebleu: lower case, words at white space, punctuation kept.
   *
   * @return the metric
   */
  public static Ter ter() {
    return new Ter(false, false, false, false, Resampling.standard());
  }

  /**
   * The ids that {@link #parse} knows.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(ID);
  }

  /**
   * Reads a signature of ours or one of sacrebleu, long or short.
   *
   * @param signature such as {@code "ter|norm:yes|v:1"} or {@code
   *     "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0"}, with {@code TER|}
   *     before it or without
   * @return the metric; what is left out has its default, what is said of references is passed over
   * @throws IllegalArgumentException if it names no TER
   */
  public static Ter parse(String signature) {
    return SacrebleuSignatureReader.isOne(signature) ? ofSacrebleu(signature) : ofOurs(signature);
  }

  private static Ter ofOurs(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    if (!reader.id().equals(ID)) {
      throw reader.malformed("the id must be " + ID);
    }
    reader.requireNoArgument();
    reader.require("tok", "tercom");
    Ter metric =
        new Ter(
            reader.yes("norm", false),
            !reader.yes("punct", true),
            reader.yes("asian", false),
            reader.choice("case", Map.of("lc", false, "mixed", true), false),
            reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  private static Ter ofSacrebleu(String signature) {
    SacrebleuSignatureReader reader = SacrebleuSignatureReader.of(signature, SHORT_KEYS);
    if (!reader.name().isEmpty() && !reader.name().equals("TER")) {
      throw reader.malformed("the name must be TER");
    }
    if (!reader.text("tok", "tercom").equals("tercom")) {
      throw reader.malformed("tok must be tercom");
    }
    Ter metric =
        new Ter(
            reader.choice("norm", "yes", "no", false),
            !reader.choice("punct", "yes", "no", true),
            reader.choice("asian", "yes", "no", false),
            reader.choice("case", "mixed", "lc", false),
            reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  /**
   * This metric with tercom's normalisation, or not: entities are undone and punctuation is cut
   * off.
   *
   * @param on whether texts are normalised
   * @return a new metric
   */
  public Ter normalized(boolean on) {
    return new Ter(on, withoutPunctuation, asianSupport, caseSensitive, resampling);
  }

  /**
   * This metric without punctuation, or with it.
   *
   * @param on whether punctuation is taken out
   * @return a new metric
   */
  public Ter withoutPunctuation(boolean on) {
    return new Ter(normalized, on, asianSupport, caseSensitive, resampling);
  }

  /**
   * This metric with Asian characters as words, if it is normalised, and their punctuation treated
   * as punctuation; or not. Without the other two options it changes nothing.
   *
   * @param on whether Asian characters are treated so
   * @return a new metric
   */
  public Ter asianSupport(boolean on) {
    return new Ter(normalized, withoutPunctuation, on, caseSensitive, resampling);
  }

  /**
   * This metric with capitals other than small letters, or not.
   *
   * @param on whether texts are left in their case
   * @return a new metric
   */
  public Ter caseSensitive(boolean on) {
    return new Ter(normalized, withoutPunctuation, asianSupport, on, resampling);
  }

  /**
   * This metric with intervals made in another way.
   *
   * @param plan how
   * @return a new metric
   */
  public Ter resampledBy(Resampling plan) {
    return new Ter(normalized, withoutPunctuation, asianSupport, caseSensitive, plan);
  }

  /**
   * TER of one segment.
   *
   * @param pair a prediction and its references
   * @return 0 or more
   */
  public double score(TextPair pair) {
    return score(segment(pair));
  }

  /**
   * TER of counts that were summed already, such as those of resampled segments.
   *
   * @param sums the sum of {@link #segment} over segments
   * @return 0 or more
   */
  public double score(double[] sums) {
    if (sums[1] > 0) {
      return PERCENT * (sums[0] / sums[1]);
    }
    return sums[0] > 0 ? PERCENT : 0;
  }

  /**
   * What is counted of a segment, for tests that pair the segments of two systems: the edits, and
   * the mean length of the references.
   *
   * @param pair a prediction and its references
   * @return a new array of 2 numbers
   */
  public double[] segment(TextPair pair) {
    double[] counts = new double[scorer.columns()];
    scorer.score(pair, counts);
    return counts;
  }

  /**
   * The signature that sacrebleu would print.
   *
   * @return sacrebleu's signature for one reference
   */
  public SacrebleuSignature sacrebleuSignature() {
    SacrebleuSignature plain =
        SacrebleuSignature.of("TER")
            .with("case", "c", caseSensitive ? "mixed" : "lc")
            .with("tok", "t", "tercom")
            .with("norm", "nr", normalized)
            .with("punct", "pn", !withoutPunctuation)
            .with("asian", "as", asianSupport);
    return resampling.equals(Resampling.standard())
        ? plain
        : plain.withBootstrap(resampling.resamples(), resampling.seed());
  }

  @Override
  public String signature() {
    return signature;
  }

  @Override
  public Direction direction() {
    return Direction.MINIMIZE;
  }

  @Override
  public double lowest() {
    return 0;
  }

  @Override
  public double highest() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.TEXT);
  }

  @Override
  protected ItemScorer<TextPair> scorer() {
    return scorer;
  }

  @Override
  protected double value(double[] sums, long n) {
    return score(sums);
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "the counts are no counts of texts";
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }
}
