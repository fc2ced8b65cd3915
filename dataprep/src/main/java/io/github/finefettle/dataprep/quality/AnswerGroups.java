package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.rule.Learned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers rows with equal answers; what comes out does not depend on the order of the rows. */
final class AnswerGroups {
  private record Member(RowId row, AnswerKey key) {}

  private static final Comparator<Member> BY_ANSWER =
      Comparator.<Member>comparingLong(m -> m.key().answer())
          .thenComparingLong(m -> m.key().answerToo())
          .thenComparing(Member::row);

  private final RepeatedAnswers rule;
  private final List<Member> members = new ArrayList<>();
  private long rows;

  AnswerGroups(RepeatedAnswers rule) {
    this.rule = rule;
  }

  void add(RowId row, AnswerKey key) {
    rows++;
    if (key.characters() > 0) {
      members.add(new Member(row, key));
    }
  }

  Learned learned() {
    members.sort(BY_ANSWER);
    Map<RowId, RepeatedAnswerRows.Repeated> repeated = new TreeMap<>();
    int groups = 0;
    int from = 0;
    while (from < members.size()) {
      int to = from + 1;
      while (to < members.size() && isSame(members.get(from), members.get(to))) {
        to++;
      }
      List<Member> group = members.subList(from, to);
      if (hasTwoPrompts(group) && !isLabel(group)) {
        groups++;
        note(group, repeated);
      }
      from = to;
    }
    Learned learned = Learned.bound(new RepeatedAnswerRows(rule.action(), repeated));
    return repeated.isEmpty() ? learned : learned.with(finding(groups, repeated));
  }

  private static boolean isSame(Member a, Member b) {
    return a.key().answer() == b.key().answer() && a.key().answerToo() == b.key().answerToo();
  }

  /** A short answer that many rows give is a label, such as "yes", and no boilerplate. */
  private boolean isLabel(List<Member> group) {
    return group.get(0).key().characters() < rule.labelLength()
        && group.size() * RepeatedAnswers.LABEL_ROWS > rows;
  }

  private static boolean hasTwoPrompts(List<Member> group) {
    long first = group.get(0).key().prompt();
    return group.stream().anyMatch(member -> member.key().prompt() != first);
  }

  private static void note(List<Member> group, Map<RowId, RepeatedAnswerRows.Repeated> repeated) {
    Map<Long, RowId> firstOfExact = new HashMap<>();
    RowId first = group.get(0).row();
    for (Member member : group) {
      RowId partner = firstOfExact.putIfAbsent(member.key().exact(), member.row());
      if (!member.row().equals(first)) {
        boolean exact = partner != null;
        repeated.put(
            member.row(),
            new RepeatedAnswerRows.Repeated(
                partner == null ? first : partner, group.size(), exact));
      }
    }
  }

  private static Finding finding(int groups, Map<RowId, RepeatedAnswerRows.Repeated> repeated) {
    long exact = repeated.values().stream().filter(RepeatedAnswerRows.Repeated::isExact).count();
    return new Finding(
        Severity.WARNING,
        "repeated-answers",
        repeated.size()
            + " answers repeat that of an earlier row with another prompt: "
            + exact
            + " to the character, "
            + (repeated.size() - exact)
            + " but for case, spaces and punctuation; they form "
            + groups
            + " groups.",
        "Look at the largest groups in the ledger; boilerplate teaches the model to say it.");
  }
}
