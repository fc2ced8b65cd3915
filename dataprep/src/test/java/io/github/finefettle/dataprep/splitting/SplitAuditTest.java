package io.github.finefettle.dataprep.splitting;

import static io.github.finefettle.dataprep.splitting.SplitRows.findings;
import static io.github.finefettle.dataprep.splitting.SplitRows.ids;
import static io.github.finefettle.dataprep.splitting.SplitRows.sides;
import static io.github.finefettle.dataprep.splitting.SplitRows.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.SmsSpam;
import io.github.finefettle.dataprep.SmsSpam.Sms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitAuditTest {
  private static final SplitPlan PLAN =
      SplitPlan.of(0.6, 0.2, 0.2).keepingDuplicatesTogether().seed(7);

  private static SplitOutcome<String> split(SplitRunner runner, List<String> rows) {
    return runner.split(ids(rows.size()), rows, row -> row, row -> "");
  }

  /** Rows of 60 words; each two of them quote the same 20 words. */
  private static List<String> quoting(int rows) {
    RandomSequence random = RandomStream.of(4, "rows").sequence();
    List<String> texts = new ArrayList<>();
    String quoted = "";
    for (int row = 0; row < rows; row++) {
      quoted = row % 2 == 0 ? SplitRows.words(random) + SplitRows.words(random) : quoted;
      texts.add(SplitRows.words(random) + quoted + SplitRows.words(random) + "end");
    }
    return texts;
  }

  @Test
  void wordsThatSidesShareWithoutBeingNearDuplicatesAreToldByAnAudit() {
    List<String> rows = quoting(200);
    SplitOutcome<String> plain = split(PLAN.runner(), rows);
    assertThat(plain.leaks()).isEmpty();
    assertThat(state(plain.evidence(), "split.no-duplicate-crosses")).isEqualTo(ClaimState.MET);
    SplitOutcome<String> audited = split(PLAN.runner().auditing(LeakAudit.withDefaults()), rows);
    assertThat(sides(audited.splits())).isEqualTo(sides(plain.splits()));
    assertThat(state(audited.evidence(), "split.no-duplicate-crosses")).isEqualTo(ClaimState.MET);
    assertThat(state(audited.evidence(), "split.no-leak-by-audit")).isEqualTo(ClaimState.NOT_MET);
    assertThat(findings(audited.evidence())).contains("split-shared-words");
    LeakReport report = audited.leaks().orElseThrow();
    // Of the pairs of rows those whose one row is trained on and whose other one is not.
    int expected = 0;
    for (int pair = 0; pair < 200; pair += 2) {
      Side one = audited.assignment().sideOf(ids(200).get(pair)).orElseThrow();
      Side other = audited.assignment().sideOf(ids(200).get(pair + 1)).orElseThrow();
      expected += (one == Side.TRAIN) == (other == Side.TRAIN) ? 0 : 1;
    }
    assertThat(report.leaked()).isEqualTo(expected).isGreaterThan(20);
    assertThat(report.with(LeakKind.NEAR)).isZero();
    assertThat(report.rows()).allSatisfy(row -> assertThat(row.sharedWords()).isEqualTo(20));
    assertThat(audited.assignment()).isEqualTo(plain.assignment());
  }

  @Test
  void aSplitWithoutSharedWordsMeetsTheClaim() {
    List<String> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(5, "rows").sequence();
    for (int row = 0; row < 100; row++) {
      rows.add(SplitRows.words(random) + SplitRows.words(random));
    }
    SplitOutcome<String> audited = split(PLAN.runner().auditing(LeakAudit.withDefaults()), rows);
    assertThat(audited.leaks().orElseThrow().leaked()).isZero();
    assertThat(state(audited.evidence(), "split.no-leak-by-audit")).isEqualTo(ClaimState.MET);
    assertThat(findings(audited.evidence())).doesNotContain("split-shared-words");
  }

  @Test
  void howManyRealMessagesShareARunThoughNoNearDuplicateCrosses() {
    List<Sms> rows = SmsSpam.rows();
    SplitOutcome<Sms> audited =
        SplitPlan.of(0.8, 0.1, 0.1)
            .keepingDuplicatesTogether()
            .seed(42)
            .runner()
            .auditing(LeakAudit.withDefaults())
            .split(SmsSpam.ids(rows.size()), rows, Sms::text, Sms::label);
    LeakReport report = audited.leaks().orElseThrow();
    assertThat(report.with(LeakKind.NEAR)).isZero();
    assertThat(report.with(LeakKind.SAME_WORDS)).isZero();
    assertThat(report.leaked()).isEqualTo(49);
    assertThat(report.judgedRows()).isEqualTo(1061);
  }
}
