package io.github.finefettle.validation.verdict;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Excerpt;
import io.github.finefettle.core.split.RowId;
import java.util.Comparator;

/**
 * A case in which the model failed. Holds a user's text, cut to {@value #LONGEST} characters.
 *
 * @param id the example's id
 * @param before the text as it was
 * @param after the text as it was perturbed
 * @param answerBefore the model's answer to the text as it was
 * @param answerAfter the model's answer to the perturbed text
 * @param changed how many characters of the whole text lie between the first and the last that were
 *     changed; a failure over a small change is the worse one
 */
public record BrokenCase(
    RowId id, String before, String after, String answerBefore, String answerAfter, int changed) {
  /** The most characters of each text that a broken case keeps. */
  public static final int LONGEST = 140;

  /** Worst first: the smallest change, then the example's id. */
  public static final Comparator<BrokenCase> WORST_FIRST =
      Comparator.comparingInt(BrokenCase::changed).thenComparing(BrokenCase::id);

  /** Cuts the texts, never inside a surrogate pair. */
  public BrokenCase {
    before = cut(before);
    after = cut(after);
  }

  /**
   * A broken case, with the size of its change counted.
   *
   * @param id the example's id
   * @param before the text as it was
   * @param after the text as it was perturbed
   * @param answerBefore the answer to the text as it was
   * @param answerAfter the answer to the perturbed text
   * @return the case
   */
  public static BrokenCase of(
      RowId id, String before, String after, String answerBefore, String answerAfter) {
    return new BrokenCase(
        id, before, after, answerBefore, answerAfter, changedStretch(before, after));
  }

  private static int changedStretch(String before, String after) {
    int shorter = Math.min(before.length(), after.length());
    int head = 0;
    while (head < shorter && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    return Math.max(before.length(), after.length()) - head - tail;
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }

  Excerpt toExcerpt(String claim) {
    return new Excerpt(
        claim + ": " + id + ", " + answerBefore + " \u2192 " + answerAfter,
        before + "\n\u2192 " + after);
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("id", id.toString())
        .put("before", before)
        .put("after", after)
        .put("answerBefore", answerBefore)
        .put("answerAfter", answerAfter)
        .put("changed", changed)
        .toJson();
  }
}
