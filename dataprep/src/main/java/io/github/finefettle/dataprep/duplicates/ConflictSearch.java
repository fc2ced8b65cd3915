package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Rows with the same input and different answers. Holds 16 bytes a row, and 32 to 40 for each
 * distinct input and each distinct answer; with near inputs also their texts.
 */
final class ConflictSearch implements AutoCloseable {
  private final Conflicts definition;
  private final RowNumbers rows = new RowNumbers();
  private final EqualKeys inputs = new EqualKeys();
  private final EqualKeys answers = new EqualKeys();
  private final IntList inputOf = new IntList();
  private final IntList answerOf = new IntList();
  private final List<String> texts = new ArrayList<>();

  ConflictSearch(Conflicts definition) {
    this.definition = definition;
  }

  static Conflicts.Observed observe(Conflicts definition, Example example) {
    return new Conflicts.Observed(
        definition.key().keyOf(example),
        definition.answerKey().keyOf(example),
        definition.near().isPresent() ? definition.key().textOf(example) : "");
  }

  /** Adds a row; whether it takes part. */
  boolean add(RowId row, Conflicts.Observed observed) {
    if (!observed.input.counts() || !observed.answer.counts()) {
      return false;
    }
    rows.add(row);
    inputOf.add(inputs.numberOf(observed.input));
    answerOf.add(answers.numberOf(observed.answer));
    if (definition.near().isPresent()) {
      texts.add(observed.text);
    }
    return true;
  }

  RowNumbers rows() {
    return rows;
  }

  /** The conflicts, by the ids of their first rows. */
  List<ConflictGroup> groups() {
    int[] order = IntOrder.upTo(rows.size());
    IntOrder.sort(order, rows::compare);
    int[] groupOf = groupOf(order);
    // The order of ids within a group stays: the sort is stable.
    IntOrder.sort(order, (a, b) -> Integer.compare(groupOf[a], groupOf[b]));
    List<ConflictGroup> groups = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= order.length; to++) {
      if (to == order.length || groupOf[order[to]] != groupOf[order[from]]) {
        addIfConflicting(groups, order, from, to);
        from = to;
      }
    }
    groups.sort((a, b) -> rows.compare(a.first(), b.first()));
    return groups;
  }

  /** By the number of a row: a number that the rows of one group share. */
  private int[] groupOf(int[] order) {
    int[] groupOf = inputOf.toArray();
    if (definition.near().isEmpty()) {
      return groupOf;
    }
    List<String> ordered = new ArrayList<>(order.length);
    for (int row : order) {
      ordered.add(texts.get(row));
    }
    int[] near = definition.near().get().groups(ordered);
    DisjointSets joined = new DisjointSets(order.length);
    int[] firstOf = new int[inputs.size()];
    Arrays.fill(firstOf, -1);
    for (int i = 0; i < order.length; i++) {
      joined.union(i, near[i]);
      int input = groupOf[order[i]];
      if (firstOf[input] < 0) {
        firstOf[input] = i;
      }
      joined.union(i, firstOf[input]);
    }
    int[] representatives = joined.representatives();
    for (int i = 0; i < order.length; i++) {
      groupOf[order[i]] = representatives[i];
    }
    return groupOf;
  }

  private void addIfConflicting(List<ConflictGroup> groups, int[] order, int from, int to) {
    int other = from + 1;
    while (other < to && answerOf.get(order[other]) == answerOf.get(order[from])) {
      other++;
    }
    if (other >= to) {
      return;
    }
    TreeMap<Integer, IntList> byAnswer = new TreeMap<>();
    for (int i = from; i < to; i++) {
      byAnswer.computeIfAbsent(answerOf.get(order[i]), a -> new IntList()).add(order[i]);
    }
    List<int[]> answered = new ArrayList<>();
    byAnswer.values().forEach(list -> answered.add(list.toArray()));
    answered.sort((a, b) -> a.length != b.length ? b.length - a.length : rows.compare(a[0], b[0]));
    groups.add(new ConflictGroup(order[from], order[other], answered));
  }

  @Override
  public void close() {
    inputs.close();
    answers.close();
  }
}
