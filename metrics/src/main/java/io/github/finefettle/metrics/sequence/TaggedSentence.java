package io.github.finefettle.metrics.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The tags of one sentence, true and predicted, a pair for each token. Made of texts, or of numbers
 * by {@link TagSet#sentence}. Immutable; equal to another with the same tags.
 */
public final class TaggedSentence {
  private final @Nullable TagSet set;
  private final int[] goldCodes;
  private final int[] predictedCodes;
  private final String[] goldTags;
  private final String[] predictedTags;
  private final int length;

  private TaggedSentence(String[] gold, String[] predicted) {
    this.set = null;
    this.goldCodes = new int[0];
    this.predictedCodes = goldCodes;
    this.goldTags = gold;
    this.predictedTags = predicted;
    this.length = sameLength(gold.length, predicted.length);
  }

  TaggedSentence(TagSet set, int[] gold, int[] predicted) {
    this.set = set;
    this.goldCodes = gold;
    this.predictedCodes = predicted;
    this.goldTags = new String[0];
    this.predictedTags = goldTags;
    this.length = sameLength(gold.length, predicted.length);
  }

  /**
   * A sentence.
   *
   * @param gold the true tag of each token, such as {@code B-PER}; none empty
   * @param predicted the predicted tag of each token, as many
   * @return the sentence
   * @throws IllegalArgumentException if the lengths differ or a tag is empty
   */
  public static TaggedSentence of(List<String> gold, List<String> predicted) {
    String[] goldTags = gold.toArray(new String[0]);
    String[] predictedTags = predicted.toArray(new String[0]);
    for (String tag : goldTags) {
      requireTag(tag);
    }
    for (String tag : predictedTags) {
      requireTag(tag);
    }
    return new TaggedSentence(goldTags, predictedTags);
  }

  /**
   * How many tokens there are.
   *
   * @return 0 or more
   */
  public int length() {
    return length;
  }

  /**
   * The true tags.
   *
   * @return an unmodifiable list
   */
  public List<String> gold() {
    return tags(goldTags, goldCodes);
  }

  /**
   * The predicted tags.
   *
   * @return an unmodifiable list
   */
  public List<String> predicted() {
    return tags(predictedTags, predictedCodes);
  }

  @Nullable TagSet set() {
    return set;
  }

  /** The numbers of the true tags, where there is a set; not to be changed. */
  int[] goldCodes() {
    return goldCodes;
  }

  int[] predictedCodes() {
    return predictedCodes;
  }

  /** The true tags, where there is no set; not to be changed. */
  String[] goldTags() {
    return goldTags;
  }

  String[] predictedTags() {
    return predictedTags;
  }

  static void requireTag(String tag) {
    if (tag.isEmpty()) {
      throw new IllegalArgumentException(
          "A tag is empty. Give the tag O to a token outside of every entity.");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TaggedSentence that
        && gold().equals(that.gold())
        && predicted().equals(that.predicted());
  }

  @Override
  public int hashCode() {
    return 31 * gold().hashCode() + predicted().hashCode();
  }

  @Override
  public String toString() {
    return "gold " + gold() + ", predicted " + predicted();
  }

  private List<String> tags(String[] texts, int[] codes) {
    TagSet known = set;
    return known == null
        ? List.copyOf(Arrays.asList(texts))
        : IntStream.of(codes).mapToObj(known.tags()::get).toList();
  }

  private static int sameLength(int gold, int predicted) {
    if (gold != predicted) {
      throw new IllegalArgumentException(
          "The sentence has "
              + gold
              + " true tags, but "
              + predicted
              + " predicted ones. Give one of each for every token; maybe the model cut it off.");
    }
    return gold;
  }
}
