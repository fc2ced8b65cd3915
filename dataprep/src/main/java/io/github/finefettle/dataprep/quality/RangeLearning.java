package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Takes the quantiles of a sample and makes ranges of them. */
final class RangeLearning {
  private final LearnedRanges rule;
  private final RowSample<RowMeasures> sample;

  RangeLearning(LearnedRanges rule, RowSample<RowMeasures> sample) {
    this.rule = rule;
    this.sample = sample;
  }

  Learned learned() {
    List<Role> roles = List.copyOf(rule.roles());
    List<LearnedRange> ranges = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<double[]> values = sorted(roles.size() * rule.measures().size());
    for (int kind = 0; kind < values.size(); kind++) {
      Role role = roles.get(kind / rule.measures().size());
      TextMeasure measure = rule.measures().get(kind % rule.measures().size());
      double[] found = values.get(kind);
      if (found.length < rule.minRows()) {
        findings.add(tooFew(role, measure, found.length));
      } else {
        ranges.add(range(role, measure, found));
      }
    }
    Learned learned = Learned.frozen(new FlagOutOfRange(ranges));
    for (Finding finding : findings) {
      learned = learned.with(finding);
    }
    return learned;
  }

  private List<double[]> sorted(int kinds) {
    int[] counts = new int[kinds];
    List<RowMeasures> rows = sample.observations();
    for (RowMeasures row : rows) {
      for (int i = 0; i < row.size(); i++) {
        counts[row.kind(i)]++;
      }
    }
    List<double[]> values = new ArrayList<>(kinds);
    for (int count : counts) {
      values.add(new double[count]);
    }
    Arrays.fill(counts, 0);
    for (RowMeasures row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int kind = row.kind(i);
        values.get(kind)[counts[kind]++] = row.value(i);
      }
    }
    values.forEach(Arrays::sort);
    return values;
  }

  private LearnedRange range(Role role, TextMeasure measure, double[] values) {
    double median = quantile(values, 0.5);
    double low = quantile(values, rule.low());
    double high = quantile(values, rule.high());
    return new LearnedRange(
        role,
        measure,
        Math.max(0, low - rule.widening() * (median - low)),
        Math.min(measure.greatest(), high + rule.widening() * (high - median)),
        values.length);
  }

  /** The smallest value with at least this share of the values at or below it. */
  static double quantile(double[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
  }

  private Finding tooFew(Role role, TextMeasure measure, int found) {
    return new Finding(
        Severity.INFO,
        "too-few-rows",
        String.format(
            Locale.ROOT,
            "No range was learned for the %s of the role %s: %d values are too few, %d are needed.",
            measure.id(),
            role,
            found,
            rule.minRows()),
        "Look at the rows by eye, or lower the least number of rows.");
  }
}
