package io.github.finefettle.examples.evaluating;

import io.github.finefettle.metrics.SuiteResult;

/**
 * What the metrics of one kind of row gave.
 *
 * @param family the name of their family
 * @param result the measurements
 * @param rows how many rows were measured
 * @param aside the rows that were not
 */
record PartResult(String family, SuiteResult result, long rows, SetAside aside) {}
