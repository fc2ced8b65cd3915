package io.github.finefettle.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.journal.JournalException;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.search.pruning.SuccessiveHalving;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyJournalTest {
  private static final Hyperparameter<Integer> X = Hyperparameter.ordinal("x", 0, 1, 2, 3);

  /**
   * Whatever a journal of version 1 may hold: each kind of ending, a failure, an undefined value.
   */
  private static final Study STUDY =
      Study.optimizing(Objective.minimize("loss"))
          .over(HyperparameterGrid.of(X.values()))
          .prunedBy(SuccessiveHalving.inGenerationsOf(4).reductionFactor(2).rungs(1, 2))
          .seed(3);

  @TempDir Path folder;
  private Path journal;
  private final AtomicInteger segmentsRun = new AtomicInteger();

  @BeforeEach
  void nameTheJournal() {
    journal = folder.resolve("study.journal");
  }

  private TrialReport body(Trial trial) {
    segmentsRun.incrementAndGet();
    int x = trial.get(X);
    if (x == 3) {
      throw new IllegalStateException("tränen");
    }
    trial.report(trial.resourceSoFar() + 1, x == 2 ? Double.NaN : 1.0 / (x + 1));
    if (x == 1) {
      return TrialReport.earlyStopped(1, 0.5);
    }
    if (trial.resourceTarget() == 2) {
      return TrialReport.ended(2, 0.75);
    }
    return TrialReport.reached(trial.resourceTarget(), x == 2 ? Double.NaN : 1)
        .remembering(JsonValue.of("epoch\n1"));
  }

  private StudyResult run() {
    return STUDY.runner().storedIn(journal).run(this::body);
  }

  @Test
  void aFinishedJournalIsReadWithoutRunningOrWritingAnything() throws IOException {
    StudyResult first = run();
    byte[] bytes = Files.readAllBytes(journal);
    segmentsRun.set(0);

    assertThat(run()).isEqualTo(first);
    assertThat(STUDY.runner().storedIn(journal).resultSoFar()).isEqualTo(first);
    assertThat(segmentsRun).hasValue(0);
    assertThat(Files.readAllBytes(journal)).isEqualTo(bytes);
  }

  @Test
  void aLastRecordTornAtAnyByteIsCutOffAndItsSegmentRunAgain() throws IOException {
    StudyResult expected = run();
    byte[] whole = Files.readAllBytes(journal);
    int lastLine = startOfLastLine(whole);
    for (int length = lastLine; length < whole.length; length++) {
      Files.write(journal, Arrays.copyOf(whole, length));
      segmentsRun.set(0);
      assertThat(run()).isEqualTo(expected);
      assertThat(segmentsRun).as("torn after byte %s", length).hasValue(1);
    }
  }

  @Test
  void aLastRecordThatDoesNotFitItsChecksumIsCutOff() throws IOException {
    StudyResult expected = run();
    byte[] whole = Files.readAllBytes(journal);
    for (int at = startOfLastLine(whole); at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(journal, damaged);
      segmentsRun.set(0);
      assertThat(run()).isEqualTo(expected);
      assertThat(segmentsRun).as("damaged at byte %s", at).hasValue(1);
    }
  }

  @Test
  void aHeaderTornAtAnyByteIsBegunAnew() throws IOException {
    StudyResult expected = run();
    byte[] whole = Files.readAllBytes(journal);
    int header = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    for (int length = 0; length < header; length += 23) {
      Files.write(journal, Arrays.copyOf(whole, length));
      assertThat(run()).isEqualTo(expected);
    }
  }

  @Test
  void damageInTheMiddleIsAnErrorWithItsLineAndChangesNothing() throws IOException {
    run();
    byte[] damaged = Files.readAllBytes(journal);
    int secondLine = new String(damaged, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    damaged[secondLine + 20] ^= 1;
    Files.write(journal, damaged);

    assertThatThrownBy(this::run)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("damaged at line 2");
    assertThat(Files.readAllBytes(journal)).isEqualTo(damaged);
  }

  @Test
  void theJournalOfAnotherStudyIsRefused() throws IOException {
    run();
    byte[] bytes = Files.readAllBytes(journal);
    assertThatThrownBy(() -> STUDY.seed(4).runner().storedIn(journal).run(this::body))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("another study")
        .hasMessageContaining(STUDY.fingerprint().hex());
    assertThat(Files.readAllBytes(journal)).isEqualTo(bytes);
  }

  @Test
  void aFileThatIsNoJournalIsRefusedAndLeftAlone() throws IOException {
    for (String letter : new String[] {"Dear Ms Smith,", "Dear Ms Smith,\nyours, John\n"}) {
      Files.writeString(journal, letter, StandardCharsets.UTF_8);
      assertThatThrownBy(this::run).isInstanceOf(JournalException.class);
      assertThat(Files.readString(journal, StandardCharsets.UTF_8)).isEqualTo(letter);
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsAClearError() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    journal = file.resolve("study.journal");
    assertThatThrownBy(this::run)
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("Choose a place");
  }

  @Test
  void theGoldenJournalOfVersion1IsReadForEver() throws IOException {
    String golden = resource("study-journal-v1.txt");
    Files.writeString(journal, golden, StandardCharsets.UTF_8);
    StudyResult read = run();

    assertThat(segmentsRun).as("everything stands in the journal").hasValue(0);
    assertThat(read.toJson().toPrettyString()).isEqualTo(resource("study-result-v1.json"));
    assertThat(read).isEqualTo(STUDY.runner().run(this::body));
  }

  @Test
  void oneThreadStillWritesTheGoldenJournalOfVersion1() throws IOException {
    run();
    assertThat(Files.readString(journal, StandardCharsets.UTF_8))
        .isEqualTo(resource("study-journal-v1.txt"));
  }

  private static int startOfLastLine(byte[] bytes) {
    int start = bytes.length - 1;
    while (bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = StudyJournalTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
