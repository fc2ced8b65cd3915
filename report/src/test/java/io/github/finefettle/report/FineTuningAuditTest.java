package io.github.finefettle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Excerpt;
import io.github.finefettle.core.evidence.Mistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FineTuningAuditTest {
  @TempDir Path directory;

  /** The golden file was written from it by release 0.1.0. */
  private static FineTuningAudit small() {
    return FineTuningAudit.of(
            Evidence.of("Cleaner", Mistake.POOR_DATA_PREPARATION, "10 rows read, 9 kept.")
                .with(Claim.required("clean.all", "Every row is accounted for", ClaimState.MET))
                .with(new Excerpt("row 3", "a user's text")),
            Evidence.of("Stopping", Mistake.OVERFITTING, "It ran to the end.")
                .with(
                    Claim.required("stop.gap", "The gap stays small", ClaimState.NOT_MET)
                        .withValue(0.25)
                        .withLimit(0.05)))
        .withTitle("A small audit")
        .withRunFacts(Map.of("Java", "17"));
  }

  @Test
  void theOutcomeCountsAndNamesTheMistakes() {
    assertThat(small().outcome())
        .isEqualTo(
            "1 of 6 mistakes avoided, 1 committed (overfitting), 4 not checked (too little, too"
                + " uniform or irrelevant training data; hyperparameters left untuned; the wrong"
                + " evaluation metric; no validation in real-world conditions).");
    assertThat(FineTuningAudit.of(allMet()).outcome()).isEqualTo("All six mistakes were avoided.");
    assertThat(small().mistakes())
        .extracting(f -> f.mistake().number())
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void theJsonComesBackAndIsJudgedAnew() {
    FineTuningAudit audit = SampleEvidence.audit();
    FineTuningAudit read =
        FineTuningAudit.fromJson(JsonValue.parse(audit.toJson().toCanonicalString()));
    assertThat(read).isEqualTo(audit).hasSameHashCodeAs(audit);
    assertThat(read.toHtml()).isEqualTo(audit.toHtml());
    String forged =
        audit
            .toJson()
            .toCanonicalString()
            .replace("\"state\":\"COMMITTED\"", "\"state\":\"AVOIDED\"");
    assertThat(
            FineTuningAudit.fromJson(JsonValue.parse(forged)).finding(Mistake.OVERFITTING).state())
        .isEqualTo(MistakeState.COMMITTED);
  }

  @Test
  void theGoldenFileOfVersion1IsReadAndWrittenToTheByte() throws IOException {
    String golden;
    try (InputStream in = FineTuningAuditTest.class.getResourceAsStream("audit-v1.json")) {
      golden = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(FineTuningAudit.fromJson(JsonValue.parse(golden))).isEqualTo(small());
    assertThat(small().toJson().toPrettyString()).isEqualTo(golden);
  }

  @Test
  void storedEvidenceAloneIsEnough() throws IOException {
    Evidence one = SampleEvidence.cleaning();
    Evidence two = SampleEvidence.stopping();
    Path file = directory.resolve("evidence.json");
    Files.writeString(file, one.toJson().toPrettyString(), StandardCharsets.UTF_8);
    assertThat(FineTuningAudit.read(file)).isEqualTo(FineTuningAudit.of(one));
    String array = JsonValue.array(List.of(one.toJson(), two.toJson())).toCanonicalString();
    Files.writeString(file, array, StandardCharsets.UTF_8);
    assertThat(FineTuningAudit.read(file)).isEqualTo(FineTuningAudit.of(one, two));
    FineTuningAudit.of(one, two).writeTo(directory);
    assertThat(FineTuningAudit.read(directory.resolve("audit.json")))
        .isEqualTo(FineTuningAudit.of(one, two));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"audit\",\"version\":2}",
        "{\"kind\":\"study\",\"version\":1}",
        "{}",
        "7",
        "[7]",
        "no json"
      })
  void somethingElseIsRefusedWithASentence(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("x.json"), text, StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Objects.requireNonNull(FineTuningAudit.read(file)))
        .isInstanceOf(JsonFormatException.class);
  }

  @Test
  void aMissingOrBrokenFileIsNamed() throws IOException {
    Path missing = directory.resolve("missing.json");
    assertThatThrownBy(() -> Objects.requireNonNull(FineTuningAudit.read(missing)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("missing.json");
    Path latin = Files.write(directory.resolve("latin.json"), new byte[] {'"', (byte) 0xE9, '"'});
    assertThatThrownBy(() -> Objects.requireNonNull(FineTuningAudit.read(latin)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void bothFilesAreWrittenAndNothingElseIsLeft() throws IOException {
    Path target = directory.resolve("a").resolve("b");
    small().writeTo(target);
    SampleEvidence.audit().writeTo(target);
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("audit.json", "report.html");
    }
    assertThat(target.resolve("report.html")).hasContent(SampleEvidence.audit().toHtml());
    assertThat(target.resolve("audit.json"))
        .hasContent(SampleEvidence.audit().toJson().toPrettyString());
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> small().writeTo(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("file");
  }

  @Test
  void redactionHidesTheUsersTextsInBothFiles() {
    String secret = "Simply text the password";
    FineTuningAudit open = SampleEvidence.audit();
    assertThat(open.toHtml()).contains(secret);
    FineTuningAudit closed = open.redacted();
    assertThat(closed.toHtml()).doesNotContain(secret).contains("[redacted]");
    assertThat(closed.toJson().toCanonicalString()).doesNotContain(secret);
    assertThat(closed.outcome()).isEqualTo(open.outcome());
    assertThat(closed.title()).isEqualTo(open.title());
    assertThat(closed.runFacts()).isEqualTo(open.runFacts());
  }

  @Test
  void theSameEvidenceGivesTheSameBytes() {
    assertThat(SampleEvidence.audit().toHtml()).isEqualTo(SampleEvidence.audit().toHtml());
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("b", "2");
    facts.put("a", "1");
    FineTuningAudit one = small().withRunFacts(facts);
    FineTuningAudit other =
        small().withRunFacts(Map.of("a", "1")).withRunFacts(Map.of("b", "2", "Java", "17"));
    assertThat(one.toHtml()).isEqualTo(other.toHtml());
    assertThat(one.toJson().toPrettyString()).isEqualTo(other.toJson().toPrettyString());
  }

  @Test
  void blocksStandInTheOrderTheyWereHandedIn() {
    Evidence a = Evidence.of("Aaa", Mistake.OVERFITTING, "s");
    Evidence b = Evidence.of("Bbb", Mistake.OVERFITTING, "s");
    FineTuningAudit audit = FineTuningAudit.of(b).with(a);
    assertThat(audit.evidence()).containsExactly(b, a);
    assertThat(audit.finding(Mistake.OVERFITTING).evidence()).containsExactly(b, a);
    assertThat(audit.toHtml()).containsSubsequence(">Bbb", ">Aaa");
  }

  @Test
  void aBlankTitleIsRefused() {
    assertThatThrownBy(() -> Objects.requireNonNull(small().withTitle(" ")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Evidence> allMet() {
    return Stream.of(Mistake.values())
        .map(
            m ->
                Evidence.of("Block", m, "Done.")
                    .with(Claim.required("c", "It is so", ClaimState.MET)))
        .toList();
  }
}
