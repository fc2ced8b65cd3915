package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;

/**
 * The steps that fit most data sets, by task.
 *
 * <p>What the model is given (input and context) is repaired and brought to one form; what it
 * should say is checked and never edited.
 */
final class DefaultPlans {
  private DefaultPlans() {}

  static <R> DatasetCleaner<R> of(CleaningTask task, ExampleSchema<R> schema) {
    DatasetCleaner<R> cleaner = withTextRepair(DatasetCleaner.forTask(task, schema), schema);
    cleaner =
        switch (task) {
          case CLASSIFICATION -> classification(cleaner);
          default -> cleaner.dropExactDuplicates();
        };
    return cleaner.stopIfRuleRemovesMoreThan(0.20);
  }

  private static <R> DatasetCleaner<R> withTextRepair(
      DatasetCleaner<R> cleaner, ExampleSchema<R> schema) {
    Role[] given =
        schema.roles().stream()
            .filter(role -> role == Role.INPUT || role == Role.CONTEXT)
            .toArray(Role[]::new);
    return cleaner
        .unescapeEntities(given)
        .repairEncoding(given)
        .normalizeUnicode(given)
        .normalizeWhitespace(given);
  }

  private static <R> DatasetCleaner<R> classification(DatasetCleaner<R> cleaner) {
    return cleaner
        .treatAsMissingIn(Role.LABEL, "N/A", "NA", "null", "nan", "-", "?")
        .normalizeLabels()
        .dropMissing(Role.LABEL)
        .dropMissing(Role.INPUT)
        .dropExactDuplicates()
        .dropNearDuplicates(near -> near)
        .reviewConflictingLabels();
  }
}
