package io.github.finefettle.dataprep.semantic;

import java.util.List;

/** Finds the places that may join the star of a place. */
interface Neighbours extends AutoCloseable {
  /** How many places to ask for at once; the answer does not depend on the number of threads. */
  int block();

  /**
   * For each query, in order, lists of the places behind it that are near to it, in ascending order
   * over the lists. Places that have a survivor already may be left out.
   */
  List<List<Hits>> of(int[] queries);

  @Override
  void close();
}
