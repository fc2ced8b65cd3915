package io.github.finefettle.dataprep.rule;

import io.github.finefettle.core.split.RowId;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A decision on a row, or something noted about it, with the evidence.
 *
 * @param action FLAGGED, SET_ASIDE or DROPPED
 * @param reason why, as a sentence
 * @param part the part that it rests on, by its place, or -1 for the row as a whole
 * @param measured what was measured, or empty
 * @param threshold what it was held against, or empty
 * @param partner the other row of a pair, or empty
 * @param cluster the row by whose id the cluster of duplicates is known, or empty
 */
public record Note(
    RuleAction action,
    String reason,
    int part,
    OptionalDouble measured,
    OptionalDouble threshold,
    Optional<RowId> partner,
    Optional<RowId> cluster) {}
