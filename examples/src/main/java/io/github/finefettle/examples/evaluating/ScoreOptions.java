package io.github.finefettle.examples.evaluating;

import java.util.List;
import java.util.Optional;

/**
 * What the scores speak of.
 *
 * @param classes the labels in the order of the scores, empty where the scores name them
 * @param positive the label that a single score speaks for, if the user named one
 */
record ScoreOptions(List<String> classes, Optional<String> positive) {
  ScoreOptions {
    classes = List.copyOf(classes);
  }
}
