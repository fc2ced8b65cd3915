package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Note;
import io.github.finefettle.dataprep.rule.PartEdit;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row on its way through the rules: as it came, as it is now, and what was done to it. */
final class RowTrace {
  private final Example original;
  private Example current;
  private RowState state = RowState.ALIVE;
  private int next;
  private int removedBy = -1;
  private List<LedgerEntry> entries = List.of();
  private List<GroupChange> groupChanges = List.of();

  /** From one rule on, the row counts for another group. */
  record GroupChange(int rule, GroupKind kind, String group) {}

  RowTrace(Example original) {
    this.original = original;
    this.current = original;
  }

  Example original() {
    return original;
  }

  Example current() {
    return current;
  }

  RowState state() {
    return state;
  }

  boolean isAlive() {
    return state == RowState.ALIVE;
  }

  /** The place of the rule that is next, from 0. */
  int next() {
    return next;
  }

  /** The place of the rule that removed the row, or -1. */
  int removedBy() {
    return removedBy;
  }

  List<LedgerEntry> entries() {
    return entries;
  }

  List<GroupChange> groupChanges() {
    return groupChanges;
  }

  /** Lets the next rule's outcome take effect. */
  void take(RowRule rule, StepOutcome outcome) {
    if (outcome != StepOutcome.unchanged()) {
      for (PartEdit edit : outcome.edits()) {
        edit(rule, outcome, edit);
      }
      if (!outcome.language().isEmpty()) {
        changeGroup(GroupKind.LANGUAGE, outcome.language());
      }
      decide(rule, outcome);
    }
    next++;
  }

  /** Passes over a rule. */
  void skip() {
    next++;
  }

  private void edit(RowRule rule, StepOutcome outcome, PartEdit edit) {
    int place = edit.role().isPresent() ? placeOf(edit.role().get()) : edit.part();
    Part before = current.part(place);
    if (before.text().equals(edit.text())) {
      return;
    }
    add(
        new LedgerEntry(
            current.id(),
            next + 1,
            rule.id(),
            rule.version(),
            RuleAction.CHANGED,
            Optional.of(before.role()),
            current.indexInRole(place),
            Optional.of(before.text()),
            Optional.of(edit.text()),
            outcome.editMeasured(),
            outcome.editThreshold(),
            Optional.empty(),
            Optional.empty(),
            edit.reason(),
            List.of(),
            Optional.empty()));
    current = current.with(place, edit.text());
    if (before.role() == Role.LABEL) {
      changeGroup(GroupKind.CLASS, edit.text());
    } else if (before.role() == Role.SOURCE) {
      changeGroup(GroupKind.SOURCE, edit.text());
    }
  }

  /** The place of the one text of a role, which may be new. */
  private int placeOf(Role role) {
    if (current.placeOf(role, 0) < 0 || current.placeOf(role, 1) >= 0) {
      current = current.with(role, current.text(role));
    }
    return current.placeOf(role, 0);
  }

  private void decide(RowRule rule, StepOutcome outcome) {
    RuleAction action = outcome.action();
    boolean removes = action == RuleAction.DROPPED || action == RuleAction.SET_ASIDE;
    boolean told = false;
    for (Note note : outcome.notes()) {
      // Of a removal one entry holds the row's texts; weaker notes of the same rule stay notes.
      boolean decides = removes && note.action() == action && !told;
      told |= decides;
      int place = note.part() >= 0 ? note.part() : Math.max(0, current.placeOf(Role.INPUT, 0));
      boolean any = place < current.size();
      add(
          new LedgerEntry(
              current.id(),
              next + 1,
              rule.id(),
              rule.version(),
              decides ? action : RuleAction.FLAGGED,
              any ? Optional.of(current.part(place).role()) : Optional.empty(),
              any ? current.indexInRole(place) : 0,
              any ? Optional.of(current.part(place).text()) : Optional.empty(),
              Optional.empty(),
              note.measured(),
              note.threshold(),
              note.partner(),
              note.cluster(),
              note.reason(),
              decides ? current.parts() : List.of(),
              Optional.empty()));
    }
    if (removes) {
      state = action == RuleAction.DROPPED ? RowState.DROPPED : RowState.SET_ASIDE;
      removedBy = next;
    }
  }

  private void changeGroup(GroupKind kind, String group) {
    if (groupChanges.isEmpty()) {
      groupChanges = new ArrayList<>(2);
    }
    groupChanges.add(new GroupChange(next, kind, group));
  }

  private void add(LedgerEntry entry) {
    if (entries.isEmpty()) {
      entries = new ArrayList<>(2);
    }
    entries.add(entry);
  }
}
