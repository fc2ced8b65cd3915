package io.github.finefettle.dataprep.cleaning;

/**
 * How many rows of a group came in and went out. Where a rule edits labels or sources, the rows
 * that went out may be more than came in.
 *
 * @param read rows that could be parsed and were of this group at first
 * @param kept rows that were kept and are of this group now
 */
public record GroupAccount(long read, long kept) {}
