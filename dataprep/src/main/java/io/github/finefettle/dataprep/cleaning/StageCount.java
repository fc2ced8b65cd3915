package io.github.finefettle.dataprep.cleaning;

import java.util.List;

/** What one step did, in rows. */
record StageCount(
    String rule, long before, long after, long changed, long dropped, long setAside, long flagged) {
  static StageCount of(String rule, long before, long after, List<LedgerEntry> entries) {
    return new StageCount(
        rule,
        before,
        after,
        rows(entries, LedgerAction.CHANGED),
        rows(entries, LedgerAction.DROPPED),
        rows(entries, LedgerAction.SET_ASIDE),
        rows(entries, LedgerAction.FLAGGED));
  }

  private static long rows(List<LedgerEntry> entries, LedgerAction action) {
    return entries.stream()
        .filter(entry -> entry.action() == action)
        .map(LedgerEntry::row)
        .distinct()
        .count();
  }
}
