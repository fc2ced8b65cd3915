package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import java.util.List;
import java.util.Map;

/**
 * Finds where the records of one file begin and end. What stands between the end of the record
 * before and the beginning of this one is its separator; before the first it is the prefix, and
 * behind the last the suffix, which stays in the window.
 */
abstract class Splitter {
  final ByteWindow window;
  final int longest;
  private int from;
  private int to;
  private int separatorFrom;
  private long line;
  private String problem = "";

  Splitter(ByteWindow window, int longest) {
    this.window = window;
    this.longest = longest;
  }

  /** Finds the next record. False at the end. */
  abstract boolean next();

  /** The line that the splitter has come to. */
  abstract long lastLine();

  /** How the file was split, when its end was reached. */
  Map<String, String> facts() {
    return Map.of();
  }

  /** What a person should know about how the file was split, when its end was reached. */
  List<Finding> findings(String file) {
    return List.of();
  }

  /** What stands between records of a file with one record only. */
  abstract RawBytes usualSeparator();

  /**
   * Notes a record by its distances from the window's start, and moves the start behind it.
   *
   * @param recordProblem why it can be no row, or empty text
   */
  final boolean found(int recordFrom, int recordTo, long recordLine, String recordProblem) {
    separatorFrom = window.start();
    from = separatorFrom + recordFrom;
    to = separatorFrom + recordTo;
    line = recordLine;
    problem = recordProblem;
    window.startAt(to);
    return true;
  }

  String tooLong() {
    return "The record is longer than "
        + longest
        + " bytes and is given in pieces. Raise the longest record if it is meant to be one row.";
  }

  byte[] bytes() {
    return window.bytes();
  }

  int separatorFrom() {
    return separatorFrom;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  long line() {
    return line;
  }

  String problem() {
    return problem;
  }
}
