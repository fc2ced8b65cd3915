package io.github.finefettle.validation.perturbations;

import java.util.Optional;

/**
 * What came of one perturbation of one text.
 *
 * @param text the changed text, different from the original; empty where there is none
 * @param rejectedDraws how many draws left the text as it was and were thrown away, 0 or more
 */
public record Perturbed(Optional<String> text, int rejectedDraws) {
  /**
   * Whether the perturbation applied, but every draw left the text as it was.
   *
   * @return true if there is no changed text for that reason
   */
  public boolean onlyNoOps() {
    return text.isEmpty() && rejectedDraws > 0;
  }
}
