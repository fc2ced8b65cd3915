package io.github.finefettle.metrics.preference;

import io.github.finefettle.core.split.RowId;
import java.util.Optional;

/**
 * Two answers to one question, and which of them a judge preferred.
 *
 * @param id where the match came from; ratings that depend on order take matches in the order of
 *     their ids
 * @param first who gave the first answer
 * @param second who gave the second answer, another
 * @param outcome which was preferred
 * @param lengths how long both answers are, needed for what controls for length
 */
public record Match(
    RowId id, String first, String second, Outcome outcome, Optional<Lengths> lengths) {
  /** Checks that there are two players. */
  public Match {
    if (first.equals(second)) {
      throw new IllegalArgumentException(
          "The match " + id + " has one player (" + first + ") on both sides. Leave it out.");
    }
  }

  /**
   * How long two answers are, in any one unit.
   *
   * @param first of the first answer, 0 or more
   * @param second of the second answer, 0 or more
   */
  public record Lengths(long first, long second) {
    /** Checks the range. */
    public Lengths {
      if (first < 0 || second < 0) {
        throw new IllegalArgumentException(
            "The lengths (" + first + ", " + second + ") must be 0 or more.");
      }
    }
  }

  /**
   * A match without lengths.
   *
   * @param position its place in time, 0 or more
   * @param first who gave the first answer
   * @param second who gave the second answer
   * @param outcome which was preferred
   * @return the match
   */
  public static Match of(long position, String first, String second, Outcome outcome) {
    return new Match(new RowId("matches", position), first, second, outcome, Optional.empty());
  }

  /**
   * The match with the lengths of both answers.
   *
   * @param ofFirst the length of the first answer, 0 or more
   * @param ofSecond the length of the second answer, 0 or more
   * @return a new match
   */
  public Match withLengths(long ofFirst, long ofSecond) {
    return new Match(id, first, second, outcome, Optional.of(new Lengths(ofFirst, ofSecond)));
  }

  /** Whether somebody took part. */
  boolean has(String player) {
    return first.equals(player) || second.equals(player);
  }

  /** 1 if somebody who took part was preferred, 0.5 for a tie, 0 else. */
  double score(String player) {
    if (outcome == Outcome.TIE) {
      return 0.5;
    }
    return (outcome == Outcome.FIRST) == first.equals(player) ? 1 : 0;
  }
}
