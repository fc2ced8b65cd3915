package io.github.finefettle.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.cleaning.CleaningUndo;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.cleaning.DuplicateRemoval;
import io.github.finefettle.dataprep.cleaning.FieldDuplicates;
import io.github.finefettle.dataprep.duplicates.ConflictReport;
import io.github.finefettle.dataprep.duplicates.Conflicts;
import io.github.finefettle.dataprep.duplicates.DropExactDuplicates;
import io.github.finefettle.dataprep.duplicates.DropNearDuplicates;
import io.github.finefettle.dataprep.duplicates.DuplicateClusters;
import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import io.github.finefettle.dataprep.duplicates.ExactKey;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.duplicates.ReviewConflicts;
import io.github.finefettle.dataprep.duplicates.Survivor;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.io.FieldPath;
import io.github.finefettle.dataprep.io.RowSinks;
import io.github.finefettle.dataprep.io.RowSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the guide to duplicates and conflicts, compiled and run. */
class DuplicatesGuideTest {
  private static final List<LabelledText> ROWS =
      List.of(
          new LabelledText("where is the parcel that i ordered from you last week", "late"),
          new LabelledText("where is the parcel that i ordered from you last week", "late"),
          new LabelledText("where is the parcel that i ordered with you last week", "late"),
          new LabelledText("Where is the parcel that I ordered from you last week?", "lost"),
          new LabelledText("i would like my money back", "refund"));

  @TempDir private Path folder;

  @Test
  void theExamplesRun() throws IOException {
    // GUIDE: begin exact
    DatasetCleaner<LabelledText> cleaner =
        DatasetCleaner.forClassification(LabelledText.schema())
            .apply(DropExactDuplicates.by(ExactKey.record()).keep(Survivor.first()))
            .apply(new DropNearDuplicates(NearDuplicates.atSimilarity(0.8)));
    // GUIDE: end exact
    assertThat(cleaner.stopIfRuleRemovesMoreThan(1).clean(ROWS).kept()).hasSize(3);
    List<String> texts = ROWS.stream().map(LabelledText::text).toList();
    // GUIDE: begin near
    NearDuplicates near = NearDuplicates.atSimilarity(0.8).recall(0.99).keep(Survivor.longest());
    DuplicateIndex index = near.search().threads(2).index(texts);
    DuplicateClusters clusters = index.clusters(); // stars: survivors and their members
    index.pairs((a, b, similarity) -> System.out.println(a + " ~ " + b));
    System.out.println(index.recall().toText()); // measured on pairs planted at the threshold
    // GUIDE: end near
    assertThat(clusters.duplicates()).isEqualTo(3);
    Path input = folder.resolve("in.jsonl");
    Path output = folder.resolve("out.jsonl");
    Path ledger = folder.resolve("ledger.jsonl");
    Files.write(
        input,
        ROWS.stream()
            .map(row -> "{\"text\":\"" + row.text() + "\",\"label\":\"" + row.label() + "\"}")
            .toList(),
        StandardCharsets.UTF_8);
    // GUIDE: begin file
    try (FieldDuplicates found =
        DuplicateRemoval.of(near, FieldPath.of("text"))
            .onlyWithSame(List.of(FieldPath.of("label"))) // rows that contradict each other stay
            .threads(2)
            .read(RowSources.file(input))) {
      found.write(RowSinks.file(output), Optional.of(ledger));
    }
    // GUIDE: end file
    assertThat(Files.readAllLines(output, StandardCharsets.UTF_8)).hasSize(3);
    Path restored = folder.resolve("restored.jsonl");
    CleaningUndo.restore(RowSources.file(output), ledger, restored);
    assertThat(restored).hasSameBinaryContentAs(input);
    List<Example> examples = new ArrayList<>();
    for (LabelledText row : ROWS) {
      examples.add(LabelledText.schema().read(new RowId("list", examples.size()), row));
    }
    // GUIDE: begin conflicts
    ConflictReport report =
        Conflicts.ofLabels().by(ExactKey.input().as(ExactKey.Form.FOLDED)).find(examples);
    System.out.print(report.toText());
    DatasetCleaner<LabelledText> reviewing =
        cleaner.apply(ReviewConflicts.of(Conflicts.ofLabels())); // flags; drops nothing
    // GUIDE: end conflicts
    assertThat(report.conflicts()).hasSize(1);
    assertThat(reviewing.plan().rules()).hasSize(3);
  }

  @Test
  void theGuideShowsTheLinesThatRun() throws IOException {
    String source =
        ReadmeExampleTest.read(
            Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java"));
    String guide = ReadmeExampleTest.read(Path.of("../docs/guide/duplicates.md"));
    Matcher shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide);
    for (String part : List.of("exact", "near", "file", "conflicts")) {
      assertThat(shown.find()).isTrue();
      String run =
          ReadmeExampleTest.between(
              source, "    // GUIDE: begin " + part + "\n", "    // GUIDE: end " + part);
      assertThat(ReadmeExampleTest.withoutSpace(shown.group(1)))
          .isEqualTo(ReadmeExampleTest.withoutSpace(run));
    }
  }
}
