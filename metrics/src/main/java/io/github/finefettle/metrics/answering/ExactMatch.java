package io.github.finefettle.metrics.answering;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.text.PythonText;
import io.github.finefettle.metrics.text.TextPair;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The share of answers that equal a reference, character by character, but for what is to be
 * ignored: the measure {@code exact_match} of Hugging Face's evaluate and of lm-evaluation-harness.
 * Not the exact match of SQuAD, which always normalises; see {@link AnswerScore}.
 *
 * <p>What is ignored is taken out of both sides in this order: what regular expressions match, one
 * after the other; the difference of case; ASCII punctuation; the digits 0 to 9. The expressions
 * are Java's ({@link Pattern}), which are those of Python but for rare forms; one that takes very
 * long on some text takes as long here.
 *
 * <p>Values lie in [0, 1], or in [0, 100] after {@link #percent()}. The interval is Wilson's.
 * Undefined without rows only. Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class ExactMatch extends MeanScore<TextPair> {
  private static final String ID = "exact-match";

  private final boolean ignoreCase;
  private final boolean ignorePunctuation;
  private final boolean ignoreNumbers;
  private final List<Pattern> ignored;

  private ExactMatch(
      boolean ignoreCase,
      boolean ignorePunctuation,
      boolean ignoreNumbers,
      List<Pattern> ignored,
      Scale scale,
      Resampling resampling) {
    super(scale, resampling);
    this.ignoreCase = ignoreCase;
    this.ignorePunctuation = ignorePunctuation;
    this.ignoreNumbers = ignoreNumbers;
    this.ignored = ignored;
  }

  /**
   * Nothing is ignored.
   *
   * @return the metric {@code exact-match}
   */
  public static ExactMatch standard() {
    return new ExactMatch(false, false, false, List.of(), Scale.ONE, Resampling.standard());
  }

  /**
   * Finds the metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "exact-match|case:yes|punct:no|nums:yes|re:[]|scale:1|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static ExactMatch parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    if (!reader.id().equals(ID)) {
      throw reader.malformed("the id is none of " + ids());
    }
    ExactMatch metric =
        new ExactMatch(
            !reader.yes("case", true),
            !reader.yes("punct", true),
            !reader.yes("nums", true),
            List.of(),
            reader.choice("scale", Scale.byKey(), Scale.ONE),
            reader.resampling());
    try {
      for (JsonValue regex : JsonValue.parse(reader.text("re", "[]")).asArray()) {
        metric = metric.ignoring(regex.asString());
      }
    } catch (JsonFormatException e) {
      throw reader.malformed("re must be a JSON array of strings");
    }
    reader.requireNothingElse();
    return metric;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(ID);
  }

  /**
   * The same metric without a difference between upper and lower case.
   *
   * @return a new metric
   */
  public ExactMatch ignoringCase() {
    return new ExactMatch(true, ignorePunctuation, ignoreNumbers, ignored, scale(), resampling());
  }

  /**
   * The same metric without the 32 punctuation characters of ASCII.
   *
   * @return a new metric
   */
  public ExactMatch ignoringPunctuation() {
    return new ExactMatch(ignoreCase, true, ignoreNumbers, ignored, scale(), resampling());
  }

  /**
   * The same metric without the digits 0 to 9.
   *
   * @return a new metric
   */
  public ExactMatch ignoringNumbers() {
    return new ExactMatch(ignoreCase, ignorePunctuation, true, ignored, scale(), resampling());
  }

  /**
   * The same metric without what one more regular expression matches.
   *
   * @param regex the expression
   * @return a new metric
   * @throws IllegalArgumentException if it is no regular expression
   */
  public ExactMatch ignoring(String regex) {
    List<Pattern> more = new ArrayList<>(ignored);
    try {
      more.add(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "The text ("
              + regex
              + ") is no regular expression of Java: "
              + e.getDescription()
              + ". Write characters with a meaning of their own behind a backslash.",
          e);
    }
    return new ExactMatch(
        ignoreCase, ignorePunctuation, ignoreNumbers, List.copyOf(more), scale(), resampling());
  }

  /**
   * The same metric in per cent.
   *
   * @return a new metric with values in [0, 100]
   */
  public ExactMatch percent() {
    return new ExactMatch(
        ignoreCase, ignorePunctuation, ignoreNumbers, ignored, Scale.HUNDRED, resampling());
  }

  /**
   * The same metric with another confidence of the interval.
   *
   * @param plan of which only the confidence is used
   * @return a new metric
   */
  public ExactMatch resampledBy(Resampling plan) {
    return new ExactMatch(ignoreCase, ignorePunctuation, ignoreNumbers, ignored, scale(), plan);
  }

  @Override
  public String signature() {
    return described(MetricSignature.of(ID))
        .with("scale", scale().key())
        .with(resampling())
        .toString();
  }

  @Override
  protected ItemScorer<TextPair> scorer() {
    String id = described(MetricSignature.of("exact-matches")).asStateId();
    return new ItemScorer<>() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public int columns() {
        return 1;
      }

      @Override
      public void score(TextPair row, double[] out) {
        String predicted = compared(row.prediction());
        boolean right =
            row.references().stream().anyMatch(gold -> compared(gold).equals(predicted));
        out[0] = right ? 1 : 0;
      }
    };
  }

  @Override
  double total(double[] sums) {
    return sums[0];
  }

  @Override
  boolean isShare() {
    return true;
  }

  /** The words of the signature say what matters, not what is ignored. */
  private MetricSignature described(MetricSignature head) {
    return head.with("case", !ignoreCase)
        .with("punct", !ignorePunctuation)
        .with("nums", !ignoreNumbers)
        .with(
            "re",
            JsonValue.strings(ignored.stream().map(Pattern::pattern).toList()).toCanonicalString());
  }

  private String compared(String text) {
    String left = text;
    for (Pattern pattern : ignored) {
      left = pattern.matcher(left).replaceAll("");
    }
    if (ignoreCase) {
      left = PythonText.lower(left);
    }
    if (ignorePunctuation) {
      left = AnswerText.withoutPunctuation(left);
    }
    return ignoreNumbers ? withoutDigits(left) : left;
  }

  private static String withoutDigits(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        out.append(c);
      }
    }
    return out.toString();
  }
}
