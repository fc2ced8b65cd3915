package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Gives conflicts back their texts. */
final class ConflictTexts {
  private ConflictTexts() {}

  static List<Conflict> of(
      Conflicts definition, List<ConflictGroup> groups, IntFunction<Example> rows) {
    List<Conflict> conflicts = new ArrayList<>();
    for (ConflictGroup group : groups) {
      List<ConflictingAnswer> answers = new ArrayList<>();
      for (int[] members : group.answers()) {
        answers.add(answer(definition.answers(), members, rows));
      }
      conflicts.add(new Conflict(definition.key().textOf(rows.apply(group.first())), answers));
    }
    return conflicts;
  }

  private static ConflictingAnswer answer(
      Set<Role> roles, int[] members, IntFunction<Example> rows) {
    List<RowId> ids = new ArrayList<>();
    TreeSet<String> sources = new TreeSet<>();
    for (int member : members) {
      Example example = rows.apply(member);
      ids.add(example.id());
      sources.add(example.find(Role.SOURCE).orElse(example.id().source()));
    }
    return new ConflictingAnswer(text(rows.apply(members[0]), roles), ids, List.copyOf(sources));
  }

  private static String text(Example example, Set<Role> roles) {
    return roles.stream()
        .map(example::text)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }
}
