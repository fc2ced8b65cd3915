package io.github.finefettle.dataprep.examples.internal;

import java.util.List;
import java.util.Optional;

/**
 * A JSON value in its place, whatever holds the JSON.
 *
 * @param <V> the type itself
 */
public interface StoredValue<V extends StoredValue<V>> {
  /**
   * Whether it is an object.
   *
   * @return true if it is
   */
  boolean isObject();

  /**
   * Whether it is an array.
   *
   * @return true if it is
   */
  boolean isArray();

  /**
   * Whether it is a string.
   *
   * @return true if it is
   */
  boolean isString();

  /**
   * Whether it is null.
   *
   * @return true if it is
   */
  boolean isNull();

  /**
   * A member.
   *
   * @param name its name
   * @return empty if this is no object or has no such member
   */
  Optional<V> find(String name);

  /**
   * The items of an array.
   *
   * @return in order; none if this is no array
   */
  List<V> items();

  /**
   * What is told.
   *
   * @return the text of a string; of any other value its JSON as written
   */
  String text();
}
