package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a split says of itself after an audit: which judged rows share words with a training row.
 */
final class QuotedRows {
  private final LeakReport report;

  private QuotedRows(LeakReport report) {
    this.report = report;
  }

  /** Audits the sides of a split. */
  static LeakReport audit(LeakAudit audit, SortedRows<?> rows, SplitState state, Watch watch) {
    List<RowId> trainIds = new ArrayList<>();
    List<String> train = new ArrayList<>();
    List<RowId> judgedIds = new ArrayList<>();
    List<String> judged = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (state.hasPlace(row)) {
        boolean trained = state.side(row) == Side.TRAIN;
        (trained ? trainIds : judgedIds).add(rows.ids().get(row));
        (trained ? train : judged).add(rows.texts().get(row));
      }
    }
    return audit.audit(
        new TextRows("train", trainIds, train),
        new TextRows("validation and test", judgedIds, judged),
        watch.listener(),
        watch.cancellation());
  }

  /** With a claim, and the pairs where it is not met. */
  static Evidence addTo(Evidence base, LeakReport report) {
    return new QuotedRows(report).addTo(base);
  }

  private Evidence addTo(Evidence base) {
    Evidence evidence =
        base.with(
            Claim.required(
                    "split.no-leak-by-audit",
                    "No row of " + report.judged() + " is given away by a training row.",
                    report.leaked() == 0 ? ClaimState.MET : ClaimState.NOT_MET)
                .withValue(report.leaked())
                .withLimit(0)
                .withN(report.judgedRows()));
    if (report.leaked() == 0) {
      return evidence;
    }
    return evidence
        .with(
            new Finding(
                Severity.WARNING,
                "split-shared-words",
                report.leaked()
                    + " rows of "
                    + report.judged()
                    + " are given away by "
                    + report.trainRowsInvolved()
                    + " training rows, mostly by a run of words that both have.",
                "Group rows by where they come from, such as the document or the author; or leave"
                    + " out the training rows concerned."))
        .with(report.table());
  }
}
