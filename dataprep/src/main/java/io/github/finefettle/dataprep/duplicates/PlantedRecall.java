package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.Proportion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The recall that a search delivers, measured on pairs made of the rows that were searched: words
 * of a row are replaced, left out and added one after the other for as long as the two are near
 * duplicates, so that each pair lies as close to the threshold as its length allows. Pairs that are
 * more alike are found more often. Deterministic.
 *
 * @param exact whether every pair was looked at, so that there is nothing to measure
 * @param classes by length in words, ascending; only those that have rows, none if exact
 */
public record PlantedRecall(boolean exact, List<LengthClass> classes) {
  /** Copies the classes. */
  public PlantedRecall {
    classes = List.copyOf(classes);
  }

  /**
   * What was measured on rows of similar length.
   *
   * @param fromWords the shortest length, in words
   * @param toWords the longest length, in words
   * @param planted how many pairs were made, 1 or more
   * @param found how many of them share a key and would be compared
   */
  public record LengthClass(int fromWords, int toWords, int planted, int found) {
    private static final double CONFIDENCE = 0.95;

    /**
     * The share that was found.
     *
     * @return found over planted
     */
    public Proportion recall() {
      return new Proportion(found, planted);
    }

    /**
     * The JSON form.
     *
     * @return an object with the lengths (no longest one in the last class), counts, recall, and
     *     the one-sided 95 % lower bound of it
     */
    public JsonValue.JsonObject toJson() {
      boolean open = toWords == Integer.MAX_VALUE;
      return JsonValue.object()
          .put("fromWords", fromWords)
          .putIfPresent("toWords", open ? Optional.empty() : Optional.of(JsonValue.of(toWords)))
          .put("planted", planted)
          .put("found", found)
          .put("recall", recall().value())
          .put("low", recall().lowerBound(CONFIDENCE))
          .toJson();
    }
  }

  static PlantedRecall measure(
      NearDuplicates definition, List<String> texts, Optional<KeyedIndex> keyed) {
    return keyed
        .map(
            index -> new PlantedRecall(false, new PlantedPairs(definition, texts, index).classes()))
        .orElseGet(() -> new PlantedRecall(true, List.of()));
  }

  /**
   * The JSON form.
   *
   * @return {@code {"classes":[...],"exact":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("exact", exact)
        .put("classes", classes.stream().map(LengthClass::toJson).toList())
        .toJson();
  }

  /**
   * A few lines for people, one a class.
   *
   * @return text without a line feed at its end
   */
  public String toText() {
    if (exact) {
      return "recall 1: every pair was looked at";
    }
    StringBuilder text = new StringBuilder("recall on planted pairs at the threshold:");
    for (LengthClass c : classes) {
      String to =
          c.toWords() == Integer.MAX_VALUE ? " words and more" : " to " + c.toWords() + " words";
      text.append(
          String.format(
              Locale.ROOT,
              "%n  %d%s: %.4f (%d of %d)",
              c.fromWords(),
              to,
              c.recall().value(),
              c.found(),
              c.planted()));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
