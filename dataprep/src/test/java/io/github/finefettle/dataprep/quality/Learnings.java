package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Note;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs rules over examples without an engine. */
final class Learnings {
  private Learnings() {}

  static <O> Learned learn(LearningRule<O> rule, Iterable<Example> examples) throws Exception {
    Learning<O> learning = rule.learning();
    for (Example example : examples) {
      learning.add(example.id(), rule.observe(example));
    }
    return learning.learned();
  }

  /** The notes of the rows that have some, by row. */
  static Map<String, List<Note>> notes(RowRule rule, Iterable<Example> examples) throws Exception {
    Map<String, List<Note>> notes = new TreeMap<>();
    for (Example example : examples) {
      List<Note> found = rule.apply(example).notes();
      if (!found.isEmpty()) {
        notes.put(example.id().toString(), found);
      }
    }
    return notes;
  }

  static CleaningRule readBack(CleaningRule rule, Registry registry) {
    JsonValue.JsonObject json = JsonValue.parse(rule.toJson().toCanonicalString()).asObject();
    for (RuleKind kind : QualityRules.kinds()) {
      if (kind.id().equals(json.string("rule"))) {
        return kind.reader().read(json, registry);
      }
    }
    throw new AssertionError("no kind " + json.string("rule"));
  }
}
