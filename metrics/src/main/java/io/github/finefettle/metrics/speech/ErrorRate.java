package io.github.finefettle.metrics.speech;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.items.ItemStatistics;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.text.TextPair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Error rates of transcribed speech, equal to jiwer 4.0 to the last bit. With H hits, S
 * substitutions, D deletions and I insertions over <em>all</em> rows:
 *
 * <ul>
 *   <li>word error rate: (S + D + I) / (H + S + D), which may exceed 1;
 *   <li>match error rate: (S + D + I) / (H + S + D + I) (Morris, Maier and Green, 2004);
 *   <li>word information preserved: H / (H + S + D) times H / (H + S + I), and lost: 1 less that;
 *   <li>character error rate: the word error rate of code points, spaces included.
 * </ul>
 *
 * <p>A rate is a quotient of sums, never the mean of the rates of rows: such a mean gives a word of
 * a short row more weight than one of a long row.
 *
 * <p>Words are split as by jiwer's default: white space at both ends goes, runs of two or more
 * white-space characters become a space, and the text is cut at spaces. A single tab or no-break
 * space inside therefore does not separate; with {@link #splitAtAnyWhiteSpace()} it does. Nothing
 * else is done to a text unless {@link #lowerCase()} or {@link #withoutPunctuation()} say so; the
 * lower case is that of no particular language.
 *
 * <p>Which of several equally cheap ways of editing is counted does not change the word error rate,
 * but it changes hits: here it is jiwer's. Of several references, the one with the fewest errors
 * counts, the first of equal ones. Where the references of all rows are empty, the metric is
 * undefined, or what {@link EmptyReference#JIWER} says.
 *
 * <p>All rates of a unit with equal options are measured from one state. Immutable.
 */
@CheckReturnValue
public final class ErrorRate extends ItemMetric<TextPair> {
  private static final Map<String, EmptyReference> RULES =
      Map.of("undefined", EmptyReference.UNDEFINED, "jiwer", EmptyReference.JIWER);

  private final RateKind kind;
  private final SpeechText how;
  private final EmptyReference emptyReference;
  private final Resampling resampling;
  private final EditScorer scorer;
  private final String signature;

  private ErrorRate(
      RateKind kind, SpeechText how, EmptyReference emptyReference, Resampling resampling) {
    this.kind = kind;
    this.how = how;
    this.emptyReference = emptyReference;
    this.resampling = resampling;
    this.scorer = new EditScorer(how);
    this.signature = written();
  }

  /**
   * The word error rate.
   *
   * @return the metric, 0 or more; less is better
   */
  public static ErrorRate wer() {
    return of(RateKind.WER);
  }

  /**
   * The character error rate.
   *
   * @return the metric, 0 or more; less is better
   */
  public static ErrorRate cer() {
    return of(RateKind.CER);
  }

  /**
   * The match error rate: the share of aligned places that are errors.
   *
   * @return the metric, in [0, 1]; less is better
   */
  public static ErrorRate mer() {
    return of(RateKind.MER);
  }

  /**
   * The word information lost.
   *
   * @return the metric, in [0, 1]; less is better
   */
  public static ErrorRate wil() {
    return of(RateKind.WIL);
  }

  /**
   * The word information preserved.
   *
   * @return the metric, in [0, 1]; more is better
   */
  public static ErrorRate wip() {
    return of(RateKind.WIP);
  }

  /**
   * Substituted words over words of the references: a part of the word error rate.
   *
   * @return the metric, in [0, 1]; less is better
   */
  public static ErrorRate substitutions() {
    return of(RateKind.SUBSTITUTION_RATE);
  }

  /**
   * Missing words over words of the references: a part of the word error rate.
   *
   * @return the metric, in [0, 1]; less is better
   */
  public static ErrorRate deletions() {
    return of(RateKind.DELETION_RATE);
  }

  /**
   * Words too many over words of the references: a part of the word error rate.
   *
   * @return the metric, 0 or more; less is better
   */
  public static ErrorRate insertions() {
    return of(RateKind.INSERTION_RATE);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "wer"} or {@code "cer|case:lc|empty:jiwer"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours, with the list of those that are
   */
  public static ErrorRate parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    RateKind kind =
        Arrays.stream(RateKind.values())
            .filter(k -> k.id().equals(reader.id()))
            .findFirst()
            .orElseThrow(
                () -> reader.malformed(reader.id() + " is not one of " + String.join(", ", ids())));
    SpeechText how =
        new SpeechText(
            kind.unit(),
            reader.choice("case", Map.of("mixed", false, "lc", true), false),
            !reader.yes("punct", true),
            kind.unit() == SpeechUnit.WORD
                && reader.choice("split", Map.of("jiwer", false, "white", true), false));
    reader.require("refs", "fewest-errors");
    ErrorRate read =
        new ErrorRate(
            kind,
            how,
            reader.choice("empty", RULES, EmptyReference.UNDEFINED),
            reader.resampling());
    reader.requireNothingElse();
    return read;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return Arrays.stream(RateKind.values()).map(RateKind::id).toList();
  }

  /**
   * The same rate of texts in lower case.
   *
   * @return a new metric
   */
  public ErrorRate lowerCase() {
    return with(new SpeechText(how.unit(), true, how.withoutPunctuation(), how.anyWhiteSpace()));
  }

  /**
   * The same rate of texts without the characters of the Unicode categories P, which are taken out
   * before words are split: {@code it's} becomes {@code its}.
   *
   * @return a new metric
   */
  public ErrorRate withoutPunctuation() {
    return with(new SpeechText(how.unit(), how.lowerCase(), true, how.anyWhiteSpace()));
  }

  /**
   * The same rate of words that any white space separates, as Python's {@code str.split()} has it.
   *
   * @return a new metric
   * @throws IllegalStateException if this is a rate of characters
   */
  public ErrorRate splitAtAnyWhiteSpace() {
    if (how.unit() != SpeechUnit.WORD) {
      throw new IllegalStateException(
          "The metric " + signature + " has no words to split. Ask a rate of words for it.");
    }
    return with(new SpeechText(how.unit(), how.lowerCase(), how.withoutPunctuation(), true));
  }

  /**
   * The same rate with another answer where the references of all rows are empty.
   *
   * @param rule the rule
   * @return a new metric
   */
  public ErrorRate emptyReference(EmptyReference rule) {
    return new ErrorRate(kind, how, rule, resampling);
  }

  /**
   * The same rate with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public ErrorRate resampledBy(Resampling plan) {
    return new ErrorRate(kind, how, emptyReference, plan);
  }

  /**
   * How one reference became a prediction, place by place, under the options of this metric.
   *
   * @param reference what was said
   * @param prediction what was transcribed
   * @return the alignment whose counts this metric uses
   */
  public EditAlignment align(String reference, String prediction) {
    return EditAlignment.of(how, reference, prediction);
  }

  /**
   * The counts behind a measurement.
   *
   * @param statistics what a state of this metric holds
   * @return hits, substitutions, deletions and insertions over all rows
   */
  public EditCounts counts(ItemStatistics statistics) {
    double[] sums = statistics.sums();
    return new EditCounts(
        (long) sums[EditScorer.HITS],
        (long) sums[EditScorer.SUBSTITUTIONS],
        (long) sums[EditScorer.DELETIONS],
        (long) sums[EditScorer.INSERTIONS]);
  }

  @Override
  public String signature() {
    return signature;
  }

  @Override
  public Direction direction() {
    return kind.direction();
  }

  @Override
  public double lowest() {
    return 0;
  }

  @Override
  public double highest() {
    return kind.highest();
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
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected double value(double[] sums, long n) {
    double h = sums[EditScorer.HITS];
    double s = sums[EditScorer.SUBSTITUTIONS];
    double d = sums[EditScorer.DELETIONS];
    double i = sums[EditScorer.INSERTIONS];
    if (h + s + d == 0) {
      return emptyReference == EmptyReference.JIWER ? kind.ofInsertions(i) : Double.NaN;
    }
    return kind.of(h, s, d, i);
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.of(
        (long)
            (sums[EditScorer.HITS] + sums[EditScorer.SUBSTITUTIONS] + sums[EditScorer.DELETIONS]));
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "the references hold no "
        + (how.unit() == SpeechUnit.WORD ? "words" : "characters")
        + " to be transcribed";
  }

  private String written() {
    MetricSignature written =
        MetricSignature.of(kind.id())
            .with("case", how.lowerCase() ? "lc" : "mixed")
            .with("punct", !how.withoutPunctuation());
    if (how.unit() == SpeechUnit.WORD) {
      written = written.with("split", how.anyWhiteSpace() ? "white" : "jiwer");
    }
    return written
        .with("refs", "fewest-errors")
        .with("empty", emptyReference.key())
        .with(resampling)
        .toString();
  }

  private ErrorRate with(SpeechText text) {
    return new ErrorRate(kind, text, emptyReference, resampling);
  }

  private static ErrorRate of(RateKind kind) {
    return new ErrorRate(
        kind, SpeechText.of(kind.unit()), EmptyReference.UNDEFINED, Resampling.standard());
  }
}
