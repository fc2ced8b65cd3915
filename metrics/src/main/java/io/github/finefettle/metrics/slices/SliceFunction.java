package io.github.finefettle.metrics.slices;

import java.util.Collection;

/**
 * Says to which slices a row belongs.
 *
 * @param <R> the type of a row
 */
@FunctionalInterface
public interface SliceFunction<R> {
  /**
   * The names of a row's slices.
   *
   * @param row the row
   * @return any number of names, such as {@code List.of("lang=de", "length=short")}; a name that
   *     comes twice counts once
   * @throws Exception if the row cannot be read; the measuring stops and names the row
   */
  Collection<String> slicesOf(R row) throws Exception;
}
