package io.github.finefettle.dataprep.io;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row, or why there is none. Immutable.
 *
 * @param <R> the type of a row
 */
public final class ParsedRow<R> {
  private final @Nullable R row;
  private final String problem;
  private final @Nullable String note;
  private final boolean fallback;

  private ParsedRow(@Nullable R row, String problem, @Nullable String note, boolean fallback) {
    this.row = row;
    this.problem = problem;
    this.note = note;
    this.fallback = fallback;
  }

  /**
   * A row.
   *
   * @param <R> the type of a row
   * @param row the row
   * @return the result
   */
  public static <R> ParsedRow<R> of(R row) {
    return new ParsedRow<>(Objects.requireNonNull(row), "", null, false);
  }

  /**
   * No row.
   *
   * @param <R> the type of a row
   * @param problem why, as a sentence that quotes nothing of the record
   * @return the result
   */
  public static <R> ParsedRow<R> rejected(String problem) {
    if (problem.isBlank()) {
      throw new IllegalArgumentException(
          "The problem is blank. Say in a sentence why the record is no row.");
    }
    return new ParsedRow<>(null, problem, null, false);
  }

  /**
   * The same result with something that a person should know about how it was read.
   *
   * @param text a sentence that quotes nothing of the record
   * @return a new result
   */
  public ParsedRow<R> withNote(String text) {
    return new ParsedRow<>(row, problem, note == null ? text : note + " " + text, fallback);
  }

  /**
   * The same result, read by a fallback charset, so that the row would be written as other bytes
   * than those of its record even though no value was edited.
   *
   * @param text a sentence that names the charset
   * @return a new result
   */
  ParsedRow<R> withFallback(String text) {
    return new ParsedRow<>(row, problem, note == null ? text : note + " " + text, true);
  }

  /** The same outcome for another row. */
  <S> ParsedRow<S> withRow(S other) {
    return new ParsedRow<>(Objects.requireNonNull(other), "", note, fallback);
  }

  /** No row, with the same note. */
  <S> ParsedRow<S> withProblem(String text) {
    return new ParsedRow<>(null, text, note, fallback);
  }

  /**
   * Whether the record was not valid in the charset of its file and was decoded by another one.
   *
   * @return true if so; the note then names the other charset
   */
  public boolean isFallback() {
    return fallback;
  }

  /**
   * Whether there is a row.
   *
   * @return false if there is a problem
   */
  public boolean isRow() {
    return row != null;
  }

  /**
   * The row.
   *
   * @return the row
   * @throws IllegalStateException if there is none
   */
  public R row() {
    if (row == null) {
      throw new IllegalStateException(
          "The record is no row: " + problem + " Ask isRow() before row().");
    }
    return row;
  }

  /**
   * Why there is no row.
   *
   * @return a sentence, or empty text if there is a row
   */
  public String problem() {
    return problem;
  }

  /**
   * What a person should know about how the record was read, such as that it was decoded by a
   * fallback charset.
   *
   * @return one or more sentences, or empty
   */
  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /** The row or the problem. */
  @Override
  public String toString() {
    return row == null ? "rejected: " + problem : "row: " + row;
  }
}
