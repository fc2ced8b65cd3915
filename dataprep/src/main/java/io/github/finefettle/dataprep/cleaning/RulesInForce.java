package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.PartEdit;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a plan during one run: learning rules are replaced by what they learned, one after
 * the other. Rows are moved through them by several threads; rules are replaced between two passes
 * by the thread that leads the run.
 */
final class RulesInForce {
  private final CleaningPlan plan;
  private final ExampleSchema<?> schema;
  private final CleaningRule[] rules;
  private final CleaningRule[] resolved;
  private final List<Finding> findings = new ArrayList<>();

  RulesInForce(CleaningPlan plan, ExampleSchema<?> schema) {
    this.plan = plan;
    this.schema = schema;
    this.rules = plan.steps().toArray(new CleaningRule[0]);
    this.resolved = rules.clone();
  }

  int size() {
    return rules.length;
  }

  CleaningRule rule(int place) {
    return rules[place];
  }

  /** The places of the rules that have yet to learn and can do so in one pass over the rows. */
  List<Integer> learnable() {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < rules.length; i++) {
      if (rules[i] instanceof LearningRule<?> learning) {
        places.add(i);
        if (!learning.onlyFlags()) {
          break;
        }
      }
    }
    return places;
  }

  void learned(int place, Learned learned) {
    rules[place] = learned.rule();
    if (learned.isFrozen()) {
      resolved[place] = learned.rule();
    }
    findings.addAll(learned.findings());
  }

  /** What the learning rules found, in the order of the rules. */
  List<Finding> findings() {
    return findings;
  }

  /** The plan with everything frozen that was learned. */
  CleaningPlan resolvedPlan() {
    return plan.withSteps(List.of(resolved));
  }

  /**
   * Moves a row on until it is removed or has reached a place. Rules that have not learned yet are
   * passed over: they are among those that only flag.
   */
  void advance(RowTrace trace, int to) {
    while (trace.isAlive() && trace.next() < to) {
      if (rules[trace.next()] instanceof RowRule rule) {
        trace.take(rule, outcome(rule, trace.current()));
      } else {
        trace.skip();
      }
    }
  }

  /** The same where rows only pass by for a rule that learns: what only flags is passed over. */
  void advanceToLearn(RowTrace trace, int to) {
    while (trace.isAlive() && trace.next() < to) {
      if (rules[trace.next()] instanceof RowRule rule && !rule.onlyFlags()) {
        trace.take(rule, outcome(rule, trace.current()));
      } else {
        trace.skip();
      }
    }
  }

  private StepOutcome outcome(RowRule rule, Example example) {
    StepOutcome outcome;
    try {
      outcome = rule.apply(example);
    } catch (Exception e) {
      throw failed(rule, example, e);
    }
    for (PartEdit edit : outcome.edits()) {
      Role role = edit.roleIn(example);
      if (!schema.canWrite(role)) {
        throw new IllegalArgumentException(
            "The step "
                + rule.id()
                + " edits the role "
                + role
                + " of the row "
                + example.id()
                + ", which the schema cannot write. Give the role a writer.");
      }
    }
    return outcome;
  }

  /** What a rule that has yet to learn notes of a row. */
  Object observe(int place, Example example) {
    LearningRule<?> rule = (LearningRule<?>) rules[place];
    try {
      return rule.observe(example);
    } catch (Exception e) {
      throw failed(rule, example, e);
    }
  }

  private static CleaningStepException failed(CleaningRule rule, Example example, Exception e) {
    return new CleaningStepException(
        "The step " + rule.id() + " failed on the row " + example.id() + ".", e);
  }
}
