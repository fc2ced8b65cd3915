package io.github.finefettle.metrics.classification;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.description.ZeroRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Precision, recall, F1 and support of every label, with their averages: the table that is looked
 * at first. Where there is no value the table has a dash. Immutable.
 */
@CheckReturnValue
public final class ClassificationReport {
  private static final int VERSION = 1;
  private static final int COLUMN = 11;

  private final List<ClassRow> labels;
  private final ClassRow micro;
  private final ClassRow macro;
  private final ClassRow weighted;
  private final OptionalDouble accuracy;
  private final long total;

  private ClassificationReport(
      ConfusionMatrix matrix, LabelChoice choice, ZeroRule rule, List<ClassRow> labels) {
    long support = labels.stream().mapToLong(ClassRow::support).sum();
    this.labels = List.copyOf(labels);
    this.micro = average("micro avg", Averaging.MICRO, matrix, choice, rule, support);
    this.macro = average("macro avg", Averaging.MACRO, matrix, choice, rule, support);
    this.weighted = average("weighted avg", Averaging.WEIGHTED, matrix, choice, rule, support);
    this.accuracy = ClassificationMetric.accuracy().of(matrix);
    this.total = matrix.total();
  }

  /**
   * The report over all labels seen.
   *
   * @param matrix the counts
   * @return the report
   */
  public static ClassificationReport of(ConfusionMatrix matrix) {
    return of(matrix, LabelChoice.seen(), ZeroRule.UNDEFINED);
  }

  /**
   * The report over chosen labels.
   *
   * @param matrix the counts
   * @param choice which labels take part
   * @param rule what stands in the place of a quotient without a value; {@link ZeroRule#ZERO} gives
   *     scikit-learn's numbers
   * @return the report
   */
  public static ClassificationReport of(ConfusionMatrix matrix, LabelChoice choice, ZeroRule rule) {
    TreeSet<String> seen = new TreeSet<>(matrix.labels());
    List<ClassRow> rows = new ArrayList<>();
    for (String label : choice.among(seen, l -> matrix.truthTotal(l) > 0)) {
      OneVersusRest one = OneVersusRest.of(label);
      rows.add(
          new ClassRow(
              label,
              one.precision().zeroRule(rule).of(matrix),
              one.recall().zeroRule(rule).of(matrix),
              one.f1().zeroRule(rule).of(matrix),
              matrix.truthTotal(label)));
    }
    return new ClassificationReport(matrix, choice, rule, rows);
  }

  /**
   * The labels.
   *
   * @return one row a label, ascending
   */
  public List<ClassRow> labels() {
    return labels;
  }

  /**
   * The row of a label.
   *
   * @param label a label
   * @return its row, or empty if it takes no part
   */
  public Optional<ClassRow> label(String label) {
    return labels.stream().filter(row -> row.name().equals(label)).findFirst();
  }

  /**
   * The counts of all labels together.
   *
   * @return the row "micro avg"
   */
  public ClassRow micro() {
    return micro;
  }

  /**
   * The unweighted mean over labels.
   *
   * @return the row "macro avg"
   */
  public ClassRow macro() {
    return macro;
  }

  /**
   * The mean over labels, weighted with their support.
   *
   * @return the row "weighted avg"
   */
  public ClassRow weighted() {
    return weighted;
  }

  /**
   * The share of all rows predicted right, whichever labels take part.
   *
   * @return the share, or empty without rows
   */
  public OptionalDouble accuracy() {
    return accuracy;
  }

  /**
   * How many rows there are.
   *
   * @return 0 or more
   */
  public long total() {
    return total;
  }

  /**
   * The JSON form. A value that is undefined is left out.
   *
   * @return an object of kind "classification-report"
   */
  public JsonValue.JsonObject toJson() {
    var json =
        JsonValue.object()
            .put("kind", "classification-report")
            .put("version", VERSION)
            .put("total", total)
            .put("labels", labels.stream().map(ClassRow::toJson).toList())
            .put("averages", averages().stream().map(ClassRow::toJson).toList());
    accuracy.ifPresent(value -> json.put("accuracy", value));
    return json.toJson();
  }

  /**
   * The report as a table in plain text, numbers with four decimals. Line breaks and other control
   * characters in a label are shown as spaces.
   *
   * @return lines that end with a line feed
   */
  public String toText() {
    int width = width();
    StringBuilder out = new StringBuilder(pad("", width));
    for (String title : List.of("precision", "recall", "f1", "support")) {
      out.append(right(title));
    }
    out.append("\n\n");
    labels.forEach(row -> append(out, row, width));
    out.append('\n');
    averages().forEach(row -> append(out, row, width));
    out.append(pad("accuracy", width)).append(right("")).append(right(""));
    return out.append(right(number(accuracy)))
        .append(right(Long.toString(total)))
        .append('\n')
        .toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassificationReport that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  /** The same as {@link #toText()}. */
  @Override
  public String toString() {
    return toText();
  }

  private List<ClassRow> averages() {
    return List.of(micro, macro, weighted);
  }

  private int width() {
    int width = "weighted avg".length();
    for (ClassRow label : labels) {
      width = Math.max(width, label.name().codePointCount(0, label.name().length()));
    }
    return width;
  }

  private static void append(StringBuilder out, ClassRow row, int width) {
    out.append(pad(row.name(), width))
        .append(right(number(row.precision())))
        .append(right(number(row.recall())))
        .append(right(number(row.f1())))
        .append(right(Long.toString(row.support())))
        .append('\n');
  }

  private static ClassRow average(
      String name,
      Averaging averaging,
      ConfusionMatrix matrix,
      LabelChoice choice,
      ZeroRule rule,
      long support) {
    return new ClassRow(
        name,
        averaging.precision().over(choice).zeroRule(rule).of(matrix),
        averaging.recall().over(choice).zeroRule(rule).of(matrix),
        averaging.f1().over(choice).zeroRule(rule).of(matrix),
        support);
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "-";
  }

  private static String right(String text) {
    return " ".repeat(Math.max(1, COLUMN - text.length())) + text;
  }

  private static String pad(String text, int width) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(shown::appendCodePoint);
    int length = text.codePointCount(0, text.length());
    return shown.append(" ".repeat(Math.max(0, width - length))).toString();
  }
}
