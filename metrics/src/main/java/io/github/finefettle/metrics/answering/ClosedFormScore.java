package io.github.finefettle.metrics.answering;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.text.PythonText;
import io.github.finefettle.metrics.text.TextPair;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers of closed form, such as a number or a letter, taken out of text that may reason first:
 * the share that is right, and the share in which no answer was found. The second belongs beside
 * the first: a model that is wrong and one whose answers the rule does not find score alike.
 *
 * <p>The rule is applied to the prediction and to the reference; a reference in which it finds
 * nothing is taken whole. Answers are equal if their texts are, or if both are numbers of equal
 * value: 1,000, 1000, 1000.0 and +1e3 are one number, and a dollar sign before it, LaTeX's dollars
 * around it and a full stop behind it mean nothing. An answer that was not found is wrong.
 *
 * <p>Values lie in [0, 1]. The interval is Wilson's. Undefined without rows only. Both metrics with
 * one rule are measured from one state. Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class ClosedFormScore extends MeanScore<TextPair> {
  private static final String ACCURACY = "closed-form-accuracy";
  private static final String FAILURES = "extraction-failure-rate";
  private static final Map<String, AnswerExtraction> RULES =
      Arrays.stream(AnswerExtraction.values())
          .collect(Collectors.toMap(AnswerExtraction::key, Function.identity()));
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]*)?|\\.[0-9]+)"
              + "(?:[eE][-+]?[0-9]{1,4})?");

  /** Longer texts of digits are compared as texts. */
  private static final int LONGEST_NUMBER = 400;

  private final boolean failures;
  private final AnswerExtraction rule;

  private ClosedFormScore(boolean failures, AnswerExtraction rule, Resampling resampling) {
    super(Scale.ONE, resampling);
    this.failures = failures;
    this.rule = rule;
  }

  /**
   * The share of right answers.
   *
   * @param rule how an answer is found
   * @return the metric {@code closed-form-accuracy}
   */
  public static ClosedFormScore accuracy(AnswerExtraction rule) {
    return new ClosedFormScore(false, rule, Resampling.standard());
  }

  /**
   * The share of predictions in which the rule finds no answer; less is better.
   *
   * @param rule how an answer is found
   * @return the metric {@code extraction-failure-rate}
   */
  public static ClosedFormScore extractionFailureRate(AnswerExtraction rule) {
    return new ClosedFormScore(true, rule, Resampling.standard());
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "closed-form-accuracy|extract:last-number|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static ClosedFormScore parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    if (!ids().contains(reader.id())) {
      throw reader.malformed("the id is none of " + ids());
    }
    reader.require("numbers", "by-value");
    ClosedFormScore metric =
        new ClosedFormScore(
            reader.id().equals(FAILURES),
            reader.choice("extract", RULES, AnswerExtraction.LAST_NUMBER),
            reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(ACCURACY, FAILURES);
  }

  /**
   * An answer in the form that is compared.
   *
   * @param answer an answer that was found
   * @return a number without commas, needless zeros or exponent; any other text without white space
   *     at its ends
   */
  public static String normalize(String answer) {
    String text = PythonText.strip(answer);
    String bare = text;
    if (bare.length() > 1 && bare.startsWith("$") && bare.endsWith("$")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    bare = bare.replace('\u2212', '-');
    if (bare.startsWith("-$") || bare.startsWith("$")) {
      bare = bare.replaceFirst("\\$", "");
    }
    if (bare.endsWith(".")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    bare = PythonText.strip(bare);
    boolean isNumber = bare.length() <= LONGEST_NUMBER && NUMBER.matcher(bare).matches();
    return isNumber ? plain(new BigDecimal(bare.replace(",", ""))) : text;
  }

  /**
   * The same metric with another confidence of the interval.
   *
   * @param plan of which only the confidence is used
   * @return a new metric
   */
  public ClosedFormScore resampledBy(Resampling plan) {
    return new ClosedFormScore(failures, rule, plan);
  }

  @Override
  public String signature() {
    return MetricSignature.of(failures ? FAILURES : ACCURACY)
        .with("extract", rule.key())
        .with("numbers", "by-value")
        .with(resampling())
        .toString();
  }

  @Override
  public Direction direction() {
    return failures ? Direction.MINIMIZE : Direction.MAXIMIZE;
  }

  @Override
  protected ItemScorer<TextPair> scorer() {
    return new Scorer(rule);
  }

  @Override
  double total(double[] sums) {
    return sums[failures ? Scorer.FAILED : Scorer.RIGHT];
  }

  @Override
  boolean isShare() {
    return true;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static final class Scorer implements ItemScorer<TextPair> {
    static final int RIGHT = 0;
    static final int FAILED = 1;

    private final AnswerExtraction rule;

    Scorer(AnswerExtraction rule) {
      this.rule = rule;
    }

    @Override
    public String id() {
      return "closed-form-answers|extract:" + rule.key();
    }

    @Override
    public int columns() {
      return 2;
    }

    @Override
    public void score(TextPair row, double[] out) {
      Optional<String> found = rule.extract(row.prediction()).map(ClosedFormScore::normalize);
      if (found.isEmpty()) {
        out[FAILED] = 1;
        return;
      }
      for (String reference : row.references()) {
        String gold = normalize(rule.extract(reference).orElse(reference));
        if (gold.equals(found.get())) {
          out[RIGHT] = 1;
        }
      }
    }
  }
}
