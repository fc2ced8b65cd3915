package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.split.TrainSplit;
import io.github.finefettle.core.split.ValidationSplit;

/**
 * One fold: the rows that validate in it, and all other rows of the folds, which are trained on.
 *
 * @param <R> the type of a row
 * @param train in id order
 * @param validation in id order
 */
public record Fold<R>(TrainSplit<R> train, ValidationSplit<R> validation) {}
