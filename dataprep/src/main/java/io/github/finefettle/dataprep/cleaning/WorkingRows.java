package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The rows of a run on their way through the steps, in id order. Outcomes are recorded while a step
 * runs and take effect when it ends, so that a step sees one state of the data throughout. Not safe
 * for use by several threads.
 */
final class WorkingRows {
  /** Where a row stands. */
  enum State {
    ALIVE,
    DROPPED,
    SET_ASIDE
  }

  private record Pending(int row, StepOutcome outcome, Optional<RowId> partner) {}

  private final Example[] examples;
  private final State[] states;
  private final List<LedgerEntry> entries = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private Map<String, Long> labelsSeen = Map.of();

  WorkingRows(List<Example> examples) {
    this.examples = examples.toArray(new Example[0]);
    this.states = new State[this.examples.length];
    java.util.Arrays.fill(states, State.ALIVE);
  }

  Example example(int row) {
    return examples[row];
  }

  State state(int row) {
    return states[row];
  }

  /** The rows that no step has removed, in id order. */
  List<Integer> alive() {
    List<Integer> alive = new ArrayList<>();
    for (int row = 0; row < examples.length; row++) {
      if (states[row] == State.ALIVE) {
        alive.add(row);
      }
    }
    return alive;
  }

  long count(State state) {
    long n = 0;
    for (State s : states) {
      n += s == state ? 1 : 0;
    }
    return n;
  }

  /** The rows that are left by label, in label order; each group in id order. */
  Map<String, List<Integer>> aliveByLabel() {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int row : alive()) {
      groups.computeIfAbsent(examples[row].text(Role.LABEL), l -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  Map<String, Long> labelCounts() {
    Map<String, Long> counts = new TreeMap<>();
    aliveByLabel().forEach((label, rows) -> counts.put(label, (long) rows.size()));
    return counts;
  }

  void record(int row, StepOutcome outcome) {
    pending.add(new Pending(row, outcome, Optional.empty()));
  }

  void recordPair(int row, StepOutcome outcome, int partner) {
    pending.add(new Pending(row, outcome, Optional.of(examples[partner].id())));
  }

  /** Remembers how frequent the labels were when their spellings were judged. */
  void sawLabels(Map<String, Long> counts) {
    labelsSeen = counts;
  }

  /** How frequent the labels were when their spellings were judged; empty if they never were. */
  Map<String, Long> labelsSeen() {
    return labelsSeen;
  }

  void find(Finding finding) {
    findings.add(finding);
  }

  List<Finding> findings() {
    return findings;
  }

  List<LedgerEntry> entries() {
    return entries;
  }

  /** Lets the recorded outcomes take effect, unless the guard stops the run. */
  void finishStep(int number, PlannedStep step, RemovalGuard guard) {
    guard.check(step.rule(), this, pending.stream().filter(this::removes).map(p -> p.row).toList());
    for (Pending change : pending) {
      apply(number, step, change);
    }
    pending.clear();
  }

  private boolean removes(Pending change) {
    LedgerAction action = change.outcome.action();
    return action == LedgerAction.DROPPED || action == LedgerAction.SET_ASIDE;
  }

  private void apply(int number, PlannedStep step, Pending change) {
    StepOutcome outcome = change.outcome;
    Example before = examples[change.row];
    for (Map.Entry<Role, String> edit : outcome.edits().entrySet()) {
      String text = before.text(edit.getKey());
      if (!text.equals(edit.getValue())) {
        examples[change.row] = examples[change.row].with(edit.getKey(), edit.getValue());
        entries.add(
            entry(
                number,
                step,
                change,
                LedgerAction.CHANGED,
                Optional.of(edit.getKey()),
                Optional.of(text),
                Optional.of(edit.getValue())));
      }
    }
    if (outcome.action() == LedgerAction.CHANGED) {
      return;
    }
    if (outcome.action() != LedgerAction.FLAGGED) {
      boolean dropped = outcome.action() == LedgerAction.DROPPED;
      states[change.row] = dropped ? State.DROPPED : State.SET_ASIDE;
    }
    String input = examples[change.row].text(Role.INPUT);
    entries.add(
        entry(
            number,
            step,
            change,
            outcome.action(),
            Optional.of(Role.INPUT),
            Optional.of(input),
            Optional.empty()));
  }

  private LedgerEntry entry(
      int number,
      PlannedStep step,
      Pending change,
      LedgerAction action,
      Optional<Role> role,
      Optional<String> before,
      Optional<String> after) {
    StepOutcome outcome = change.outcome;
    OptionalDouble measured = outcome.measured();
    return new LedgerEntry(
        examples[change.row].id(),
        number,
        step.rule(),
        step.version(),
        action,
        role,
        before,
        after,
        measured,
        outcome.threshold(),
        change.partner,
        outcome.reason(),
        states[change.row] == State.ALIVE ? Map.of() : examples[change.row].texts());
  }
}
