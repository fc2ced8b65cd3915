package io.github.finefettle.core.regularization;

import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;

/**
 * Takes a small share of the probability off the true class and spreads it over others, so that a
 * model does not grow ever larger logits to be ever surer (Szegedy and others, Rethinking the
 * Inception Architecture, 2016, section 7; Mueller, Kornblith and Hinton, When Does Label Smoothing
 * Help?, 2019, section 1.1).
 *
 * <p>Two conventions are in use, and the same epsilon means different targets in them:
 *
 * <ul>
 *   <li>{@link Spread#ALL_CLASSES}, that of both papers and of PyTorch: {@code epsilon / K} for
 *       each of the K classes, the true one among them, which has {@code 1 - epsilon + epsilon /
 *       K};
 *   <li>{@link Spread#OTHER_CLASSES}, that of fairseq and others: {@code epsilon / (K - 1)} for
 *       each other class, and {@code 1 - epsilon} for the true one.
 * </ul>
 *
 * <p>An epsilon over all classes equals {@code epsilon * (K - 1) / K} over the others.
 *
 * @param epsilon the share that is spread, in [0, 1); 0.1 in both papers, and 0 is the plain
 *     cross-entropy
 * @param spread which classes share it
 */
public record LabelSmoothing(double epsilon, Spread spread) implements Definition {
  private static final String KIND = "label-smoothing";
  private static final int VERSION = 1;

  /** Which classes share the spread probability. */
  public enum Spread {
    /** Every class, the true one among them. */
    ALL_CLASSES("all-classes"),
    /** Every class but the true one. */
    OTHER_CLASSES("other-classes");

    private final String jsonName;

    Spread(String jsonName) {
      this.jsonName = jsonName;
    }

    private static Spread ofJsonName(String name) {
      return Checked.choice(
          "spread", "the label smoothing", values(), spread -> spread.jsonName, name);
    }
  }

  /** Checks the share. */
  public LabelSmoothing {
    Checked.share("smoothing epsilon", epsilon, "0.1");
  }

  /**
   * Spreads over all classes, the true one among them.
   *
   * @param epsilon in [0, 1)
   * @return the smoothing
   */
  public static LabelSmoothing overAllClasses(double epsilon) {
    return new LabelSmoothing(epsilon, Spread.ALL_CLASSES);
  }

  /**
   * Spreads over the classes that are not the true one.
   *
   * @param epsilon in [0, 1)
   * @return the smoothing
   */
  public static LabelSmoothing overOtherClasses(double epsilon) {
    return new LabelSmoothing(epsilon, Spread.OTHER_CLASSES);
  }

  /**
   * The target probability of the true class.
   *
   * @param classes 2 or more
   * @return in (0, 1]
   */
  public double ofTrueClass(int classes) {
    requireClasses(classes);
    return spread == Spread.ALL_CLASSES ? 1 - epsilon + epsilon / classes : 1 - epsilon;
  }

  /**
   * The target probability of each other class.
   *
   * @param classes 2 or more
   * @return in [0, 1)
   */
  public double ofOtherClass(int classes) {
    requireClasses(classes);
    return spread == Spread.ALL_CLASSES ? epsilon / classes : epsilon / (classes - 1);
  }

  /**
   * The smoothed target of one example.
   *
   * @param label the true class, counted from 0
   * @param classes 2 or more
   * @return probabilities that sum to 1
   */
  public double[] target(int label, int classes) {
    Softmax.requireClass(label, classes);
    double[] target = new double[classes];
    java.util.Arrays.fill(target, ofOtherClass(classes));
    target[label] = ofTrueClass(classes);
    return target;
  }

  /**
   * The cross-entropy between the smoothed target q and the softmax p of one example: {@code - sum
   * q_k log p_k}.
   *
   * @param logits a finite number for each class
   * @param label the true class, counted from 0
   * @return 0 or more, in nats
   */
  public double loss(double[] logits, int label) {
    double[] target = target(label, logits.length);
    double[] logarithms = Softmax.logarithms(logits);
    double sum = 0;
    for (int k = 0; k < target.length; k++) {
      sum += target[k] * logarithms[k];
    }
    return 0 - sum;
  }

  /**
   * The gradient of {@link #loss} by the logits: {@code p_k - q_k}.
   *
   * @param logits a finite number for each class
   * @param label the true class, counted from 0
   * @return as many numbers, which sum to 0 but for rounding
   */
  public double[] gradient(double[] logits, int label) {
    double[] target = target(label, logits.length);
    double[] gradient = Softmax.logarithms(logits);
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = StrictMath.exp(gradient[k]) - target[k];
    }
    return gradient;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("epsilon", epsilon)
        .put("spread", spread.jsonName)
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object of kind "label-smoothing"
   * @return the smoothing
   */
  public static LabelSmoothing fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    object.requireKind(KIND, VERSION);
    return new LabelSmoothing(object.number("epsilon"), Spread.ofJsonName(object.string("spread")));
  }

  private static void requireClasses(int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException(
          "The number of classes ("
              + classes
              + ") must be 2 or more; with one class there is nothing to spread over.");
    }
  }
}
