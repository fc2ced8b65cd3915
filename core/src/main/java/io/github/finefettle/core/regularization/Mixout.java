package io.github.finefettle.core.regularization;

import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;

/**
 * Replaces, in each training pass, a random share of the weights by their pretrained values, so
 * that fine-tuning is pulled towards the model it began with instead of towards zero (Lee, Cho and
 * Kang, Mixout: Effective Regularization to Finetune Large-scale Pretrained Language Models, 2020,
 * section 3).
 *
 * <p>With m = 1 where a weight w is replaced by its pretrained value u, which happens with
 * probability p, the weight used in the pass is
 *
 * <pre>{@code
 * (m * u + (1 - m) * w - p * u) / (1 - p)
 * }</pre>
 *
 * <p>whose expectation is w. That is {@code w * scale + u * (1 - scale)} with a scale of {@code 0}
 * or {@code 1 / (1 - p)}: a replaced weight is u exactly, and another one is moved as far beyond w
 * as makes up for it. With u = 0 it is dropout. Outside training the weights are w.
 *
 * <p>The gradient by w is that of the pass times the scale. (The authors' published code leaves the
 * factor {@code 1 / (1 - p)} out of its backward pass; with plain descent the same run then needs a
 * higher learning rate.)
 *
 * @param probability p, in [0, 1); 0.7 to 0.9 in the paper
 * @param unit what is replaced together
 */
public record Mixout(double probability, Unit unit) implements Definition {
  private static final String KIND = "mixout";
  private static final int VERSION = 1;

  /** What is replaced together. */
  public enum Unit {
    /** All weights that leave one input neuron, which is a column: the paper's mixout. */
    NEURONS("neurons"),
    /** Each weight for itself: the paper's mixconnect. */
    WEIGHTS("weights");

    private final String jsonName;

    Unit(String jsonName) {
      this.jsonName = jsonName;
    }

    private static Unit ofJsonName(String name) {
      return Checked.choice("unit", "mixout", values(), unit -> unit.jsonName, name);
    }
  }

  /** Checks the probability. */
  public Mixout {
    Checked.share("probability of mixout", probability, "0.7");
  }

  /**
   * Replaces all weights that leave a neuron together, as the paper does.
   *
   * @param probability in [0, 1)
   * @return the definition
   */
  public static Mixout ofNeurons(double probability) {
    return new Mixout(probability, Unit.NEURONS);
  }

  /**
   * Replaces each weight for itself, which the paper calls mixconnect.
   *
   * @param probability in [0, 1)
   * @return the definition
   */
  public static Mixout ofWeights(double probability) {
    return new Mixout(probability, Unit.WEIGHTS);
  }

  /**
   * What each weight's distance from its pretrained value is multiplied by in one pass; the
   * gradient by the weight is multiplied by the same.
   *
   * @param rows the output neurons of a matrix, which are its first dimension; 1 for a vector,
   *     whose numbers then stand each for themselves
   * @param columns the input neurons: all further dimensions together
   * @param random keyed by seed, parameter and step; of neurons the number at position j decides
   *     column j, of weights that at position {@code i * columns + j}
   * @return rows times columns floats in row order: 0 with probability p, else {@code 1 / (1 - p)}
   */
  public float[] scales(int rows, int columns, RandomStream random) {
    RandomSequence numbers = random.sequence();
    float kept = (float) (1 / (1 - probability));
    float[] scales = new float[Math.multiplyExact(rows, columns)];
    int drawn = unit == Unit.NEURONS ? Math.min(columns, scales.length) : scales.length;
    for (int i = 0; i < drawn; i++) {
      scales[i] = numbers.nextUniform() < probability ? 0 : kept;
    }
    for (int i = drawn; i < scales.length; i++) {
      scales[i] = scales[i - columns];
    }
    return scales;
  }

  /**
   * The weights of one pass: {@code w * scale + u * (1 - scale)}.
   *
   * @param weights the weights as trained so far
   * @param pretrained the values they began with
   * @param scales as of {@link #scales}
   * @return new weights; each is computed in double and rounded once
   */
  public static float[] mix(float[] weights, float[] pretrained, float[] scales) {
    Checked.sameLength("weights", weights.length, "pretrained ones", pretrained.length);
    Checked.sameLength("weights", weights.length, "scales", scales.length);
    float[] mixed = new float[weights.length];
    for (int i = 0; i < mixed.length; i++) {
      double scale = scales[i];
      mixed[i] = (float) (weights[i] * scale + pretrained[i] * (1 - scale));
    }
    return mixed;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("probability", probability)
        .put("unit", unit.jsonName)
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object of kind "mixout"
   * @return the definition
   */
  public static Mixout fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    object.requireKind(KIND, VERSION);
    return new Mixout(object.number("probability"), Unit.ofJsonName(object.string("unit")));
  }
}
