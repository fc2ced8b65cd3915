package io.github.finefettle.metrics.selection;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.Optional;

/**
 * What the user declares about the task: what kind it is, and what matters. The rest is measured
 * from the labels. Immutable.
 */
@CheckReturnValue
public final class TaskProfile implements Definition {
  private static final String KIND = "task-profile";
  private static final int VERSION = 1;

  private final Optional<String> positive;
  private final boolean onlyPositiveMatters;

  private TaskProfile(Optional<String> positive, boolean onlyPositiveMatters) {
    this.positive = positive;
    this.onlyPositiveMatters = onlyPositiveMatters;
  }

  /**
   * Two labels, one of which is what the model is to find. Both classes matter equally unless
   * {@link #withOneClassOfInterest()} says otherwise.
   *
   * @param positive the label to find, such as {@code "spam"}
   * @return the profile
   */
  public static TaskProfile binaryClassification(String positive) {
    return new TaskProfile(Optional.of(positive), false);
  }

  /**
   * Two or more labels, one a row. All classes matter equally.
   *
   * @return the profile
   */
  public static TaskProfile multiClassClassification() {
    return new TaskProfile(Optional.empty(), false);
  }

  /**
   * The same task where only the positive class matters: how many of its rows are found, and how
   * many false alarms that costs.
   *
   * @return a new profile
   * @throws IllegalStateException if the task has no positive class
   */
  public TaskProfile withOneClassOfInterest() {
    if (positive.isEmpty()) {
      throw new IllegalStateException(
          "A task of several classes has no one class of interest."
              + " Begin with TaskProfile.binaryClassification(\"the label\").");
    }
    return new TaskProfile(positive, true);
  }

  /**
   * The label to find.
   *
   * @return the label, or empty for several classes
   */
  public Optional<String> positive() {
    return positive;
  }

  /**
   * Whether only the positive class matters.
   *
   * @return true if so
   */
  public boolean hasOneClassOfInterest() {
    return onlyPositiveMatters;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("task", positive.isPresent() ? "binary-classification" : "multi-class-classification")
        .putIfPresent("positive", positive.map(JsonValue::of))
        .put("oneClassOfInterest", onlyPositiveMatters)
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the profile
   * @throws JsonFormatException if it is of another kind or a newer version, or contradicts itself
   */
  public static TaskProfile fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    object.requireKind(KIND, VERSION);
    TaskProfile read =
        new TaskProfile(
            object.find("positive").map(JsonValue::asString),
            object.get("oneClassOfInterest").asBoolean());
    // A task of several classes has no positive label, and so no one class of interest.
    boolean consistent = read.positive.isPresent() || !read.onlyPositiveMatters;
    if (!consistent || !read.toJson().equals(object)) {
      throw new JsonFormatException(
          "The task profile "
              + object.toCanonicalString()
              + " contradicts itself or holds members that this release does not know. Expected such"
              + " as "
              + binaryClassification("spam")
              + ".");
    }
    return read;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TaskProfile that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return positive.hashCode();
  }

  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }
}
