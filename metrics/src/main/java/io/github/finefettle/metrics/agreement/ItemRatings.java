package io.github.finefettle.metrics.agreement;

import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What raters said of one item. A rating that is missing is left out; who gave which does not
 * matter.
 *
 * @param ratings any number of them, in ascending order (UTF-16 code units)
 */
public record ItemRatings(List<String> ratings) {
  /** Copies and sorts the ratings. */
  public ItemRatings {
    ratings = ratings.stream().sorted().toList();
  }

  /**
   * An item.
   *
   * @param ratings any number of them; leave out those that are missing
   * @return the item
   */
  public static ItemRatings of(String... ratings) {
    return new ItemRatings(List.of(ratings));
  }

  /**
   * An item that was rated with numbers, for the interval and ratio levels.
   *
   * @param ratings any number of them, finite; NaN stands for one that is missing
   * @return the item
   * @throws IllegalArgumentException if one is infinite
   */
  public static ItemRatings ofNumbers(double... ratings) {
    List<String> texts = new ArrayList<>();
    for (double rating : ratings) {
      if (!Double.isNaN(rating)) {
        texts.add(JsonValue.of(rating).toCanonicalString());
      }
    }
    return new ItemRatings(texts);
  }
}
