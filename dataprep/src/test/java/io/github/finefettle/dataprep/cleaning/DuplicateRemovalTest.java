package io.github.finefettle.dataprep.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.duplicates.Guard;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.duplicates.Survivor;
import io.github.finefettle.dataprep.io.FieldPath;
import io.github.finefettle.dataprep.io.FileRows;
import io.github.finefettle.dataprep.io.RowSinks;
import io.github.finefettle.dataprep.io.RowSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicateRemovalTest {
  private static final String LONG =
      "please tell me how many days it takes to send a parcel from the north to the south";
  private static final DuplicateRemoval REMOVAL =
      DuplicateRemoval.of(
          NearDuplicates.atSimilarity(0.8).keep(Survivor.first()), FieldPath.of("text"));

  @TempDir private Path folder;
  private Path input;
  private FileRows source;

  @BeforeEach
  void write() throws IOException {
    input = folder.resolve("rows.jsonl");
    List<String> lines =
        List.of(
            "{ \"text\" : \"" + LONG + "\", \"label\": \"a\"}",
            "this is no JSON",
            "{\"label\":\"b\"}",
            "{\"text\":\"" + LONG + " please\",\"label\":\"b\"}",
            "{\"text\":\"   \",\"label\":\"b\"}",
            "{\"text\":\"" + LONG.replace("parcel", "letter") + "\",\"label\":\"a\"}",
            "{\"text\":\"" + LONG + " in 3 weeks\",\"label\":\"a\"}",
            "{\"text\":\"" + LONG + " in 5 weeks\",\"label\":\"a\"}",
            "{\"text\":\"\\u0065ntirely different from all others it has to stay\"}");
    Files.writeString(input, String.join("\r\n", lines), StandardCharsets.UTF_8);
    source = RowSources.file(input);
  }

  @Test
  void rowsThatStayAreCopiedByteForByteAndAllOthersAreTold() throws IOException {
    Path output = folder.resolve("kept.jsonl");
    Path ledger = folder.resolve("ledger.jsonl");
    try (FieldDuplicates found = REMOVAL.read(source)) {
      assertThat(found.read()).isEqualTo(9);
      assertThat(found.setAside()).isEqualTo(1);
      assertThat(found.withoutText()).isEqualTo(2);
      assertThat(found.clusters().duplicates()).isEqualTo(2);
      found.write(RowSinks.file(output), Optional.of(ledger));
    }
    List<String> in = Files.readString(input, StandardCharsets.UTF_8).lines().toList();
    assertThat(Files.readString(output, StandardCharsets.UTF_8).lines())
        .containsExactly(in.get(0), in.get(2), in.get(4), in.get(6), in.get(7), in.get(8));
    List<LedgerEntry> told = new ArrayList<>();
    try (LedgerFile entries = LedgerFile.open(ledger)) {
      for (Optional<LedgerEntry> e = entries.next(); e.isPresent(); e = entries.next()) {
        told.add(e.get());
      }
    }
    assertThat(told).extracting(e -> e.row().position()).containsExactly(1L, 3L, 5L);
    assertThat(told.get(0).reason()).startsWith("Line 2: ");
    assertThat(told.get(1).partner()).contains(new RowId("rows.jsonl", 0));
    assertThat(told.get(1).cluster()).contains(new RowId("rows.jsonl", 0));
    assertThat(told.get(1).measured().orElseThrow()).isGreaterThan(0.9);
  }

  @Test
  void theInputComesBackFromWhatStayedAndTheLedger() throws IOException {
    Path output = folder.resolve("kept.jsonl");
    Path ledger = folder.resolve("ledger.jsonl");
    try (FieldDuplicates found = REMOVAL.read(source)) {
      found.write(RowSinks.file(output).like(source.frame()), Optional.of(ledger));
    }
    Path restored = folder.resolve("restored.jsonl");
    CleaningUndo.restore(RowSources.file(output), ledger, restored);
    assertThat(Files.readAllBytes(restored)).isEqualTo(Files.readAllBytes(input));
  }

  @Test
  void aFolderThatIsMissingIsMade() {
    Path output = folder.resolve("new").resolve("kept.jsonl");
    Path ledger = folder.resolve("other").resolve("ledger.jsonl");
    try (FieldDuplicates found = REMOVAL.read(source)) {
      found.write(RowSinks.file(output), Optional.of(ledger));
    }
    assertThat(output).isRegularFile();
    assertThat(ledger).isRegularFile();
  }

  @Test
  void otherFormatsAreReadAndWritten() throws IOException {
    Path csv = folder.resolve("rows.csv");
    Files.writeString(
        csv,
        "text,label\n\"" + LONG + "\",a\n\"" + LONG + "!\",a\nsomething else,b\n",
        StandardCharsets.UTF_8);
    FileRows rows = RowSources.file(csv);
    Path output = folder.resolve("kept.csv");
    try (FieldDuplicates found = REMOVAL.read(rows)) {
      found.write(RowSinks.file(output).like(rows.frame()), Optional.empty());
    }
    assertThat(Files.readString(output, StandardCharsets.UTF_8))
        .isEqualTo("text,label\n\"" + LONG + "\",a\nsomething else,b\n");
  }

  @Test
  void rowsThatContradictEachOtherStayIfTheirLabelMustBeTheSame() {
    try (FieldDuplicates found =
        REMOVAL.onlyWithSame(List.of(FieldPath.of("label"))).read(source)) {
      assertThat(found.clusters().duplicates()).isEqualTo(1);
      List<String> pairs = new ArrayList<>();
      found.pairs((a, b, similarity) -> pairs.add(a.position() + " " + b.position()));
      assertThat(pairs).containsExactly("0 5");
    }
  }

  @Test
  void pairsThatAGuardKeepsApartAreToldWithIt() {
    try (FieldDuplicates found = REMOVAL.read(source)) {
      List<String> pairs = new ArrayList<>();
      found.keptApart(
          (a, b, similarity, guard) -> {
            assertThat(guard).isEqualTo(Guard.NUMBERS);
            pairs.add(a.position() + " " + b.position());
          });
      assertThat(pairs).contains("6 7").doesNotContain("0 3");
    }
  }

  @Test
  void threadsChangeNothing() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      lines.add("{\"text\":\"" + LONG + " number " + (i % 700) + "\"}");
    }
    Files.write(input, lines, StandardCharsets.UTF_8);
    byte[] expected = new byte[0];
    for (int threads : new int[] {1, 2, 7}) {
      Path output = folder.resolve(threads + ".jsonl");
      Path ledger = folder.resolve(threads + ".ledger.jsonl");
      try (FieldDuplicates found = REMOVAL.threads(threads).read(source)) {
        assertThat(found.clusters().duplicates()).isEqualTo(4300);
        found.write(RowSinks.file(output), Optional.of(ledger));
      }
      byte[] all =
          (Files.readString(output, StandardCharsets.UTF_8)
                  + Files.readString(ledger, StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8);
      assertThat(all).isEqualTo(threads == 1 ? all : expected);
      expected = all;
    }
  }
}
