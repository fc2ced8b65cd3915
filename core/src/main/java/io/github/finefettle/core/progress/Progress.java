package io.github.finefettle.core.progress;

import java.util.OptionalLong;

/**
 * How far a piece of work is.
 *
 * @param task what is being done, such as {@code "clean"}; constant for one piece of work
 * @param done units done, 0 or more
 * @param total units in all, or empty where unknown
 * @param unit what is counted, such as {@code "rows"}
 * @param detail a few words on the present state, or empty text; never a user's data
 */
public record Progress(String task, long done, OptionalLong total, String unit, String detail) {
  /**
   * Progress towards a known end.
   *
   * @param task what is being done
   * @param done units done
   * @param total units in all
   * @param unit what is counted
   * @return the progress without detail
   */
  public static Progress of(String task, long done, long total, String unit) {
    return new Progress(task, done, OptionalLong.of(total), unit, "");
  }

  /**
   * The same progress with a few words.
   *
   * @param words on the present state
   * @return a new progress
   */
  public Progress withDetail(String words) {
    return new Progress(task, done, total, unit, words);
  }
}
