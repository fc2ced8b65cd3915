package io.github.finefettle.djl.training;

import io.github.finefettle.core.definition.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one piece of training writes into a checkpoint.
 *
 * @param values numbers and texts
 * @param arrays long arrays of floats by name, such as weights or moments; not copied, so whoever
 *     makes or reads a section leaves them as they are
 */
public record CheckpointSection(JsonValue.JsonObject values, SortedMap<String, float[]> arrays) {
  /** Copies the map, not the arrays. */
  public CheckpointSection {
    arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
  }

  /**
   * A section without arrays.
   *
   * @param values numbers and texts
   * @return the section
   */
  public static CheckpointSection of(JsonValue.JsonObject values) {
    return new CheckpointSection(values, new TreeMap<>());
  }

  /**
   * A section of parameters alone.
   *
   * @param parameters the parameters
   * @return the section
   */
  public static CheckpointSection of(ParameterSnapshot parameters) {
    return new CheckpointSection(JsonValue.object().toJson(), parameters.arrays());
  }

  /**
   * The arrays as parameters.
   *
   * @return a snapshot
   */
  public ParameterSnapshot parameters() {
    return ParameterSnapshot.of(arrays);
  }

  /**
   * One array.
   *
   * @param name its name
   * @return the array itself, not to be changed
   * @throws IllegalArgumentException if there is none of this name
   */
  float[] array(String name) {
    float[] array = ((Map<String, float[]>) arrays).get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          "The checkpoint has no array " + name + " but " + arrays.keySet() + ".");
    }
    return array;
  }
}
