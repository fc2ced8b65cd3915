package io.github.finefettle.dataprep.semantic;

import java.util.Arrays;

/** Places that are near to one place, in ascending order, with their similarities. */
final class Hits {
  private int[] places = new int[4];
  private float[] similarities = new float[4];
  private int size;

  void add(int place, float similarity) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      similarities = Arrays.copyOf(similarities, 2 * size);
    }
    places[size] = place;
    similarities[size++] = similarity;
  }

  int size() {
    return size;
  }

  int place(int i) {
    return places[i];
  }

  float similarity(int i) {
    return similarities[i];
  }
}
