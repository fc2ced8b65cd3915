package io.github.finefettle.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.splitting.LeakAudit;
import io.github.finefettle.dataprep.splitting.LeakReport;
import io.github.finefettle.dataprep.splitting.SplitAssignment;
import io.github.finefettle.dataprep.splitting.SplitOutcome;
import io.github.finefettle.dataprep.splitting.SplitPlan;
import io.github.finefettle.dataprep.splitting.TextRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the guide to splits, compiled and run. */
class SplitsGuideTest {
  @TempDir Path folder;

  record Mail(String text, String topic, String author) {}

  private static List<Mail> mails(int count) {
    RandomSequence random = RandomStream.of(1, "mails").sequence();
    List<Mail> mails = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 12; word++) {
        text.append(Integer.toString(1000 + random.nextInt(1_000_000), 36)).append(' ');
      }
      mails.add(
          new Mail(
              text.toString(),
              random.nextInt(2) == 0 ? "billing" : "delivery",
              "author " + random.nextInt(count)));
    }
    return mails;
  }

  private static List<RowId> ids(int count) {
    List<RowId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(new RowId("mails", i));
    }
    return ids;
  }

  @Test
  void theExampleRuns() {
    Path file = folder.resolve("assignment.jsonl");
    List<Mail> moreMails = mails(500);
    List<RowId> moreIds = ids(500);
    List<Mail> mails = moreMails.subList(0, 400);
    List<RowId> ids = moreIds.subList(0, 400);
    List<String> trainTexts = List.of("the same question", "another one");
    List<String> benchmarkTexts = List.of("The same question!", "a new one");
    ExampleSchema<Mail> schema =
        ExampleSchema.ofRecord(Mail.class).input("text").label("topic").group("author");
    // GUIDE: begin
    SplitPlan plan =
        SplitPlan.of(0.8, 0.1, 0.1)
            .stratifiedBy(Role.LABEL) // each class has its own shares
            .groupedBy(Role.GROUP) // one author is on one side
            .keepingDuplicatesTogether() // and so is what looks alike
            .seed(42);
    SplitOutcome<Mail> first = plan.runner().split(ids, mails, schema);
    first.assignment().writeTo(file); // side and cluster of every row

    // weeks later, with more rows: no old row moves
    SplitOutcome<Mail> second =
        plan.runner().keeping(SplitAssignment.readFrom(file)).split(moreIds, moreMails, schema);
    second.setAside(); // new rows that belong to rows on two sides, with both named

    // a split or a benchmark that you have already
    LeakReport report =
        LeakAudit.withDefaults()
            .audit(TextRows.of("train", trainTexts), TextRows.of("benchmark", benchmarkTexts));
    report.leaked(); // rows that a training row gives away; report.rows() shows each pair
    // GUIDE: end
    assertThat(second.splits().train().ids()).containsAll(first.splits().train().ids());
    assertThat(second.splits().test().ids()).containsAll(first.splits().test().ids());
    assertThat(report.leaked()).isEqualTo(1);
  }

  @Test
  void theGuideShowsTheLinesThatRun() throws IOException {
    GuideText.requireShownInGuide(getClass(), "splits.md");
  }
}
