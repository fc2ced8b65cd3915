package io.github.finefettle.examples.evaluating;

import io.github.finefettle.examples.BadInputException;
import java.util.ArrayList;
import java.util.List;

/** The metrics that a user names: ids or signatures with commas between. */
final class MetricNames {
  private MetricNames() {}

  /** Commas inside parentheses belong to the name of a label. */
  static List<String> split(List<String> options) {
    List<String> names = new ArrayList<>();
    for (String option : options) {
      int depth = 0;
      StringBuilder name = new StringBuilder();
      for (int i = 0; i < option.length(); i++) {
        char c = option.charAt(i);
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth == 0) {
          add(names, name);
        } else {
          name.append(c);
        }
      }
      add(names, name);
    }
    return List.copyOf(names);
  }

  private static void add(List<String> names, StringBuilder name) {
    String plain = name.toString().strip();
    name.setLength(0);
    if (plain.isEmpty()) {
      throw new BadInputException(
          "--metrics holds an empty name. Put one comma between two metrics, such as bleu,chrf2.");
    }
    names.add(plain);
  }
}
