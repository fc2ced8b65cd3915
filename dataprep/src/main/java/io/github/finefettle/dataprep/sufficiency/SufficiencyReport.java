package io.github.finefettle.dataprep.sufficiency;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.statistics.Interval;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What an assessment found. Immutable; safe for use by several threads. */
public final class SufficiencyReport implements HasEvidence {
  private final SortedMap<String, Integer> rowsPerClass;
  private final int groupsInRarestClass;
  private final Uniformity uniformity;
  private final Optional<LearningCurve> curve;
  private final Outlook outlook;
  private final Evidence evidence;

  SufficiencyReport(
      DataSufficiency definition,
      LabelledRows rows,
      Uniformity uniformity,
      Optional<LearningCurve> curve) {
    this.rowsPerClass = rows.rowsPerClass();
    this.groupsInRarestClass =
        Collections.min(rows.groupsPerClass().values().stream().map(g -> g.size()).toList());
    this.uniformity = uniformity;
    this.curve = curve;
    this.outlook =
        curve.map(c -> outlook(c, definition.worthwhileGain())).orElse(Outlook.CANNOT_TELL);
    this.evidence = new SufficiencyEvidence(definition, this).evidence();
  }

  /** The rule that the class comment of {@link DataSufficiency} states. */
  static Outlook outlook(LearningCurve curve, double worthwhileGain) {
    Interval interval = curve.gainInterval();
    if (interval.low() > 0 && curve.gain() >= worthwhileGain) {
      return Outlook.MORE_DATA_LIKELY_HELPS;
    }
    return interval.high() < worthwhileGain ? Outlook.PLATEAU : Outlook.CANNOT_TELL;
  }

  /**
   * How many rows there are.
   *
   * @return 1 or more
   */
  public int rows() {
    return uniformity.rows();
  }

  /**
   * How many rows each class has.
   *
   * @return by label, in the order of the labels; unmodifiable
   */
  public SortedMap<String, Integer> rowsPerClass() {
    return rowsPerClass;
  }

  /**
   * The label with the fewest rows.
   *
   * @return the first by name if there are several
   */
  public String rarestClass() {
    String rarest = rowsPerClass.firstKey();
    for (Map.Entry<String, Integer> entry : rowsPerClass.entrySet()) {
      if (entry.getValue() < rowsPerClass.getOrDefault(rarest, Integer.MAX_VALUE)) {
        rarest = entry.getKey();
      }
    }
    return rarest;
  }

  /**
   * How many independent rows the class has that has the fewest; look-alikes count as one.
   *
   * @return 0 or more
   */
  public int groupsInRarestClass() {
    return groupsInRarestClass;
  }

  /**
   * How much larger the largest class is than the smallest.
   *
   * @return 1 or more
   */
  public double imbalanceRatio() {
    return (double) Collections.max(rowsPerClass.values()) / Collections.min(rowsPerClass.values());
  }

  /**
   * How much the rows repeat one another.
   *
   * @return the measures
   */
  public Uniformity uniformity() {
    return uniformity;
  }

  /**
   * The learning curve.
   *
   * @return the curve, or empty where there are too few rows for one
   */
  public Optional<LearningCurve> curve() {
    return curve;
  }

  /**
   * What more data of the same kind would do.
   *
   * @return one of three answers
   */
  public Outlook outlook() {
    return outlook;
  }

  @Override
  public Evidence evidence() {
    return evidence;
  }

  /**
   * The JSON form.
   *
   * @return an object
   */
  public JsonValue.JsonObject toJson() {
    var classes = JsonValue.object();
    rowsPerClass.forEach(classes::put);
    return JsonValue.object()
        .put("rows", rows())
        .put("rowsPerClass", classes.toJson())
        .put("rarestClass", rarestClass())
        .put("groupsInRarestClass", groupsInRarestClass)
        .put("imbalanceRatio", imbalanceRatio())
        .put("uniformity", uniformity.toJson())
        .putIfPresent("curve", curve.map(LearningCurve::toJson))
        .put("outlook", outlook.name())
        .toJson();
  }

  @Override
  public String toString() {
    return evidence.summary();
  }
}
