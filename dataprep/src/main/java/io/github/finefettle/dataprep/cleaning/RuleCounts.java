package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What each rule of a plan did, in rows. Whole numbers: parts add up to the same in any order. */
final class RuleCounts {
  private static final Role[] ROLES = Role.values();

  private final long[] reached;
  private final long[] changed;
  private final long[] flagged;
  private final long[] setAside;
  private final long[] dropped;

  /** By rule and role. */
  private final long[] editedTexts;

  private final GroupCounts groups;
  private long rows;
  private long changedRows;

  RuleCounts(int rules) {
    this(rules, new GroupCounts(rules));
  }

  private RuleCounts(int rules, GroupCounts groups) {
    this.reached = new long[rules];
    this.changed = new long[rules];
    this.flagged = new long[rules];
    this.setAside = new long[rules];
    this.dropped = new long[rules];
    this.editedTexts = new long[rules * ROLES.length];
    this.groups = groups;
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
      if (entry.action() == RuleAction.CHANGED) {
        edited = true;
        int role = indexOf(entry.role().orElse(Role.INPUT));
        editedTexts[rule * ROLES.length + role]++;
      }
    }
    changedRows += edited ? 1 : 0;
  }

  private static int indexOf(Role role) {
    return Arrays.binarySearch(ROLES, role);
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
    for (int i = 0; i < editedTexts.length; i++) {
      editedTexts[i] += other.editedTexts[i];
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

  List<RuleSummary> summaries(List<String> rules) {
    List<RuleSummary> summaries = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      EnumMap<Role, Long> texts = new EnumMap<>(Role.class);
      for (Role role : ROLES) {
        long count = editedTexts[i * ROLES.length + indexOf(role)];
        if (count > 0) {
          texts.put(role, count);
        }
      }
      summaries.add(
          new RuleSummary(
              rules.get(i), reached[i], changed[i], dropped[i], setAside[i], flagged[i], texts));
    }
    return summaries;
  }

  /** The JSON form, for the journal of a run. */
  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("rows", rows)
        .put("changedRows", changedRows)
        .put("reached", numbers(reached))
        .put("changed", numbers(changed))
        .put("flagged", numbers(flagged))
        .put("setAside", numbers(setAside))
        .put("dropped", numbers(dropped))
        .put("editedTexts", numbers(editedTexts))
        .put("groups", groups.toJson())
        .toJson();
  }

  static RuleCounts fromJson(JsonValue.JsonObject json) {
    int rules = json.array("reached").size();
    RuleCounts read =
        new RuleCounts(rules, GroupCounts.fromJson(rules, json.get("groups").asObject()));
    read.rows = json.integer("rows");
    read.changedRows = json.integer("changedRows");
    fill(read.reached, json.array("reached"));
    fill(read.changed, json.array("changed"));
    fill(read.flagged, json.array("flagged"));
    fill(read.setAside, json.array("setAside"));
    fill(read.dropped, json.array("dropped"));
    fill(read.editedTexts, json.array("editedTexts"));
    return read;
  }

  private static void fill(long[] counts, List<JsonValue> from) {
    System.arraycopy(numbers(from), 0, counts, 0, counts.length);
  }

  static List<JsonValue> numbers(long[] counts) {
    List<JsonValue> numbers = new ArrayList<>(counts.length);
    for (long count : counts) {
      numbers.add(JsonValue.of(count));
    }
    return numbers;
  }

  static long[] numbers(List<JsonValue> json) {
    return json.stream().mapToLong(JsonValue::asLong).toArray();
  }
}
