package io.github.finefettle.dataprep.io;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds members and elements. A few steps along the siblings are cheaper than any table; behind
 * them a table of the children is made once, so that listing all turns of a very long chat takes
 * time in proportion to its length.
 */
final class JsonChildren {
  private static final int NONE = -1;
  private static final int FEW = 16;

  private final byte[] in;
  private final JsonTape tape;
  private volatile @Nullable Tables tables;

  /** By the value that the children stand in; few rows need any. */
  private static final class Tables {
    private final Map<Integer, int[]> elements = new ConcurrentHashMap<>();
    private final Map<Integer, Map<String, Integer>> members = new ConcurrentHashMap<>();
  }

  JsonChildren(byte[] in, JsonTape tape) {
    this.in = in;
    this.tape = tape;
  }

  /** Two threads may make them twice, which costs time only. */
  private Tables tables() {
    Tables known = tables;
    if (known == null) {
      known = new Tables();
      tables = known;
    }
    return known;
  }

  int member(int object, String name, byte[] utf8) {
    if (tape.kind(object) != ValueKind.OBJECT) {
      return NONE;
    }
    int stop = tape.next(object);
    int tries = 0;
    for (int node = tape.firstChild(object); node != stop; node = tape.next(node)) {
      if (++tries > FEW) {
        return tables().members.computeIfAbsent(object, this::allMembers).getOrDefault(name, NONE);
      }
      if (isNamed(node, name, utf8)) {
        return node;
      }
    }
    return NONE;
  }

  private boolean isNamed(int node, String name, byte[] utf8) {
    if (tape.has(node, JsonTape.NAME_ESCAPED)) {
      return JsonText.name(in, tape, node).equals(name);
    }
    return Arrays.equals(in, tape.nameFrom(node), tape.nameTo(node), utf8, 0, utf8.length);
  }

  private Map<String, Integer> allMembers(int object) {
    Map<String, Integer> nodes = new HashMap<>();
    int stop = tape.next(object);
    for (int node = tape.firstChild(object); node != stop; node = tape.next(node)) {
      nodes.put(JsonText.name(in, tape, node), node);
    }
    return nodes;
  }

  int element(int array, int index) {
    if (tape.kind(array) != ValueKind.ARRAY) {
      return NONE;
    }
    if (index >= FEW) {
      int[] nodes = tables().elements.computeIfAbsent(array, this::allElements);
      return index < nodes.length ? nodes[index] : NONE;
    }
    int stop = tape.next(array);
    int node = tape.firstChild(array);
    for (int i = 0; i < index && node != stop; i++) {
      node = tape.next(node);
    }
    return node == stop ? NONE : node;
  }

  private int[] allElements(int array) {
    int[] nodes = new int[FEW];
    int count = 0;
    int stop = tape.next(array);
    for (int node = tape.firstChild(array); node != stop; node = tape.next(node)) {
      if (count == nodes.length) {
        nodes = Arrays.copyOf(nodes, 2 * count);
      }
      nodes[count++] = node;
    }
    return Arrays.copyOf(nodes, count);
  }

  /** Behind the last child of an object, or behind its opening bracket if it has none. */
  int behindLast(int object) {
    int stop = tape.next(object);
    int behind = tape.from(object) + 1;
    for (int node = tape.firstChild(object); node != stop; node = tape.next(node)) {
      behind = end(node);
    }
    return behind;
  }

  /** From where to where a child is taken out, with the comma behind or before it. */
  int[] spanWithComma(int parent, int child) {
    int before = tape.from(parent) + 1;
    int node = tape.firstChild(parent);
    while (node != child) {
      before = end(node);
      node = tape.next(node);
    }
    int next = tape.next(child);
    if (next != tape.next(parent)) {
      return new int[] {start(child), start(next)};
    }
    return new int[] {before, end(child)};
  }

  private int start(int node) {
    if (tape.nameFrom(node) >= 0) {
      return tape.nameFrom(node) - 1;
    }
    return tape.from(node) - quote(node);
  }

  private int end(int node) {
    return tape.to(node) + quote(node);
  }

  private int quote(int node) {
    return tape.kind(node) == ValueKind.STRING ? 1 : 0;
  }
}
