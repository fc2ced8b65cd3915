package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.privacy.PersonalDataRule;
import io.github.finefettle.dataprep.quality.Defect;
import io.github.finefettle.dataprep.quality.FindDefect;
import io.github.finefettle.dataprep.quality.FormatMixture;
import io.github.finefettle.dataprep.quality.LearnedRanges;
import io.github.finefettle.dataprep.quality.RepeatedAnswers;
import io.github.finefettle.dataprep.quality.TemplateMixture;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.structure.StructureRules;
import io.github.finefettle.dataprep.text.CharacterPolicy;
import io.github.finefettle.dataprep.text.CharacterPolicyRule;
import java.util.ArrayList;
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
    DatasetCleaner<R> cleaner = withTextRepair(task, DatasetCleaner.forTask(task, schema), schema);
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
    // What only flags comes before what removes: all of it then learns in one pass over the rows.
    for (CleaningRule rule : checks(task, schema)) {
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
      CleaningTask task, DatasetCleaner<R> cleaner, ExampleSchema<R> schema) {
    Role[] given =
        schema.roles().stream()
            .filter(role -> role == Role.INPUT || role == Role.CONTEXT)
            .filter(schema::canWrite)
            .toArray(Role[]::new);
    if (given.length == 0) {
      return cleaner;
    }
    if (task == CleaningTask.CLASSIFICATION) {
      return cleaner
          .unescapeEntities(given)
          .repairEncoding(given)
          .normalizeUnicode(given)
          .normalizeWhitespace(given);
    }
    // A model that writes learns from every sign: what nobody sees is pointed out, not taken out,
    // and an entity may be what an instruction about HTML is about.
    return cleaner
        .repairEncoding(given)
        .normalizeWhitespace(given)
        .apply(CharacterPolicyRule.of(CharacterPolicy.flagging(), given));
  }

  private static List<CleaningRule> checks(CleaningTask task, ExampleSchema<?> schema) {
    List<CleaningRule> checks = new ArrayList<>(StructureRules.defaultsFor(task.kind()));
    if (schema.roles().contains(Role.TARGET)) {
      for (Defect defect : Defect.values()) {
        checks.add(FindDefect.flagging(defect));
      }
      checks.add(RepeatedAnswers.standard());
      checks.add(new TemplateMixture());
    }
    if (task != CleaningTask.CLASSIFICATION) {
      checks.add(PersonalDataRule.flagging());
    }
    Role[] texts =
        schema.roles().stream()
            .filter(role -> role == Role.INPUT || role == Role.TARGET)
            .toArray(Role[]::new);
    checks.add(FormatMixture.of(texts));
    checks.add(LearnedRanges.of(texts));
    return checks;
  }

  private static <R> DatasetCleaner<R> withLabels(DatasetCleaner<R> cleaner) {
    return cleaner
        .treatAsMissingIn(Role.LABEL, "N/A", "NA", "null", "nan", "-", "?")
        .normalizeLabels()
        .dropMissing(Role.LABEL)
        .dropMissing(Role.INPUT);
  }
}
