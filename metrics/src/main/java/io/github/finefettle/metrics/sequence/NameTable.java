package io.github.finefettle.metrics.sequence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names in the order of their first appearance, each with a number; one state's own. */
final class NameTable {
  private final List<String> names = new ArrayList<>();

  /** Never walked over. */
  private final Map<String, Integer> ids = new HashMap<>();

  int idOf(String name) {
    Integer known = ids.get(name);
    if (known != null) {
      return known;
    }
    int id = names.size();
    names.add(name);
    ids.put(name, id);
    return id;
  }

  String name(int id) {
    return names.get(id);
  }

  int size() {
    return names.size();
  }
}
