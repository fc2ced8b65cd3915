package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.metrics.items.ItemMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The signature that sacrebleu 2.6.0 prints beside a score, so that a score of ours can be set
 * beside published ones. It says more than a metric knows (how many references there were) and less
 * than decides the value (BLEU's n-gram order and chrF's beta are not in it: sacrebleu#251); a
 * metric that it cannot tell from another has none. Immutable.
 */
@CheckReturnValue
public final class SacrebleuSignature {
  /** The version of sacrebleu whose values and signatures these are. */
  public static final String VERSION = "2.6.0";

  private static final int VARYING = -1;

  private final String name;
  private final List<String[]> options;
  private final int references;
  private final String resampling;
  private final String shortResampling;

  private SacrebleuSignature(
      String name,
      List<String[]> options,
      int references,
      String resampling,
      String shortResampling) {
    this.name = name;
    this.options = options;
    this.references = references;
    this.resampling = resampling;
    this.shortResampling = shortResampling;
  }

  /**
   * Whether a text is a signature in sacrebleu's form rather than in ours.
   *
   * @param text any text
   * @return true for what begins with {@code nrefs:} or {@code #:}, or with BLEU, chrF or TER in
   *     sacrebleu's spelling
   */
  public static boolean isOne(String text) {
    return SacrebleuSignatureReader.isOne(text);
  }

  /**
   * The metric that a signature of sacrebleu names, with or without a name before it: options for
   * n-grams of characters are chrF's, those for normalisation are TER's, all others BLEU's.
   *
   * @param text a signature, long or short
   * @return the metric; what is said of references is passed over
   * @throws IllegalArgumentException if it names none
   */
  public static ItemMetric<TextPair> metric(String text) {
    if (text.startsWith("chrF") || text.contains("|nc:")) {
      return Chrf.parse(text);
    }
    return text.startsWith("TER|") || text.contains("|norm:") || text.contains("|nr:")
        ? Ter.parse(text)
        : Bleu.parse(text);
  }

  /** The signature of a metric, for one reference. */
  static SacrebleuSignature of(String name) {
    return new SacrebleuSignature(name, List.of(), 1, "", "");
  }

  /** The signature with one more option. */
  SacrebleuSignature with(String key, String shortKey, String value) {
    List<String[]> more = new ArrayList<>(options);
    more.add(new String[] {key, shortKey, value});
    return new SacrebleuSignature(name, more, references, resampling, shortResampling);
  }

  /** The signature with a choice of two. */
  SacrebleuSignature with(String key, String shortKey, boolean value) {
    return with(key, shortKey, value ? "yes" : "no");
  }

  /**
   * For so many references a segment.
   *
   * @param count 1 or more
   * @return a new signature
   */
  public SacrebleuSignature withReferences(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "The number of references ("
              + count
              + ") must be 1 or more. Use withVaryingReferences() where it is not the same for all.");
    }
    return new SacrebleuSignature(name, options, count, resampling, shortResampling);
  }

  /**
   * For segments whose number of references is not the same.
   *
   * @return a new signature with {@code nrefs:var}
   */
  public SacrebleuSignature withVaryingReferences() {
    return new SacrebleuSignature(name, options, VARYING, resampling, shortResampling);
  }

  /**
   * With sacrebleu's interval.
   *
   * @param resamples how many
   * @param seed sacrebleu's own is 12345
   * @return a new signature with {@code bs} and {@code seed}
   */
  public SacrebleuSignature withBootstrap(int resamples, long seed) {
    return new SacrebleuSignature(
        name,
        options,
        references,
        "|bs:" + resamples + "|seed:" + seed,
        "|bs:" + resamples + "|rs:" + seed);
  }

  /**
   * What stands before the score.
   *
   * @return {@code "BLEU"}, {@code "chrF2"}, {@code "chrF2++"}, {@code "TER"}
   */
  public String name() {
    return name;
  }

  /**
   * The short text.
   *
   * @return such as {@code "#:1|c:mixed|e:no|tok:13a|s:exp|v:2.6.0"}
   */
  public String shortText() {
    StringBuilder out = new StringBuilder("#:").append(count()).append(shortResampling);
    options.forEach(o -> out.append('|').append(o[1]).append(':').append(o[2]));
    return out.append("|v:").append(VERSION).toString();
  }

  /**
   * The long text.
   *
   * @return such as {@code "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0"}
   */
  public String text() {
    StringBuilder out = new StringBuilder("nrefs:").append(count()).append(resampling);
    options.forEach(o -> out.append('|').append(o[0]).append(':').append(o[2]));
    return out.append("|version:").append(VERSION).toString();
  }

  private String count() {
    return references == VARYING ? "var" : Integer.toString(references);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SacrebleuSignature that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** Name and long text, as sacrebleu prints them before the score. */
  @Override
  public String toString() {
    return name + "|" + text();
  }

  /** The short keys that all metrics share, for reading. */
  static Map<String, String> sharedKeys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("#", "nrefs");
    keys.put("rs", "seed");
    keys.put("l", "lang");
    keys.put("S", "subset");
    keys.put("o", "origlang");
    keys.put("v", "version");
    return keys;
  }
}
