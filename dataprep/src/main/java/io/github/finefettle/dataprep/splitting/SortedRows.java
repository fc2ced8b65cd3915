package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows in id order with what a split looks at.
 *
 * @param ids ascending, all different
 * @param rows as many
 * @param texts the input of each row
 * @param strata the stratum of each row; its class where the plan has no other strata
 * @param groups the value of each row, by role of the plan's groups
 * @param times what stands in the role TIME; empty unless the plan is by time
 */
record SortedRows<R>(
    List<RowId> ids,
    List<R> rows,
    List<String> texts,
    List<String> strata,
    Map<Role, List<String>> groups,
    List<String> times) {

  static <R> SortedRows<R> of(
      SplitSettings plan, List<RowId> ids, List<R> rows, RowTexts<R> texts, Watch watch) {
    if (ids.size() != rows.size()) {
      throw new IllegalArgumentException(
          "There are " + ids.size() + " ids but " + rows.size() + " rows. Give each row one id.");
    }
    int[] order =
        IntStream.range(0, ids.size())
            .boxed()
            .sorted(Comparator.comparing(ids::get))
            .mapToInt(Integer::intValue)
            .toArray();
    SortedRows<R> sorted =
        new SortedRows<>(
            new ArrayList<>(order.length),
            new ArrayList<>(order.length),
            new ArrayList<>(order.length),
            new ArrayList<>(order.length),
            new EnumMap<>(Role.class),
            new ArrayList<>());
    plan.groups().forEach(role -> sorted.groups.put(role, new ArrayList<>(order.length)));
    for (int i : order) {
      sorted.add(plan, ids.get(i), rows.get(i), texts);
      watch.progressed(sorted.size(), order.length);
    }
    return sorted;
  }

  private void add(SplitSettings plan, RowId id, R row, RowTexts<R> reader) {
    if (!ids.isEmpty() && ids.get(ids.size() - 1).equals(id)) {
      throw new IllegalArgumentException(
          "The row id (" + id + ") is given twice. Ids decide the side of a row and must differ.");
    }
    RowTexts.OfRow read = reader.of(id, row);
    ids.add(id);
    rows.add(row);
    texts.add(read.text(Role.INPUT));
    strata.add(stratum(plan.strata(), read));
    groups.forEach((role, values) -> values.add(read.text(role)));
    if (plan.order() == SplitOrder.TIME) {
      times.add(read.text(Role.TIME));
    }
  }

  /** One role gives its value as it is, as in the first version; several are told apart. */
  private static String stratum(Set<Role> roles, RowTexts.OfRow read) {
    if (roles.size() <= 1) {
      return read.text(roles.isEmpty() ? Role.LABEL : roles.iterator().next());
    }
    StringBuilder joined = new StringBuilder();
    for (Role role : roles) {
      joined.append(joined.length() > 0 ? " / " : "");
      joined.append(read.text(role).replace("\\", "\\\\").replace("/", "\\/"));
    }
    return joined.toString();
  }

  int size() {
    return ids.size();
  }
}
