package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.dataprep.SmsSpam;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the guide's section on precision was read from: the counts of rows that are removed. */
class RemovedRowsTest {
  private static final NearDuplicates DEFAULTS = NearDuplicates.atSimilarity(0.8);

  @Test
  void ofMessages() {
    assertRemoved(SmsSpam.texts(), 5160, 118, 70);
  }

  @Test
  void ofBankQuestions() {
    List<Example> rows = new ArrayList<>(RealRows.banking77("train.csv"));
    rows.addAll(RealRows.banking77("test.csv"));
    assertRemoved(rows.stream().map(row -> row.text(Role.INPUT)).toList(), 13_072, 898, 832);
  }

  @Test
  void ofInstructions() {
    List<String> texts = new ArrayList<>();
    for (Example row : RealRows.gpteacher()) {
      String context = row.text(Role.CONTEXT);
      texts.add(row.text(Role.INPUT) + (context.isBlank() ? "" : "\n" + context));
    }
    assertRemoved(texts, 6458, 112, 61);
  }

  /** One problem under two names, with answers that name them: kept apart by the names. */
  @Test
  void ofProblems() {
    List<Example> rows = RealRows.gsm8k();
    List<String> texts = rows.stream().map(row -> row.text(Role.INPUT)).toList();
    assertRemoved(texts, 7473, 1, 0);
    assertThat(DEFAULTS.withoutGuards().index(texts).partners(2483))
        .singleElement()
        .satisfies(member -> assertThat(member.row()).isEqualTo(6691))
        .satisfies(member -> assertThat(member.similarity()).isBetween(0.9, 0.95));
    assertThat(Guard.apart(texts.get(2483), texts.get(6691), DEFAULTS.guards()))
        .contains(Guard.NAMES);
    assertThat(SurvivorTest.partners(new DropNearDuplicates(DEFAULTS), rows)).isEmpty();
  }

  private static void assertRemoved(List<String> all, int distinct, int open, int guarded) {
    Map<String, String> byForm = new LinkedHashMap<>();
    all.forEach(text -> byForm.putIfAbsent(text.strip(), text));
    List<String> texts = List.copyOf(byForm.values());
    assertThat(texts).hasSize(distinct);
    assertThat(DEFAULTS.withoutGuards().find(texts).duplicates()).isEqualTo(open);
    assertThat(DEFAULTS.find(texts).duplicates()).isEqualTo(guarded);
  }
}
