package io.github.finefettle.core.stopping;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was measured after each epoch of one training run. Immutable.
 *
 * @param epochs the epochs in ascending order
 */
@CheckReturnValue
public record TrainingHistory(List<Epoch> epochs) {
  private static final String KIND = "training-history";
  private static final int VERSION = 1;

  /** Copies the epochs and checks that they ascend. */
  public TrainingHistory {
    epochs = List.copyOf(epochs);
    for (int i = 1; i < epochs.size(); i++) {
      requireAscending(epochs.get(i - 1).number(), epochs.get(i).number());
    }
  }

  private static void requireAscending(int before, int after) {
    if (after <= before) {
      throw new IllegalArgumentException(
          "The epoch ("
              + after
              + ") must be above the one before ("
              + before
              + "). Maybe the history holds two runs: keep one for each.");
    }
  }

  /**
   * One epoch. A number that was not measured, or was NaN or infinite, is empty.
   *
   * @param number how many epochs had been trained, 1 or more
   * @param trainLoss the mean loss over the training rows
   * @param validationLoss the mean loss over the validation rows
   * @param objective the value of the objective on the validation rows
   */
  public record Epoch(
      int number,
      OptionalDouble trainLoss,
      OptionalDouble validationLoss,
      OptionalDouble objective) {
    /** Checks the number and that no value is NaN or infinite. */
    public Epoch {
      if (number < 1) {
        throw new IllegalArgumentException("The epoch (" + number + ") must be 1 or more.");
      }
      requireFinite("trainLoss", trainLoss);
      requireFinite("validationLoss", validationLoss);
      requireFinite("objective", objective);
    }

    private static void requireFinite(String name, OptionalDouble value) {
      if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
        throw new IllegalArgumentException(
            "The "
                + name
                + " ("
                + value.getAsDouble()
                + ") must be finite. Leave an undefined value empty, as Epoch.of does.");
      }
    }

    /**
     * An epoch from plain numbers.
     *
     * @param number how many epochs had been trained, 1 or more
     * @param trainLoss the mean training loss; NaN or infinite becomes empty
     * @param validationLoss the mean validation loss; NaN or infinite becomes empty
     * @param objective the objective's value; NaN or infinite becomes empty
     * @return the epoch
     */
    public static Epoch of(int number, double trainLoss, double validationLoss, double objective) {
      return new Epoch(
          number,
          StoppingJson.finite(trainLoss),
          StoppingJson.finite(validationLoss),
          StoppingJson.finite(objective));
    }

    private JsonValue.JsonObject toJson() {
      var json = JsonValue.object().put("epoch", number);
      trainLoss.ifPresent(value -> json.put("trainLoss", value));
      validationLoss.ifPresent(value -> json.put("validationLoss", value));
      objective.ifPresent(value -> json.put("objective", value));
      return json.toJson();
    }

    private static Epoch fromJson(JsonValue json) {
      JsonValue.JsonObject object = json.asObject();
      return new Epoch(
          Math.toIntExact(object.integer("epoch")),
          StoppingJson.optionalDouble(object, "trainLoss"),
          StoppingJson.optionalDouble(object, "validationLoss"),
          StoppingJson.optionalDouble(object, "objective"));
    }
  }

  /**
   * A history without epochs.
   *
   * @return the empty history
   */
  public static TrainingHistory empty() {
    return new TrainingHistory(List.of());
  }

  /**
   * The same history with one more epoch.
   *
   * @param epoch the epoch; its number is above all others
   * @return a new history
   */
  public TrainingHistory with(Epoch epoch) {
    List<Epoch> more = new ArrayList<>(epochs);
    more.add(epoch);
    return new TrainingHistory(more);
  }

  /**
   * The JSON form.
   *
   * @return an object with one item an epoch
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("epochs", epochs.stream().map(Epoch::toJson).toList())
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return an equal history
   * @throws JsonFormatException if it is of another kind or a newer version
   */
  public static TrainingHistory fromJson(JsonValue json) {
    JsonValue.JsonObject object = StoppingJson.require(json, KIND, VERSION);
    return new TrainingHistory(object.array("epochs").stream().map(Epoch::fromJson).toList());
  }
}
