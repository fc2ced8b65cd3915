package io.github.finefettle.core.stopping;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What was measured at one point of a training run, mostly the end of an epoch. A number that was
 * not measured is empty. So is one that was measured and came out NaN or infinite, but the two are
 * not the same: a loss that is measured and no number is a sign of divergence, one that was not
 * measured is none. Leave a number out where it was not measured; give NaN where it was and is
 * undefined. Immutable.
 */
@CheckReturnValue
public final class Evaluation {
  private static final String TRAIN_LOSS = "trainLoss";
  private static final String PROBE_LOSS = "probeLoss";
  private static final String VALIDATION_LOSS = "validationLoss";
  private static final String OBJECTIVE = "objective";
  private static final String ACCURACY = "accuracy";
  private static final String CALIBRATION_ERROR = "calibrationError";

  private final TrainingPosition position;
  private final Map<String, Double> values;

  private Evaluation(TrainingPosition position, Map<String, Double> values) {
    this.position = position;
    this.values = values;
  }

  /**
   * Nothing measured yet.
   *
   * @param position how far training has come
   * @return an evaluation without numbers
   */
  public static Evaluation at(TrainingPosition position) {
    return new Evaluation(position, Map.of());
  }

  /**
   * The end of an epoch from plain numbers, all of which were measured. Where one was not, begin
   * with {@link #at} and give the others.
   *
   * @param epoch how many epochs had been trained, 1 or more
   * @param trainLoss the mean training loss; NaN or infinite is measured but undefined
   * @param validationLoss the mean validation loss; NaN or infinite is measured but undefined
   * @param objective the objective's value; NaN or infinite is measured but undefined
   * @return the evaluation
   */
  public static Evaluation of(
      int epoch, double trainLoss, double validationLoss, double objective) {
    if (epoch < 1) {
      throw new IllegalArgumentException("The epoch (" + epoch + ") must be 1 or more.");
    }
    return at(TrainingPosition.ofEpochs(epoch))
        .withTrainLoss(trainLoss)
        .withValidationLoss(validationLoss)
        .withObjective(objective);
  }

  private Evaluation with(String name, double value) {
    Map<String, Double> more = new TreeMap<>(values);
    more.put(name, value);
    return new Evaluation(position, more);
  }

  /**
   * The same with the mean loss over the training rows as they were trained on, with dropout and
   * while the weights changed.
   *
   * @param value the loss; NaN or infinite is measured but undefined
   * @return a new evaluation
   */
  public Evaluation withTrainLoss(double value) {
    return with(TRAIN_LOSS, value);
  }

  /**
   * The same with the mean loss over a fixed sample of the training rows, in evaluation mode: the
   * only training loss that can be compared with the validation loss.
   *
   * @param value the loss; NaN or infinite is measured but undefined
   * @return a new evaluation
   */
  public Evaluation withProbeLoss(double value) {
    return with(PROBE_LOSS, value);
  }

  /**
   * The same with the mean loss over the validation rows.
   *
   * @param value the loss; NaN or infinite is measured but undefined
   * @return a new evaluation
   */
  public Evaluation withValidationLoss(double value) {
    return with(VALIDATION_LOSS, value);
  }

  /**
   * The same with the objective's value on the validation rows.
   *
   * @param value the value; NaN or infinite is measured but undefined
   * @return a new evaluation
   */
  public Evaluation withObjective(double value) {
    return with(OBJECTIVE, value);
  }

  /**
   * The same with the share of validation rows that were answered right.
   *
   * @param value in [0, 1]; NaN or infinite is measured but undefined
   * @return a new evaluation
   */
  public Evaluation withAccuracy(double value) {
    return with(ACCURACY, value);
  }

  /**
   * The same with the calibration error on the validation rows.
   *
   * @param value in [0, 1]; NaN or infinite is measured but undefined
   * @return a new evaluation
   */
  public Evaluation withCalibrationError(double value) {
    return with(CALIBRATION_ERROR, value);
  }

  /**
   * How far training had come.
   *
   * @return the position
   */
  public TrainingPosition position() {
    return position;
  }

  /**
   * The epoch that the evaluation was made in or at the end of.
   *
   * @return the epochs rounded up
   */
  public int epoch() {
    return position.epoch();
  }

  /**
   * The mean loss over the training rows as they were trained on.
   *
   * @return the loss, or empty
   */
  public OptionalDouble trainLoss() {
    return find(TRAIN_LOSS);
  }

  /**
   * The mean loss over a fixed sample of the training rows in evaluation mode.
   *
   * @return the loss, or empty
   */
  public OptionalDouble probeLoss() {
    return find(PROBE_LOSS);
  }

  /**
   * The mean loss over the validation rows.
   *
   * @return the loss, or empty
   */
  public OptionalDouble validationLoss() {
    return find(VALIDATION_LOSS);
  }

  /**
   * The objective's value on the validation rows.
   *
   * @return the value, or empty
   */
  public OptionalDouble objective() {
    return find(OBJECTIVE);
  }

  /**
   * The share of validation rows that were answered right.
   *
   * @return the share, or empty
   */
  public OptionalDouble accuracy() {
    return find(ACCURACY);
  }

  /**
   * The calibration error on the validation rows.
   *
   * @return the error, or empty
   */
  public OptionalDouble calibrationError() {
    return find(CALIBRATION_ERROR);
  }

  private OptionalDouble find(String name) {
    Double value = values.get(name);
    return value == null ? OptionalDouble.empty() : StoppingJson.finite(value);
  }

  /** Whether the validation loss was measured and is NaN or infinite. */
  boolean hasLostValidation() {
    return isUndefined(VALIDATION_LOSS);
  }

  /** Whether a training loss, of the probe or in training, was measured and no number came out. */
  boolean hasLostTraining() {
    boolean found = probeLoss().isPresent() || trainLoss().isPresent();
    return !found && (isUndefined(PROBE_LOSS) || isUndefined(TRAIN_LOSS));
  }

  private boolean isUndefined(String name) {
    Double value = values.get(name);
    return value != null && !Double.isFinite(value);
  }

  /** Whether every number that was measured is one: what older releases can read. */
  boolean isDefined() {
    return values.values().stream().allMatch(Double::isFinite);
  }

  JsonValue.JsonObject toJson() {
    var json = JsonValue.object().put("position", position.toJson());
    values.forEach((name, value) -> json.put(name, StoppingJson.number(value)));
    return json.toJson();
  }

  static Evaluation fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    Evaluation evaluation = at(TrainingPosition.fromJson(object.get("position")));
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      if (!member.getKey().equals("position")) {
        evaluation = evaluation.with(member.getKey(), StoppingJson.anyNumber(member.getValue()));
      }
    }
    return evaluation;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Evaluation that
        && position.equals(that.position)
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(position, values);
  }

  /** The JSON form. */
  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }
}
