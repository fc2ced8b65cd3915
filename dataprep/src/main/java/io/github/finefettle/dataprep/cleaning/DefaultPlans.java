package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.structure.StructureRules;
import java.util.List;

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
    if (task == CleaningTask.CLASSIFICATION) {
      cleaner = withLabels(cleaner);
    } else {
      for (Role role : List.of(Role.INPUT, Role.TARGET)) {
        // A chat may begin with an answer; its order is a matter of structure.
        if (task.required().contains(role) && !schema.hasTurns()) {
          cleaner = cleaner.dropMissing(role);
        }
      }
    }
    for (CleaningRule rule : StructureRules.defaultsFor(task.kind())) {
      if (schema.roles().containsAll(rule.reads())) {
        cleaner = cleaner.apply(rule);
      }
    }
    cleaner = cleaner.dropExactDuplicates();
    if (task == CleaningTask.CLASSIFICATION) {
      cleaner = cleaner.dropNearDuplicates(near -> near).reviewConflictingLabels();
    }
    return cleaner.stopIfRuleRemovesMoreThan(0.20);
  }

  private static <R> DatasetCleaner<R> withTextRepair(
      DatasetCleaner<R> cleaner, ExampleSchema<R> schema) {
    Role[] given =
        schema.roles().stream()
            .filter(role -> role == Role.INPUT || role == Role.CONTEXT)
            .filter(schema::canWrite)
            .toArray(Role[]::new);
    if (given.length == 0) {
      return cleaner;
    }
    return cleaner
        .unescapeEntities(given)
        .repairEncoding(given)
        .normalizeUnicode(given)
        .normalizeWhitespace(given);
  }

  private static <R> DatasetCleaner<R> withLabels(DatasetCleaner<R> cleaner) {
    return cleaner
        .treatAsMissingIn(Role.LABEL, "N/A", "NA", "null", "nan", "-", "?")
        .normalizeLabels()
        .dropMissing(Role.LABEL)
        .dropMissing(Role.INPUT);
  }
}
