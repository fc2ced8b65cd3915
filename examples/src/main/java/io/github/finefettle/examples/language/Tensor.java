package io.github.finefettle.examples.language;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An array of numbers with a shape, as it stands in a checkpoint file: row by row, 32 bits each.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Tensor {
  private final int[] shape;
  private final float[] values;

  private Tensor(int[] shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * Makes a tensor; both arrays are copied.
   *
   * @param shape the size of each dimension, each 1 or more; none for a single number
   * @param values the numbers row by row, as many as the product of the sizes
   * @return the tensor
   * @throws IllegalArgumentException if the number of values does not fit the shape
   */
  public static Tensor of(int[] shape, float[] values) {
    long size = 1;
    for (int dimension : shape) {
      if (dimension < 1) {
        throw new IllegalArgumentException(
            "The shape "
                + Arrays.toString(shape)
                + " has a dimension below 1. Give the size of each dimension.");
      }
      size = Math.multiplyExact(size, dimension);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          "The shape "
              + Arrays.toString(shape)
              + " needs "
              + size
              + " values but got "
              + values.length
              + ". Give one value for each cell.");
    }
    return new Tensor(shape.clone(), values.clone());
  }

  /**
   * The size of each dimension.
   *
   * @return a copy
   */
  public int[] shape() {
    return shape.clone();
  }

  /**
   * The numbers row by row.
   *
   * @return a copy
   */
  public float[] values() {
    return values.clone();
  }

  /**
   * How many numbers there are.
   *
   * @return the product of the sizes
   */
  public int size() {
    return values.length;
  }

  /**
   * Whether the shape is this one.
   *
   * @param expected the size of each dimension
   * @return true if all are equal
   */
  public boolean hasShape(int... expected) {
    return Arrays.equals(shape, expected);
  }

  /**
   * Rows become columns.
   *
   * @return the transposed tensor
   * @throws IllegalArgumentException if there are not two dimensions
   */
  public Tensor transposed() {
    if (shape.length != 2) {
      throw new IllegalArgumentException(
          "The shape "
              + Arrays.toString(shape)
              + " has "
              + shape.length
              + " dimensions; only a matrix of two can be transposed.");
    }
    int rows = shape[0];
    int columns = shape[1];
    float[] turned = new float[values.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        turned[c * rows + r] = values[r * columns + c];
      }
    }
    return new Tensor(new int[] {columns, rows}, turned);
  }

  /** Compares shape and numbers, bit for bit. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape);
  }
}
