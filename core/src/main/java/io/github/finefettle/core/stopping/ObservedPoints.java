package io.github.finefettle.core.stopping;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * An unmodifiable list that another list grows from by one point without a copy. The lists of a run
 * share one array, of which each looks at its own beginning; the newest writes behind its end.
 * Where a list is grown from twice, as after an evaluation that was refused, the second takes a
 * copy.
 */
final class ObservedPoints extends AbstractList<ObservedPoint> implements RandomAccess {
  private static final int FIRST_CAPACITY = 16;

  /** How many places of an array are taken by the longest list that shares it. */
  private static final class Taken {
    int places;

    Taken(int places) {
      this.places = places;
    }
  }

  private final ObservedPoint[] array;
  private final int size;
  private final Taken taken;

  private ObservedPoints(ObservedPoint[] array, int size, Taken taken) {
    this.array = array;
    this.size = size;
    this.taken = taken;
  }

  static ObservedPoints empty() {
    return new ObservedPoints(new ObservedPoint[0], 0, new Taken(0));
  }

  static ObservedPoints of(List<ObservedPoint> points) {
    ObservedPoint[] copy = points.toArray(new ObservedPoint[0]);
    return new ObservedPoints(copy, copy.length, new Taken(copy.length));
  }

  ObservedPoints with(ObservedPoint point) {
    boolean free = taken.places == size && size < array.length;
    ObservedPoint[] room =
        free ? array : Arrays.copyOf(array, Math.max(FIRST_CAPACITY, size + (size >> 1) + 1));
    if (!free) {
      Arrays.fill(room, size, room.length, null);
    }
    room[size] = point;
    Taken now = free ? taken : new Taken(size);
    now.places = size + 1;
    return new ObservedPoints(room, size + 1, now);
  }

  @Override
  public ObservedPoint get(int index) {
    return array[Objects.checkIndex(index, size)];
  }

  @Override
  public int size() {
    return size;
  }
}
