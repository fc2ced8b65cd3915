package io.github.finefettle.core.evidence;

/** How much a finding matters. */
public enum Severity {
  /** Good to know. */
  INFO,
  /** Worth a look before training. */
  WARNING,
  /** Should be changed before training. */
  PROBLEM
}
