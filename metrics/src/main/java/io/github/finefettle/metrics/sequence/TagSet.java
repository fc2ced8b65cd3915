package io.github.finefettle.metrics.sequence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A closed set of tags, each with a number: the form in which a model's outputs usually come.
 * Sentences of numbers are counted without looking at a text. Immutable and safe for use by several
 * threads.
 */
public final class TagSet {
  private final List<String> tags;

  /** Never walked over. */
  private final Map<String, Integer> codes = new HashMap<>();

  private TagSet(List<String> tags) {
    this.tags = tags;
    for (int i = 0; i < tags.size(); i++) {
      TaggedSentence.requireTag(tags.get(i));
      if (codes.putIfAbsent(tags.get(i), i) != null) {
        throw new IllegalArgumentException(
            "The tag \"" + tags.get(i) + "\" stands twice in the set. Give every tag one number.");
      }
    }
  }

  /**
   * A set of tags.
   *
   * @param tags different tags, none empty; the first has the number 0
   * @return the set
   * @throws IllegalArgumentException if a tag is empty or stands twice
   */
  public static TagSet of(List<String> tags) {
    return new TagSet(List.copyOf(tags));
  }

  /**
   * The tags by number.
   *
   * @return an unmodifiable list
   */
  public List<String> tags() {
    return tags;
  }

  /**
   * The number of a tag.
   *
   * @param tag one of the set
   * @return its number, from 0
   * @throws IllegalArgumentException if it is not in the set
   */
  public int code(String tag) {
    Integer code = codes.get(tag);
    if (code == null) {
      throw new IllegalArgumentException(
          "The tag \"" + tag + "\" is not in the set " + tags + ". Make the set with all tags.");
    }
    return code;
  }

  /**
   * A sentence given by numbers.
   *
   * @param gold the true tags by number
   * @param predicted the predicted tags by number, as many
   * @return the sentence, which keeps copies
   * @throws IllegalArgumentException if the lengths differ or a number is not of this set
   */
  public TaggedSentence sentence(int[] gold, int[] predicted) {
    return new TaggedSentence(this, checked(gold), checked(predicted));
  }

  private int[] checked(int[] codesGiven) {
    int[] copy = codesGiven.clone();
    for (int code : copy) {
      if (code < 0 || code >= tags.size()) {
        throw new IllegalArgumentException(
            "The number " + code + " names no tag; the set has " + tags.size() + ", from 0.");
      }
    }
    return copy;
  }
}
