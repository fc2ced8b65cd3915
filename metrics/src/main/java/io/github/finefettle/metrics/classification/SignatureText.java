package io.github.finefettle.metrics.classification;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes and reads signatures: {@code id|labels:seen|zero:undefined|v:1}, with {@code
 * bs:resamples|ci:confidence|seed:n} before the version where the intervals are not made in the
 * standard way. Only what changes a metric's value or interval is written. In a label the
 * characters of the grammar, control characters and unpaired surrogates stand as % and four
 * hexadecimal digits.
 */
final class SignatureText {
  private static final String RESERVED = "|()%";

  private SignatureText() {}

  static String of(ClassificationMetric metric) {
    StringBuilder out = new StringBuilder(metric.id());
    if (metric.kind().dependsOnLabels()) {
      out.append("|labels:seen");
    }
    if (metric.kind().canBeUndefined()) {
      out.append("|zero:").append(metric.zeroRule().key());
    }
    Resampling plan = metric.resampling();
    if (!plan.equals(Resampling.standard())) {
      out.append("|bs:").append(plan.resamples());
      out.append("|ci:").append(JsonValue.of(plan.confidence()).toCanonicalString());
      out.append("|seed:").append(plan.seed());
    }
    return out.append("|v:1").toString();
  }

  static ClassificationMetric parse(String signature) {
    String[] parts = signature.split("\\|", -1);
    Map<String, String> options = new TreeMap<>();
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      int colon = part.indexOf(':');
      if (colon < 0
          || options.putIfAbsent(part.substring(0, colon), part.substring(colon + 1)) != null) {
        throw unknown(signature, "the part \"" + part + "\" is no key:value or comes twice");
      }
    }
    ClassificationMetric plain = metric(signature, parts[0]);
    requireOption(signature, options, "v", "1");
    if (plain.kind().dependsOnLabels()) {
      requireOption(signature, options, "labels", "seen");
    }
    ZeroRule rule = plain.kind().canBeUndefined() ? zeroRule(signature, options) : plain.zeroRule();
    Resampling plan = resampling(signature, options);
    if (!options.isEmpty()) {
      throw unknown(
          signature, "the option \"" + options.keySet().iterator().next() + "\" is not its own");
    }
    return plain.zeroRule(rule).resampledBy(plan);
  }

  static String escape(String label) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (RESERVED.indexOf(c) >= 0 || Character.isISOControl(c) || isUnpaired(label, i)) {
        out.append('%');
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit((c >> shift) & 0xF, 16));
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String unescape(String signature, String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '%') {
        out.append(text.charAt(i));
        continue;
      }
      String digits = text.substring(i + 1, Math.min(i + 5, text.length()));
      if (!digits.matches("[0-9a-f]{4}")) {
        throw unknown(signature, "\"%\" must be followed by four hexadecimal digits");
      }
      out.append((char) Integer.parseInt(digits, 16));
      i += 4;
    }
    return out.toString();
  }

  private static ClassificationMetric metric(String signature, String head) {
    int open = head.indexOf('(');
    String id = open < 0 ? head : head.substring(0, open);
    for (MetricKind kind : MetricKind.values()) {
      if (!kind.id().equals(id)) {
        continue;
      }
      if (kind.ofOneLabel() != (open >= 0) || (open >= 0 && !head.endsWith(")"))) {
        throw unknown(
            signature,
            kind.ofOneLabel()
                ? id + " needs its label in parentheses, such as " + id + "(spam)"
                : id + " takes no label");
      }
      String label =
          open < 0 ? "" : unescape(signature, head.substring(open + 1, head.length() - 1));
      return ClassificationMetric.make(kind, label, ZeroRule.UNDEFINED, Resampling.standard());
    }
    throw unknown(signature, "there is no \"" + id + "\"");
  }

  private static void requireOption(
      String signature, Map<String, String> options, String key, String expected) {
    String found = options.remove(key);
    if (found != null && !found.equals(expected)) {
      throw unknown(signature, key + " must be " + expected + " but is " + found);
    }
  }

  private static ZeroRule zeroRule(String signature, Map<String, String> options) {
    String key = options.remove("zero");
    if (key == null) {
      return ZeroRule.UNDEFINED;
    }
    return Arrays.stream(ZeroRule.values())
        .filter(rule -> rule.key().equals(key))
        .findFirst()
        .orElseThrow(() -> unknown(signature, "zero must be undefined or 0 but is " + key));
  }

  private static Resampling resampling(String signature, Map<String, String> options) {
    Resampling standard = Resampling.standard();
    try {
      return new Resampling(
          Integer.parseInt(option(options, "bs", Integer.toString(standard.resamples()))),
          Long.parseLong(option(options, "seed", Long.toString(standard.seed()))),
          Double.parseDouble(option(options, "ci", "0.95")));
    } catch (IllegalArgumentException e) {
      throw unknown(signature, "bs, ci or seed is out of range: " + e.getMessage());
    }
  }

  private static String option(Map<String, String> options, String key, String otherwise) {
    String found = options.remove(key);
    return found == null ? otherwise : found;
  }

  private static boolean isUnpaired(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  private static IllegalArgumentException unknown(String signature, String why) {
    return new IllegalArgumentException(
        "The signature ("
            + signature
            + ") names no classification metric: "
            + why
            + ". Known are "
            + String.join(", ", ClassificationMetric.ids())
            + ", each with options such as zero:0.");
  }
}
