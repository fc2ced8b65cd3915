package io.github.finefettle.dataprep.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.io.RejectedRow;
import io.github.finefettle.dataprep.io.SourceRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningLawsTest {
  @TempDir Path folder;

  /** Some of every kind of dirt, in enough rows for several blocks of work. */
  private static List<LabelledText> dirty() {
    List<LabelledText> rows = new ArrayList<>();
    List<LabelledText> questions = Rows.distinct(900, "question");
    List<LabelledText> complaints = Rows.distinct(700, "complaint");
    for (int i = 0; i < 900; i++) {
      rows.add(new LabelledText(damaged(questions.get(i).text(), i), spelled("question", i)));
      if (i < 700) {
        rows.add(new LabelledText(damaged(complaints.get(i).text(), i + 3), "complaint"));
      }
      if (i % 30 == 0) {
        rows.add(new LabelledText(questions.get(i).text(), i % 60 == 0 ? "question" : "complaint"));
      }
      if (i % 45 == 0) {
        rows.add(new LabelledText(questions.get(i).text(), i % 90 == 0 ? "" : "N/A"));
      }
    }
    return rows;
  }

  private static String damaged(String text, int i) {
    return switch (i % 7) {
      case 0 -> text + " caf\u00C3\u00A9";
      case 1 -> "  " + text.replace(" ", " \u00A0");
      case 2 -> text + " &lt;b&gt;";
      case 3 -> text + "\u200B";
      default -> text;
    };
  }

  private static String spelled(String label, int i) {
    return i % 40 == 0 ? " Question" : i % 100 == 0 ? "qeustion" : label;
  }

  private static SourceRows<LabelledText> source(List<Integer> order) {
    List<LabelledText> rows = dirty();
    List<RowId> ids = order.stream().map(i -> new RowId("dirty.csv", i)).toList();
    RejectedRow broken =
        new RejectedRow(new RowId("dirty.csv", rows.size()), 77, "The quotes do not match.", "\"a");
    return SourceRows.of(ids, order.stream().map(rows::get).toList()).withRejected(List.of(broken));
  }

  private static List<Integer> ascending() {
    List<Integer> order = new ArrayList<>();
    int rows = dirty().size();
    for (int i = 0; i < rows; i++) {
      order.add(i);
    }
    return order;
  }

  private static CleaningResult<LabelledText> clean(SourceRows<LabelledText> source, int threads) {
    return DatasetCleaner.withDefaultsForClassification(LabelledText.schema())
        .runner()
        .threads(threads)
        .clean(source);
  }

  @Test
  void everyRowIsKeptDroppedOrSetAside() {
    CleaningResult<LabelledText> result = clean(source(ascending()), 1);
    Accounting accounting = result.accounting();
    assertThat(accounting.read()).isEqualTo(dirty().size() + 1L);
    assertThat(accounting.kept() + accounting.dropped() + accounting.setAside())
        .isEqualTo(accounting.read());
    assertThat(accounting.dropped()).isPositive();
    assertThat(accounting.setAside()).isEqualTo(1);
    List<RowId> all = new ArrayList<>(result.keptIds());
    result.ledger().dropped().forEach(entry -> all.add(entry.row()));
    result.setAside().forEach(row -> all.add(row.id()));
    assertThat(all).doesNotHaveDuplicates().hasSize((int) accounting.read());
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBytes() throws IOException {
    byte[] one = bytes(clean(source(ascending()), 1), "one");
    assertThat(bytes(clean(source(ascending()), 2), "two")).isEqualTo(one);
    assertThat(bytes(clean(source(ascending()), 7), "seven")).isEqualTo(one);
  }

  /** So many rows that near duplicates are sought by keys, which several threads do. */
  @Test
  void anyNumberOfThreadsFindsTheSameNearDuplicates() throws IOException {
    List<LabelledText> rows = new ArrayList<>(Rows.distinct(50_500, "question"));
    for (int i = 0; i < 500; i++) {
      String text = rows.get(97 * i).text();
      rows.add(new LabelledText(text.substring(0, text.lastIndexOf(' ')) + " word", "question"));
    }
    DatasetCleaner<LabelledText> cleaner =
        DatasetCleaner.forClassification(LabelledText.schema())
            .dropNearDuplicates(near -> near.similarity(0.8));
    CleaningResult<LabelledText> alone = cleaner.runner().threads(1).clean(rows);
    assertThat(alone.accounting().dropped()).isEqualTo(500);
    byte[] one = bytes(alone, "one");
    assertThat(bytes(cleaner.runner().threads(2).clean(rows), "two")).isEqualTo(one);
    assertThat(bytes(cleaner.runner().threads(7).clean(rows), "seven")).isEqualTo(one);
  }

  @Test
  void anyOrderOfArrivalGivesTheSameBytes() throws IOException {
    List<Integer> order = ascending();
    byte[] sorted = bytes(clean(source(order), 1), "sorted");
    List<Integer> shuffled = new ArrayList<>();
    // 1009 is prime and does not divide the number of rows, so each index comes once.
    for (int i = 0; i < order.size(); i++) {
      shuffled.add((int) ((long) i * 1009 % order.size()));
    }
    assertThat(shuffled).doesNotHaveDuplicates();
    assertThat(bytes(clean(source(shuffled), 1), "shuffled")).isEqualTo(sorted);
  }

  @Test
  void undoGivesEveryOriginalBack() {
    SourceRows<LabelledText> source = source(ascending());
    CleaningResult<LabelledText> result = clean(source, 2);
    for (int i = 0; i < source.rows().size(); i++) {
      assertThat(result.undo(source.ids().get(i))).isEqualTo(source.rows().get(i));
    }
    assertThat(result.ledger().changed()).isNotEmpty();
  }

  @Test
  void theLedgerReadsBackEqual() {
    Ledger ledger = clean(source(ascending()), 1).ledger();
    Path file = folder.resolve("ledger.jsonl");
    ledger.writeTo(file);
    assertThat(Ledger.readFrom(file)).isEqualTo(ledger);
  }

  private byte[] bytes(CleaningResult<LabelledText> result, String name) throws IOException {
    Path file = folder.resolve(name);
    result.ledger().writeTo(file);
    String rest =
        result.kept() + "" + result.keptIds() + result.evidence().toJson().toCanonicalString();
    Files.writeString(file, rest, java.nio.file.StandardOpenOption.APPEND);
    return Files.readAllBytes(file);
  }
}
