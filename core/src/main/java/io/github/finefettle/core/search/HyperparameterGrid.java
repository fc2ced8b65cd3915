package io.github.finefettle.core.search;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * All combinations of the values of some hyperparameters. The combinations are counted, never held:
 * number 0 takes the first value of each axis, and the last axis changes fastest.
 *
 * <p>Immutable. Two grids are equal when their axes are, in order.
 */
@CheckReturnValue
public final class HyperparameterGrid implements Definition {
  private static final String KIND = "hyperparameter-grid";

  private final List<GridAxis<?>> axes;
  private final long size;

  private HyperparameterGrid(List<GridAxis<?>> axes) {
    this.axes = List.copyOf(axes);
    if (axes.isEmpty()) {
      throw new IllegalArgumentException(
          "A grid needs at least one axis. Make one with hyperparameter.values(...).");
    }
    Set<String> names = new HashSet<>();
    long product = 1;
    for (GridAxis<?> axis : axes) {
      if (!names.add(axis.hyperparameter().name())) {
        throw new IllegalArgumentException(
            "The hyperparameter "
                + axis.hyperparameter().name()
                + " stands on two axes of the grid. Put all its values on one.");
      }
      product = times(product, axis.values().size());
    }
    this.size = product;
  }

  private static long times(long product, int factor) {
    try {
      return Math.multiplyExact(product, factor);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "The grid has more than 2^63 - 1 combinations. Give the axes fewer values.", e);
    }
  }

  /**
   * The grid of these axes.
   *
   * @param axes at least one, each of another hyperparameter
   * @return the grid
   * @throws IllegalArgumentException if there is no axis, a hyperparameter comes twice or the
   *     combinations are too many to count
   */
  public static HyperparameterGrid of(GridAxis<?>... axes) {
    return new HyperparameterGrid(Arrays.asList(axes));
  }

  /**
   * The axes in order.
   *
   * @return an unmodifiable list
   */
  public List<GridAxis<?>> axes() {
    return axes;
  }

  /**
   * How many combinations there are.
   *
   * @return 1 or more
   */
  public long size() {
    return size;
  }

  /**
   * A combination by its number.
   *
   * @param index 0 to {@link #size()} - 1
   * @return the values
   * @throws IndexOutOfBoundsException if there is no such combination
   */
  public Assignment assignment(long index) {
    Objects.checkIndex(index, size);
    Assignment.Choice<?>[] choices = new Assignment.Choice<?>[axes.size()];
    long rest = index;
    for (int i = axes.size() - 1; i >= 0; i--) {
      int width = axes.get(i).values().size();
      choices[i] = axes.get(i).choice((int) (rest % width));
      rest /= width;
    }
    return new Assignment(Arrays.asList(choices));
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", 1)
        .put("axes", axes.stream().map(GridAxis::toJson).toList())
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return an equal grid
   * @throws JsonFormatException if it is of another kind or a newer version
   */
  public static HyperparameterGrid fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    object.requireKind(KIND, 1);
    List<GridAxis<?>> axes = new ArrayList<>();
    object.array("axes").forEach(axis -> axes.add(GridAxis.fromJson(axis)));
    return new HyperparameterGrid(axes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HyperparameterGrid that && axes.equals(that.axes);
  }

  @Override
  public int hashCode() {
    return axes.hashCode();
  }

  @Override
  public String toString() {
    return "grid of " + size + " combinations of " + axes;
  }
}
