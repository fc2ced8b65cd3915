package io.github.finefettle.dataprep.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.definition.UnnamedFunctionException;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.duplicates.DuplicateCluster;
import io.github.finefettle.dataprep.duplicates.DuplicateClusters;
import io.github.finefettle.dataprep.duplicates.Guard;
import io.github.finefettle.dataprep.duplicates.Survivor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SemanticDuplicatesTest {
  private static final SemanticDuplicates NEAR =
      SemanticDuplicates.by(Named.of("test.character-grams", 1, new CharacterGrams(96)))
          .atSimilarity(0.8);

  /** Some texts, each in a few wordings. */
  static List<String> worded(int count, long seed) {
    RandomSequence random = RandomStream.of(seed, "wordings").sequence();
    List<String> texts = new ArrayList<>();
    String letters = "abcdefghijklmnoprstuvw";
    while (texts.size() < count) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        text.append(i % 6 == 5 ? ' ' : letters.charAt(random.nextInt(letters.length())));
      }
      int copies = 1 + random.nextInt(4);
      for (int i = 0; i < copies && texts.size() < count; i++) {
        StringBuilder copy = new StringBuilder(text);
        int edits = random.nextInt(4);
        for (int j = 0; j < edits; j++) {
          copy.setCharAt(random.nextInt(40), letters.charAt(random.nextInt(letters.length())));
        }
        texts.add(copy + (random.nextInt(9) == 0 ? " 7" : ""));
      }
    }
    return texts;
  }

  private static List<int[]> pairs(DuplicateClusters clusters) {
    List<int[]> pairs = new ArrayList<>();
    for (DuplicateCluster cluster : clusters.clusters()) {
      cluster.members().forEach(member -> pairs.add(new int[] {cluster.survivor(), member.row()}));
    }
    return pairs;
  }

  @Test
  void theSameStarsAsBySlowComparisonAreFound() throws Exception {
    int duplicates = 0;
    for (int seed = 0; seed < 12; seed++) {
      List<String> texts = worded(260 + seed, seed);
      Collections.swap(texts, 3, 100);
      texts.set(50, " ");
      for (SemanticDuplicates definition :
          List.of(NEAR, NEAR.withoutGuards(), NEAR.keep(Survivor.first()).atSimilarity(0.7))) {
        DuplicateClusters slow = SemanticOracle.find(definition, texts);
        assertThat(pairs(definition.find(texts))).usingRecursiveComparison().isEqualTo(pairs(slow));
        duplicates += slow.duplicates();
      }
    }
    assertThat(duplicates).isGreaterThan(1500);
  }

  @Test
  void rowsThatDifferInANumberANegationOrCodeAreKeptApart() {
    List<String> texts =
        List.of(
            "The hall has room for 511 guests on most evenings.",
            "The hall has room for 512 guests on most evenings.",
            "You should open the door of the hall in the evening.",
            "You should not open the door of the hall in the evening.",
            "Why does `open()` fail in the hall of mirrors?",
            "Why does `open(1)` fail in the hall of mirrors?");
    assertThat(NEAR.find(texts).duplicates()).isZero();
    assertThat(NEAR.withoutGuards().find(texts).duplicates()).isEqualTo(3);
    assertThat(NEAR.guardedBy(Guard.NUMBERS).find(texts).duplicates()).isEqualTo(1);
  }

  @Test
  void membersAreNearToTheSurvivorItselfAndNotOnlyToEachOther() {
    // Unit vectors at 0, 20 and 40 degrees: neighbours have a cosine of 0.94, the outer two 0.77.
    Embedding angles =
        texts -> texts.stream().map(SemanticDuplicatesTest::at).toArray(float[][]::new);
    SemanticDuplicates definition =
        SemanticDuplicates.by(angles).withoutGuards().keep(Survivor.first()).atSimilarity(0.9);
    assertThat(pairs(definition.find(List.of("0", "20", "40"))))
        .usingRecursiveComparison()
        .isEqualTo(List.of(new int[] {0, 1}));
    assertThat(pairs(definition.find(List.of("20", "0", "40"))))
        .usingRecursiveComparison()
        .isEqualTo(List.of(new int[] {0, 1}, new int[] {0, 2}));
  }

  private static float[] at(String degrees) {
    double angle = Double.parseDouble(degrees) * StrictMath.PI / 180;
    return new float[] {(float) StrictMath.cos(angle), (float) StrictMath.sin(angle)};
  }

  @Test
  void theLengthOfVectorsDoesNotMatterAndEqualOnesHaveSimilarityOne() {
    Embedding scaled =
        texts ->
            texts.stream()
                .map(text -> new float[] {0.1f * text.length(), 0.3f * text.length(), 1e-3f})
                .toArray(float[][]::new);
    DuplicateClusters found =
        SemanticDuplicates.by(scaled).atSimilarity(1).find(List.of("aaaa", "bbbb", "cccc"));
    assertThat(found.clusters().get(0).members())
        .hasSize(2)
        .allSatisfy(member -> assertThat(member.similarity()).isBetween(0.999999, 1.0));
  }

  @Test
  void anyNumberOfThreadsAndAnyBatchGiveTheSameBits() {
    List<String> texts = worded(3000, 5);
    String one = NEAR.find(texts).toJson().toCanonicalString();
    assertThat(NEAR.find(texts).duplicates()).isGreaterThan(800);
    for (int threads : new int[] {2, 7}) {
      assertThat(
              NEAR.runner()
                  .threads(threads)
                  .batchesOf(threads * 5)
                  .find(texts)
                  .clusters()
                  .toJson()
                  .toCanonicalString())
          .isEqualTo(one);
    }
  }

  @Test
  void emptyAndBlankInputsAreNoDuplicates() {
    assertThat(NEAR.find(List.of()).clusters()).isEmpty();
    assertThat(NEAR.find(List.of("", " ", "\n", "a")).clusters()).isEmpty();
    Embedding never =
        texts -> {
          throw new IllegalStateException("asked for nothing");
        };
    assertThat(SemanticDuplicates.by(never).find(List.of("", " ")).rows()).isEqualTo(2);
  }

  @Test
  void anEmbeddingThatFailsOrGivesNonsenseIsNamedWithTheRow() {
    List<String> texts = List.of("a", "", "bb", "ccc");
    fails(
        t -> {
          throw new IllegalStateException("no model");
        },
        texts,
        "failed on row 0 to row 3");
    fails(t -> new float[][] {{1}}, texts, "1 vectors for row 0 to row 3, which are 3 texts");
    fails(
        t -> vectors(t, new float[] {1, 2}, new float[] {1}), texts, "1 numbers for row 3, but 2");
    fails(t -> vectors(t, new float[] {1}, new float[] {}), texts, "empty vector for row 3");
    fails(t -> vectors(t, new float[] {1}, new float[] {0}), texts, "zeros for row 3");
    fails(t -> vectors(t, new float[] {1}, new float[] {Float.NaN}), texts, "NaN for row 3");
    fails(
        t -> vectors(t, new float[] {1}, new float[] {Float.NEGATIVE_INFINITY}),
        texts,
        "-Infinity for row 3");
  }

  private static float[][] vectors(List<String> texts, float[] usual, float[] last) {
    return texts.stream().map(t -> t.equals("ccc") ? last : usual).toArray(float[][]::new);
  }

  private static void fails(Embedding embedding, List<String> texts, String message) {
    assertThatThrownBy(() -> SemanticDuplicates.by(embedding).find(texts))
        .isInstanceOf(EmbeddingException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theSearchTellsItsProgressAndStopsWhenAsked() {
    List<String> told = new ArrayList<>();
    assertThat(
            NEAR.runner()
                .batchesOf(2)
                .listener(progress -> told.add(progress.task() + " " + progress.done()))
                .find(List.of("one", "two", "three"))
                .isExact())
        .isTrue();
    assertThat(told).containsExactly("embed 2", "embed 3", "compare 3");
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThatThrownBy(() -> NEAR.runner().cancellation(cancellation).find(List.of("one")))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void theDefinitionReadsBackEqualThroughARegistry() {
    Named<Embedding> named = Named.of("my.embedding", 3, new CharacterGrams(8));
    SemanticDuplicates definition =
        SemanticDuplicates.by(named)
            .atSimilarity(0.75)
            .keep(Survivor.first())
            .guardedBy(Guard.NEGATION);
    JsonValue json = JsonValue.parse(definition.toJson().toCanonicalString());
    assertThat(SemanticDuplicates.fromJson(json, Registry.empty().with(named)))
        .isEqualTo(definition);
    assertThatThrownBy(() -> SemanticDuplicates.fromJson(json, Registry.empty()))
        .hasMessageContaining("my.embedding@3");
    assertThatThrownBy(() -> SemanticDuplicates.by(new CharacterGrams(8)).toJson())
        .isInstanceOf(UnnamedFunctionException.class);
  }

  @Test
  void settingsAreChecked() {
    assertThatThrownBy(() -> NEAR.atSimilarity(0)).hasMessageContaining("(0.0)");
    assertThatThrownBy(() -> NEAR.atSimilarity(Double.NaN)).hasMessageContaining("(NaN)");
    assertThatThrownBy(() -> NEAR.atSimilarity(1.01)).hasMessageContaining("cosine");
    assertThatThrownBy(() -> NEAR.runner().threads(0))
        .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
        .hasMessageContaining("threads (0)");
  }
}
