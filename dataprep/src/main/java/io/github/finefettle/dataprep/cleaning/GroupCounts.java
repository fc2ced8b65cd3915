package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows of each class, source and language reached each rule, and how many it removed.
 * Whole numbers, so that parts add up to the same in any order.
 *
 * <p>A row that no rule removes adds to two places, whatever the number of rules: what is stored
 * are the differences from one rule to the next. The place behind the last rule stands for "kept".
 */
final class GroupCounts {
  /** Beyond this many groups of a kind they are rather ids, and are no longer counted. */
  static final int MOST_GROUPS = 10_000;

  /** Of one group: by rule, the change of the rows that reach it, and the rows that it removed. */
  private static final class Counts {
    private final long[] change;
    private final long[] removed;

    Counts(int rules) {
      change = new long[rules + 2];
      removed = new long[rules];
    }
  }

  private final int rules;
  private final EnumMap<GroupKind, Map<String, Counts>> groups = new EnumMap<>(GroupKind.class);
  private final EnumMap<GroupKind, Boolean> tooMany = new EnumMap<>(GroupKind.class);

  GroupCounts(int rules) {
    this.rules = rules;
    for (GroupKind kind : GroupKind.values()) {
      groups.put(kind, new HashMap<>());
    }
  }

  void add(RowTrace trace) {
    Example original = trace.original();
    count(trace, GroupKind.CLASS, original.text(Role.LABEL));
    int source = original.placeOf(Role.SOURCE, 0);
    count(
        trace,
        GroupKind.SOURCE,
        source < 0 ? original.id().source() : original.part(source).text());
    count(trace, GroupKind.LANGUAGE, "");
  }

  private void count(RowTrace trace, GroupKind kind, String first) {
    String group = first;
    int from = 0;
    for (RowTrace.GroupChange change : trace.groupChanges()) {
      if (change.kind() == kind) {
        // The rule that made the change still counts the row for its old group.
        passed(kind, group, from, change.rule() + 1);
        group = change.group();
        from = change.rule() + 1;
      }
    }
    boolean removed = trace.removedBy() >= 0;
    passed(kind, group, from, removed ? trace.removedBy() + 1 : rules + 1);
    if (removed) {
      String last = from > trace.removedBy() ? previous(trace, kind, first) : group;
      if (!last.isBlank()) {
        counts(kind, last).removed[trace.removedBy()]++;
      }
    }
  }

  /** The group before the last change: for a rule that changed it and removed the row. */
  private static String previous(RowTrace trace, GroupKind kind, String first) {
    String group = first;
    String before = first;
    for (RowTrace.GroupChange change : trace.groupChanges()) {
      if (change.kind() == kind) {
        before = group;
        group = change.group();
      }
    }
    return before;
  }

  private void passed(GroupKind kind, String group, int from, int to) {
    if (!group.isBlank() && from < to) {
      long[] change = counts(kind, group).change;
      change[from]++;
      change[to]--;
    }
  }

  private Counts counts(GroupKind kind, String group) {
    return of(kind).computeIfAbsent(group, g -> new Counts(rules));
  }

  private Map<String, Counts> of(GroupKind kind) {
    return groups.computeIfAbsent(kind, k -> new HashMap<>());
  }

  void add(GroupCounts other) {
    for (GroupKind kind : GroupKind.values()) {
      if (isTooMany(kind) || other.isTooMany(kind)) {
        giveUp(kind);
        continue;
      }
      other
          .of(kind)
          .forEach(
              (group, more) -> {
                Counts mine = counts(kind, group);
                add(mine.change, more.change);
                add(mine.removed, more.removed);
              });
      if (of(kind).size() > MOST_GROUPS) {
        giveUp(kind);
      }
    }
  }

  private static void add(long[] sum, long[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  private void giveUp(GroupKind kind) {
    tooMany.put(kind, true);
    of(kind).clear();
  }

  /** Whether there are so many groups of a kind that they were given up. */
  boolean isTooMany(GroupKind kind) {
    return tooMany.getOrDefault(kind, false);
  }

  /** The groups of a kind, in order. */
  Iterable<String> groups(GroupKind kind) {
    return Collections.unmodifiableSet(new TreeMap<>(of(kind)).keySet());
  }

  /** How many rows of a group reached a rule. */
  long reached(GroupKind kind, String group, int rule) {
    long reached = 0;
    long[] change = counts(kind, group).change;
    for (int i = 0; i <= rule; i++) {
      reached += change[i];
    }
    return reached;
  }

  /** How many rows of a group were kept. */
  long kept(GroupKind kind, String group) {
    return reached(kind, group, rules);
  }

  /** How many rows of a group a rule removed. */
  long removed(GroupKind kind, String group, int rule) {
    return counts(kind, group).removed[rule];
  }

  /** The JSON form, for the journal of a run. */
  JsonValue.JsonObject toJson() {
    var json = JsonValue.object();
    for (GroupKind kind : GroupKind.values()) {
      List<JsonValue> items = new ArrayList<>();
      new TreeMap<>(of(kind))
          .forEach(
              (group, counts) ->
                  items.add(
                      JsonValue.object()
                          .put("group", group)
                          .put("change", RuleCounts.numbers(counts.change))
                          .put("removed", RuleCounts.numbers(counts.removed))
                          .toJson()));
      json.put(kind.word(), items);
      json.put(kind.word() + "TooMany", isTooMany(kind));
    }
    return json.toJson();
  }

  static GroupCounts fromJson(int rules, JsonValue.JsonObject json) {
    GroupCounts read = new GroupCounts(rules);
    for (GroupKind kind : GroupKind.values()) {
      for (JsonValue item : json.array(kind.word())) {
        JsonValue.JsonObject o = item.asObject();
        Counts counts = read.counts(kind, o.string("group"));
        add(counts.change, RuleCounts.numbers(o.array("change")));
        add(counts.removed, RuleCounts.numbers(o.array("removed")));
      }
      if (json.get(kind.word() + "TooMany").asBoolean()) {
        read.giveUp(kind);
      }
    }
    return read;
  }
}
