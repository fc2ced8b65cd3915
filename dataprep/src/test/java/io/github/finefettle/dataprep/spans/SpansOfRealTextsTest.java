package io.github.finefettle.dataprep.spans;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.dataprep.RealTexts;
import io.github.finefettle.dataprep.cleaning.CleaningResult;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.examples.LabelledText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Against a count of every stretch of 60 characters, by a map of strings. */
class SpansOfRealTextsTest {
  private static final int CHARACTERS = 60;
  private static final int ROWS = 3;

  /** Each stretch of 60 UTF-16 units that stands in 3 rows or more, with its number of rows. */
  private static Map<String, Integer> windows(List<String> texts) {
    Map<String, TreeSet<Integer>> rowsOf = new TreeMap<>();
    for (int row = 0; row < texts.size(); row++) {
      String text = texts.get(row);
      for (int at = 0; at + CHARACTERS <= text.length(); at++) {
        rowsOf.computeIfAbsent(text.substring(at, at + CHARACTERS), s -> new TreeSet<>()).add(row);
      }
    }
    Map<String, Integer> repeated = new TreeMap<>();
    rowsOf.forEach(
        (text, rows) -> {
          if (rows.size() >= ROWS) {
            repeated.put(text, rows.size());
          }
        });
    return repeated;
  }

  @Test
  void allThatIsRepeatedInTweetsAndNothingElseIsFound() {
    List<String> texts =
        RealTexts.tweets().stream().map(text -> text.replaceAll("[^\\x00-\\x7F]", "?")).toList();
    List<RepeatedSpan> spans = RepeatedSpans.atLeast(CHARACTERS).inRows(ROWS).find(texts);
    assertThat(spans).hasSizeGreaterThan(20);
    for (RepeatedSpan span : spans) {
      long rows = texts.stream().filter(text -> text.contains(span.text())).count();
      assertThat((long) span.rows()).isEqualTo(rows);
      for (SpanOccurrence at : span.occurrences()) {
        assertThat(texts.get(at.row()).substring(at.start(), at.end())).isEqualTo(span.text());
      }
    }
    Map<String, Integer> windows = windows(texts);
    assertThat(windows).hasSizeGreaterThan(200);
    windows.forEach(
        (text, rows) ->
            assertThat(spans)
                .as("a span with a stretch that stands in %d rows", rows)
                .anyMatch(span -> span.rows() == rows && span.text().contains(text)));
  }

  @Test
  void noTextIsEmptiedAndCleaningAgainCutsNothing() {
    for (List<String> texts :
        List.of(RealTexts.tweets(), RealTexts.gpteacher(), RealTexts.gsm8k())) {
      List<LabelledText> rows = texts.stream().map(text -> new LabelledText(text, "x")).toList();
      RemoveRepeatedSpans rule =
          RemoveRepeatedSpans.of(RepeatedSpans.atLeast(50).inRows(2)).cutting();
      CleaningResult<LabelledText> once =
          DatasetCleaner.forClassification(LabelledText.schema()).apply(rule).clean(rows);
      assertThat(once.kept()).hasSameSizeAs(rows);
      assertThat(once.ledger().changed()).isNotEmpty();
      for (int row = 0; row < rows.size(); row++) {
        String before = rows.get(row).text();
        String after = once.kept().get(row).text();
        assertThat(after.isBlank()).isEqualTo(before.isBlank());
        if (CodeLines.standIn(before)) {
          assertThat(after).isEqualTo(before);
        }
      }
      CleaningResult<LabelledText> again =
          DatasetCleaner.of(once.resolvedPlan(), LabelledText.schema()).clean(once.kept());
      assertThat(again.ledger().changed()).isEqualTo(Collections.emptyList());
    }
  }
}
