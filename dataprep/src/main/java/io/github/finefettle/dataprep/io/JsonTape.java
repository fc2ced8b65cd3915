package io.github.finefettle.dataprep.io;

import java.util.Arrays;

/**
 * The values of one JSON text in the order in which they begin, six numbers each: flags, where the
 * member's name begins and ends (inside its quotes; -1 for an element or the value itself), where
 * the value begins and ends (inside its quotes for a string), and the value that follows behind it
 * and all that is nested in it. Hence the first child of a value is the next entry, and siblings
 * are one step apart however much is nested.
 */
final class JsonTape {
  static final int ESCAPED = 8;
  static final int NON_ASCII = 16;
  static final int NAME_ESCAPED = 32;
  static final int NAME_NON_ASCII = 64;
  private static final int KIND = 7;
  private static final int STRIDE = 6;

  private int[] numbers = new int[12 * STRIDE];
  private int size;

  int add(ValueKind kind, int nameFlags, int nameFrom, int nameTo, int from) {
    if (size + STRIDE > numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    }
    numbers[size] = kind.code() | nameFlags;
    numbers[size + 1] = nameFrom;
    numbers[size + 2] = nameTo;
    numbers[size + 3] = from;
    int node = size;
    size += STRIDE;
    return node;
  }

  /** Ends a value; all that was added since is nested in it. */
  void end(int node, int flags, int to) {
    numbers[node] |= flags;
    numbers[node + 4] = to;
    numbers[node + 5] = size;
  }

  /** While a value is open, its last number holds the value around it. */
  void setParent(int node, int parent) {
    numbers[node + 5] = parent;
  }

  int parent(int node) {
    return numbers[node + 5];
  }

  ValueKind kind(int node) {
    return ValueKind.ofCode(numbers[node] & KIND);
  }

  boolean has(int node, int flag) {
    return (numbers[node] & flag) != 0;
  }

  int nameFrom(int node) {
    return numbers[node + 1];
  }

  int nameTo(int node) {
    return numbers[node + 2];
  }

  int from(int node) {
    return numbers[node + 3];
  }

  int to(int node) {
    return numbers[node + 4];
  }

  /** The first value in an object or array; equal to {@link #next} of it if there is none. */
  int firstChild(int node) {
    return node + STRIDE;
  }

  int next(int node) {
    return numbers[node + 5];
  }

  /** Behind the last value. */
  int end() {
    return size;
  }
}
