package io.github.finefettle.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.cleaning.CleaningPlan;
import io.github.finefettle.dataprep.cleaning.CleaningResult;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.semantic.DropSemanticDuplicates;
import io.github.finefettle.dataprep.semantic.Embedding;
import io.github.finefettle.dataprep.semantic.ReviewSemanticDuplicates;
import io.github.finefettle.dataprep.semantic.SemanticDuplicates;
import io.github.finefettle.dataprep.semantic.SemanticResult;
import io.github.finefettle.dataprep.spans.RemoveRepeatedSpans;
import io.github.finefettle.dataprep.spans.RepeatedSpan;
import io.github.finefettle.dataprep.spans.RepeatedSpans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the guide to repeated spans and duplicates in meaning, compiled and run. */
class RepeatedTextGuideTest {
  private static final String NOTICE =
      " This message may hold secrets of our firm. Please delete it if it was not for you.";

  @Test
  void repeatedSpansAreFoundAndCut() {
    List<String> texts =
        List.of(
            "My card is lost." + NOTICE, "Where is my card?" + NOTICE, "I want my money!" + NOTICE);
    List<LabelledText> rows = texts.stream().map(text -> new LabelledText(text, "mail")).toList();
    DatasetCleaner<LabelledText> cleaner = DatasetCleaner.forClassification(LabelledText.schema());
    // GUIDE: begin spans
    List<RepeatedSpan> spans = RepeatedSpans.atLeast(60).inRows(3).find(texts);
    spans.get(0).text(); // what is repeated; rows() and occurrences() say where

    CleaningResult<LabelledText> cleaned =
        cleaner
            .apply(RemoveRepeatedSpans.of(RepeatedSpans.atLeast(60).inRows(3)).cutting())
            .clean(rows); // without cutting() rows are only flagged
    CleaningPlan again = cleaned.resolvedPlan(); // knows what was cut, for rows that come later
    // GUIDE: end spans
    assertThat(spans).extracting(RepeatedSpan::text).containsExactly(NOTICE);
    assertThat(cleaned.kept())
        .extracting(LabelledText::text)
        .containsExactly(texts.get(0), "Where is my card?", "I want my money!");
    assertThat(DatasetCleaner.of(again, LabelledText.schema()).clean(cleaned.kept()).kept())
        .isEqualTo(cleaned.kept());
  }

  @Test
  void duplicatesInMeaningAreFoundAndDropped() {
    List<String> texts =
        List.of("I lost my card", "I lost my card!", "I never lost my card", "Send 2 cards");
    List<LabelledText> rows = texts.stream().map(text -> new LabelledText(text, "card")).toList();
    DatasetCleaner<LabelledText> cleaner = DatasetCleaner.forClassification(LabelledText.schema());
    Embedding model =
        batch -> batch.stream().map(RepeatedTextGuideTest::letters).toArray(float[][]::new);
    // GUIDE: begin semantic
    Named<Embedding> embedding =
        Named.of("my-model", 1, model); // or DjlEmbedding.of(...).named(...)
    SemanticDuplicates near = SemanticDuplicates.by(embedding).atSimilarity(0.9);
    SemanticResult result = near.runner().threads(4).find(texts);
    result.clusters(); // stars around the rows that stay
    result.recall(); // measured where the search was not exact

    CleaningPlan plan =
        cleaner
            .apply(new ReviewSemanticDuplicates(near)) // look at the ledger first
            .apply(new DropSemanticDuplicates(near))
            .plan();
    CleaningPlan read = CleaningPlan.fromJson(plan.toJson(), Registry.empty().with(embedding));
    // GUIDE: end semantic
    assertThat(result.isExact()).isTrue();
    assertThat(result.clusters().duplicates()).isEqualTo(1);
    assertThat(read).isEqualTo(plan);
    assertThat(DatasetCleaner.of(read, LabelledText.schema()).clean(rows).kept()).hasSize(3);
  }

  private static float[] letters(String text) {
    float[] counts = new float[26];
    text.toLowerCase(java.util.Locale.ROOT)
        .chars()
        .filter(c -> c >= 'a' && c <= 'z')
        .forEach(c -> counts[c - 'a']++);
    return counts;
  }

  @Test
  void theGuideShowsTheLinesThatRun() throws IOException {
    String source =
        ReadmeExampleTest.read(
            Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java"));
    String guide = ReadmeExampleTest.read(Path.of("../docs/guide/repeated-text.md"));
    Matcher shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide);
    for (String part : List.of("spans", "semantic")) {
      assertThat(shown.find()).isTrue();
      String run =
          ReadmeExampleTest.between(
              source, "    // GUIDE: begin " + part + "\n", "    // GUIDE: end " + part);
      assertThat(ReadmeExampleTest.withoutSpace(shown.group(1)))
          .isEqualTo(ReadmeExampleTest.withoutSpace(run));
    }
  }
}
