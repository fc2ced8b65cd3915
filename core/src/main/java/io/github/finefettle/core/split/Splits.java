package io.github.finefettle.core.split;

import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.HasEvidence;

/**
 * The three splits of one data set and the evidence of how they were made.
 *
 * @param <R> the type of a row
 * @param train the rows to train on
 * @param validation the rows to choose by
 * @param test the rows that judge the finished model
 * @param evidence how the split was made, and what a naive one would have leaked
 */
public record Splits<R>(
    TrainSplit<R> train, ValidationSplit<R> validation, TestSplit<R> test, Evidence evidence)
    implements HasEvidence {}
