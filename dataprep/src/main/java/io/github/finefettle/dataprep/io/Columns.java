package io.github.finefettle.dataprep.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a file of cells. A column whose name in the header is blank or taken already goes
 * by its number, counted from 1; so do all columns of a file without a header.
 */
final class Columns {
  private final List<String> header;
  private final List<String> names;
  private final List<Boolean> named;
  private final Map<String, Integer> numbers = new HashMap<>();

  private Columns(List<String> header, List<String> names, List<Boolean> named) {
    this.header = List.copyOf(header);
    this.names = List.copyOf(names);
    this.named = List.copyOf(named);
    for (int i = 0; i < names.size(); i++) {
      numbers.put(names.get(i), i);
    }
  }

  static Columns ofHeader(List<String> header) {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      first.putIfAbsent(header.get(i), i);
    }
    List<String> names = new ArrayList<>();
    List<Boolean> named = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      boolean own = !name.isBlank() && first.getOrDefault(name, i) == i;
      names.add(own ? name : numberFor(i, first));
      named.add(own);
    }
    return new Columns(header, names, named);
  }

  /** A number may be some other column's name; then it gets a prefix. */
  private static String numberFor(int column, Map<String, Integer> taken) {
    String name = Integer.toString(column + 1);
    while (taken.containsKey(name)) {
      name = "#" + name;
    }
    return name;
  }

  static Columns ofWidth(int width) {
    return ofHeader(java.util.Collections.nCopies(width, ""));
  }

  /** The cells of the header as they stand in the file. */
  List<String> header() {
    return header;
  }

  List<String> names() {
    return names;
  }

  int width() {
    return names.size();
  }

  /** Whether the header says something about a column, be it a name that is taken already. */
  boolean isNamed(int column) {
    return !header.get(column).isBlank();
  }

  boolean hasNames() {
    return named.contains(true);
  }

  /** By name, or else by number from 1; -1 if there is no such column. */
  int find(String name) {
    Integer column = numbers.get(name);
    if (column != null) {
      return column;
    }
    int number = ColumnNames.number(name).orElse(0);
    return number <= width() ? number - 1 : -1;
  }

  /** The last column with a name, or else the last one. */
  int lastNamed() {
    int last = width() - 1;
    while (last > 0 && hasNames() && !isNamed(last)) {
      last--;
    }
    return last;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Columns that && header.equals(that.header);
  }

  @Override
  public int hashCode() {
    return header.hashCode();
  }
}
