package io.github.finefettle.dataprep.text;

/** What is done about suspicious characters. */
public enum Treatment {
  /** They stay and are not mentioned. */
  KEEP,
  /** They stay, and each place is a finding. */
  FLAG,
  /** They are removed, look-alike letters replaced, and each place is a finding. */
  CHANGE
}
