package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What each rule of a plan did, in rows. Whole numbers: parts add up to the same in any order. */
final class RuleCounts {
  private final long[] reached;
  private final long[] changed;
  private final long[] flagged;
  private final long[] setAside;
  private final long[] dropped;
  private final GroupCounts groups;
  private long rows;
  private long changedRows;

  RuleCounts(int rules) {
    this.reached = new long[rules];
    this.changed = new long[rules];
    this.flagged = new long[rules];
    this.setAside = new long[rules];
    this.dropped = new long[rules];
    this.groups = new GroupCounts(rules);
  }

  /** Adds a row that is through. */
  void add(RowTrace trace) {
    rows++;
    groups.add(trace);
    int last = trace.removedBy() < 0 ? reached.length - 1 : trace.removedBy();
    for (int i = 0; i <= last; i++) {
      reached[i]++;
    }
    boolean edited = false;
    int rule = -1;
    Set<RuleAction> seen = EnumSet.noneOf(RuleAction.class);
    for (LedgerEntry entry : trace.entries()) {
      if (entry.step() - 1 != rule) {
        rule = entry.step() - 1;
        seen.clear();
      }
      if (seen.add(entry.action())) {
        of(entry.action())[rule]++;
      }
      edited |= entry.action() == RuleAction.CHANGED;
    }
    changedRows += edited ? 1 : 0;
  }

  private long[] of(RuleAction action) {
    return switch (action) {
      case CHANGED -> changed;
      case FLAGGED -> flagged;
      case SET_ASIDE -> setAside;
      case DROPPED -> dropped;
    };
  }

  void add(RuleCounts other) {
    for (int i = 0; i < reached.length; i++) {
      reached[i] += other.reached[i];
      changed[i] += other.changed[i];
      flagged[i] += other.flagged[i];
      setAside[i] += other.setAside[i];
      dropped[i] += other.dropped[i];
    }
    rows += other.rows;
    changedRows += other.changedRows;
    groups.add(other.groups);
  }

  GroupCounts groups() {
    return groups;
  }

  /** Rows that could be parsed. */
  long rows() {
    return rows;
  }

  /** Rows of which a text was edited. */
  long changedRows() {
    return changedRows;
  }

  long dropped() {
    return sum(dropped);
  }

  long setAside() {
    return sum(setAside);
  }

  long removed(int rule) {
    return dropped[rule] + setAside[rule];
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  List<StageCount> stages(List<String> rules) {
    List<StageCount> stages = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      stages.add(
          new StageCount(
              rules.get(i),
              reached[i],
              reached[i] - removed(i),
              changed[i],
              dropped[i],
              setAside[i],
              flagged[i]));
    }
    return stages;
  }
}
