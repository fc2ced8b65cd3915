package io.github.finefettle.validation.perturbations;

import io.github.finefettle.core.statistics.RandomStream;
import java.util.Optional;

/**
 * Rewrites a text without changing what it means. Must be a pure function of its two arguments and
 * safe for use by several threads.
 */
@FunctionalInterface
public interface Rewriting {
  /**
   * Rewrites a text.
   *
   * @param text any text, possibly empty or with unpaired surrogates
   * @param stream the only source of chance
   * @return the rewritten text, or empty where this change does not apply to the text
   * @throws Exception if the rewriting fails; the run then stops and names the row
   */
  Optional<String> rewrite(String text, RandomStream stream) throws Exception;
}
