package io.github.finefettle.report.html.internal;

import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Severity;

/**
 * A state as a word, a shape and a colour; the colour is never the only sign.
 *
 * @param word the state in words
 * @param icon the shape: check, cross, question, info, warning
 * @param style the style class: good, bad, open, calm
 */
public record Badge(String word, String icon, String style) {
  /** The mistake was avoided. */
  public static final Badge AVOIDED = new Badge("Avoided", "check", "good");

  /** The mistake was made. */
  public static final Badge COMMITTED = new Badge("Committed", "cross", "bad");

  /** Nobody can tell. */
  public static final Badge NOT_CHECKED = new Badge("Not checked", "question", "open");

  static Badge of(ClaimState state) {
    return switch (state) {
      case MET -> new Badge("Met", "check", "good");
      case NOT_MET -> new Badge("Not met", "cross", "bad");
      case UNDECIDED -> new Badge("Undecided", "question", "open");
    };
  }

  static Badge of(Severity severity) {
    return switch (severity) {
      case INFO -> new Badge("Info", "info", "calm");
      case WARNING -> new Badge("Warning", "warning", "open");
      case PROBLEM -> new Badge("Problem", "cross", "bad");
    };
  }
}
