package io.github.finefettle.core.evidence;

/**
 * Whatever leaves evidence behind: results of cleaning, splitting, search, stopping, validation.
 */
public interface HasEvidence {
  /**
   * What was done and seen.
   *
   * @return the evidence
   */
  Evidence evidence();
}
