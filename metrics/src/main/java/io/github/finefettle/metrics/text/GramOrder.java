package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.description.SignatureReader;
import java.util.ArrayList;
import java.util.List;

/** The n in the id of a metric of n-grams, such as {@code rep-4}. */
final class GramOrder {
  private static final int GREATEST = 9;

  private GramOrder() {}

  static int checked(int order) {
    if (order < 1 || order > GREATEST) {
      throw new IllegalArgumentException(
          "The order (" + order + ") of the n-grams must be 1 to " + GREATEST + "; try 4.");
    }
    return order;
  }

  /** The order that stands behind the prefix of an id. */
  static int of(SignatureReader reader, String prefix) {
    String id = reader.id();
    if (id.length() == prefix.length() + 1 && id.startsWith(prefix)) {
      int order = id.charAt(prefix.length()) - '0';
      if (order >= 1 && order <= GREATEST) {
        return order;
      }
    }
    throw reader.malformed(id + " is not one of " + prefix + "1 to " + prefix + GREATEST);
  }

  static List<String> ids(String prefix) {
    List<String> ids = new ArrayList<>();
    for (int order = 1; order <= GREATEST; order++) {
      ids.add(prefix + order);
    }
    return List.copyOf(ids);
  }
}
