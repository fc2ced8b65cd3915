package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.text.TextFunction;
import java.util.List;
import java.util.Set;

/**
 * What is looked at once more in every row that a run over files keeps, so that the claims do not
 * rest on the plan alone. Where a rule of the plan looked at the same texts and nothing edited them
 * since, its word is enough: these rules change nothing when they are applied twice.
 */
final class KeptRowChecks {
  private final Set<Role> roles;
  private final List<CleaningRule> rules;

  KeptRowChecks(ExampleSchema<?> schema, CleaningPlan plan) {
    this.roles = schema.roles();
    this.rules = plan.steps();
  }

  boolean lacks(Role role, Example example) {
    return roles.contains(role) && example.find(role).isEmpty();
  }

  /** Whether a function would still change an input. */
  boolean isStillEdited(TextFunction function, RowTrace trace) {
    if (isSettled(function, trace)) {
      return false;
    }
    Example example = trace.current();
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (part.role() == Role.INPUT && function.changes(part.text())) {
        return true;
      }
    }
    return false;
  }

  private boolean isSettled(TextFunction function, RowTrace trace) {
    int lastEdit = 0;
    for (LedgerEntry entry : trace.entries()) {
      if (entry.action() == RuleAction.CHANGED) {
        lastEdit = entry.step();
      }
    }
    for (int i = Math.max(0, lastEdit - 1); i < rules.size(); i++) {
      if (rules.get(i).id().equals(function.id()) && rules.get(i).edits().contains(Role.INPUT)) {
        return true;
      }
    }
    return false;
  }
}
