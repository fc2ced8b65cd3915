package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.SmsSpam;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The search by keys, held against the exact search that compares all that could match. */
class DuplicateSearchTest {
  private static final NearDuplicates NEAR = NearDuplicates.atSimilarity(0.8).recall(0.999999);

  private static List<Shingles> schemes() {
    return List.of(
        Shingles.adaptive(), Shingles.words(3), Shingles.words(1), Shingles.characters(5));
  }

  @Test
  void keysFindThePairsOfTheExactSearchOnRealMessages() {
    List<String> texts = SmsSpam.texts();
    for (Shingles shingles : schemes()) {
      assertSamePairs(NEAR.shingledBy(shingles), texts);
      assertSamePairs(NEAR.shingledBy(shingles).withoutGuards().similarity(0.6), texts);
    }
  }

  @Test
  void keysFindThePairsOfTheExactSearchOnLongRows() {
    List<String> texts = longRows(1500);
    for (Shingles shingles : schemes()) {
      assertSamePairs(NEAR.shingledBy(shingles).withoutGuards(), texts);
    }
    assertSamePairs(NEAR.similarity(0.5).withoutGuards(), texts);
  }

  @Test
  void aFooterInEveryRowHidesNoDuplicate() {
    String footer = " and" + sentence(RandomStream.of(9, "footer").sequence(), 300);
    List<String> texts = longRows(900).stream().map(row -> row + footer).toList();
    assertSamePairs(NEAR.shingledBy(Shingles.words(5)).withoutGuards(), texts);
    assertSamePairs(NEAR.withoutGuards(), texts);
  }

  @Test
  void rowsOfWhichMostIsTemplateAreFoundByWhatTheyShareOnly() {
    // 70 of 100 words are the same in all rows: two of them share a little less than the threshold.
    String template = sentence(RandomStream.of(9, "template").sequence(), 70);
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < 1200; row++) {
      RandomSequence random = RandomStream.of(10, "rows").at(row / 2).sequence();
      String own = sentence(random, 25);
      texts.add(template + own + (row % 2 == 0 ? " first" : " second"));
    }
    assertSamePairs(NEAR.shingledBy(Shingles.words(1)).withoutGuards(), texts);
    assertSamePairs(NEAR.shingledBy(Shingles.words(3)).withoutGuards(), texts);
    assertSamePairs(NEAR.withoutGuards(), texts);
  }

  @Test
  void starsAndGroupsEqualThoseOfTheExactSearch() {
    for (List<String> texts : List.of(SmsSpam.texts(), longRows(1500))) {
      for (NearDuplicates near : List.of(NEAR, NEAR.withoutGuards().keep(Survivor.first()))) {
        DuplicateIndex exact = near.index(texts);
        DuplicateIndex keyed = near.search().exactUpTo(0).index(texts);
        assertThat(keyed.clusters()).isEqualTo(exact.clusters());
        assertThat(keyed.groups()).isEqualTo(exact.groups());
        // Making stars takes rows out of the groups; they must be back afterwards.
        assertThat(keyed.clusters()).isEqualTo(exact.clusters());
        assertThat(pairs(keyed)).isEqualTo(pairs(exact));
      }
    }
  }

  @Test
  void threadsMemoryAndDiskChangeNothing() {
    List<String> texts = new ArrayList<>(SmsSpam.texts());
    texts.addAll(longRows(3000));
    DuplicateSearch search = NEAR.search().exactUpTo(0);
    DuplicateClusters expected = search.index(texts).clusters();
    assertThat(expected.duplicates()).isGreaterThan(100);
    for (int threads : new int[] {2, 7}) {
      assertThat(search.threads(threads).memory(1 << 20).index(texts).clusters())
          .isEqualTo(expected);
    }
    try (SpooledTexts spooled = SpooledTexts.open()) {
      spooled.addAll(texts);
      assertThat(spooled).isEqualTo(texts);
      assertThat(search.index(spooled).clusters()).isEqualTo(expected);
    }
  }

  @Test
  void aMillionRowsOfOneTemplateWouldBePassedOnce() {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < 60_000; row++) {
      texts.add(
          "thank you for your order we will send it to the address that you gave us "
              + name(row)
              + " and hope to see you again");
    }
    DuplicateClusters clusters = NEAR.withoutGuards().find(texts);
    assertThat(clusters.clusters()).hasSize(1);
    assertThat(clusters.duplicates()).isEqualTo(texts.size() - 1);
    int[] groups = NEAR.withoutGuards().groups(texts);
    assertThat(groups).containsOnly(0);
  }

  @Test
  void rowsThatDifferInANumberOnlyAreKeptApartAtAnySize() {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < 60_000; row++) {
      texts.add("your parcel number " + row + " has left our house and will be with you soon");
    }
    assertThat(NEAR.find(texts).duplicates()).isZero();
  }

  @Test
  void theMeasuredRecallIsWhatWasAskedFor() {
    List<String> texts = new ArrayList<>(SmsSpam.texts());
    texts.addAll(longRows(3000));
    PlantedRecall recall =
        NearDuplicates.atSimilarity(0.8).recall(0.99).search().exactUpTo(0).index(texts).recall();
    assertThat(recall.exact()).isFalse();
    assertThat(recall.classes()).hasSizeGreaterThan(3);
    for (PlantedRecall.LengthClass c : recall.classes()) {
      assertThat(c.planted()).isPositive();
      assertThat(c.recall().value()).as(c.toString()).isGreaterThanOrEqualTo(0.98);
    }
    assertThat(NEAR.index(texts).recall().exact()).isTrue();
  }

  @Test
  void onlyRowsOfOnePartAreDuplicates() {
    List<String> texts = longRows(900);
    for (int exactUpTo : new int[] {0, 50_000}) {
      DuplicateSearch search = NEAR.withoutGuards().search().exactUpTo(exactUpTo);
      Set<String> all = pairs(search.index(texts));
      Set<String> even = pairs(search.index(texts, row -> row % 2));
      Set<String> expected = new TreeSet<>();
      for (String pair : all) {
        String[] rows = pair.split(" ", -1);
        if ((Integer.parseInt(rows[0]) - Integer.parseInt(rows[1])) % 2 == 0) {
          expected.add(pair);
        }
      }
      assertThat(expected).hasSizeBetween(10, all.size() - 10);
      assertThat(even).isEqualTo(expected);
    }
  }

  @Test
  void containmentTellsAnExtendedRowFromAChangedOne() {
    String text = "we would like to tell you about the great autumn sale in all of our shops";
    String extended = text + " today and tomorrow";
    String changed = text.replace("great", "big");
    List<String> texts = List.of(text, extended, changed);
    for (int exactUpTo : new int[] {0, 50_000}) {
      DuplicateSearch plain = NEAR.search().exactUpTo(exactUpTo);
      assertThat(pairs(plain.index(texts))).hasSize(2);
      DuplicateIndex contained = NEAR.alsoContained(1).search().exactUpTo(exactUpTo).index(texts);
      assertThat(pairs(contained)).hasSize(1).allMatch(pair -> pair.startsWith("0 1 "));
      assertThat(contained.groups()).containsExactly(0, 0, 2);
    }
  }

  @Test
  void similarityByEditsTellsRowsApartWhosePartsChangedPlaces() {
    String first = "then you add the flour and stir until it is smooth and without lumps";
    String second = "first you melt the butter in a large pan over a low heat";
    List<String> texts = List.of(first + " " + second, second + " " + first);
    NearDuplicates words = NEAR.shingledBy(Shingles.words(1));
    for (int exactUpTo : new int[] {0, 50_000}) {
      assertThat(pairs(words.search().exactUpTo(exactUpTo).index(texts))).hasSize(1);
      DuplicateIndex ordered =
          words.alsoSimilarByEdits(0.9).search().exactUpTo(exactUpTo).index(texts);
      assertThat(pairs(ordered)).isEmpty();
      assertThat(ordered.groups()).containsExactly(0, 1);
    }
    NearDuplicates both = NEAR.alsoContained(0.95).alsoSimilarByEdits(0.9);
    assertThat(NearDuplicates.fromJson(both.toJson())).isEqualTo(both);
    assertThat(NEAR.toJson().find("containment")).isEmpty();
    assertThatThrownBy(() -> NEAR.alsoContained(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("containment (1.5)");
  }

  @Test
  void settingsAreChecked() {
    assertThatThrownBy(() -> NEAR.search().threads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threads (0)");
    assertThatThrownBy(() -> NEAR.search().memory(1000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000 bytes");
  }

  private static void assertSamePairs(NearDuplicates near, List<String> texts) {
    Set<String> exact = pairs(near.index(texts));
    Set<String> keyed = pairs(near.search().exactUpTo(0).index(texts));
    assertThat(exact).as("%s %s", near, near.shingles()).hasSizeGreaterThan(5);
    assertThat(keyed).as("%s %s", near, near.shingles()).isEqualTo(exact);
  }

  private static Set<String> pairs(DuplicateIndex index) {
    Set<String> pairs = new TreeSet<>();
    index.pairs(
        (a, b, similarity) -> assertThat(pairs.add(a + " " + b + " " + similarity)).isTrue());
    return pairs;
  }

  /** Rows of 20 to 300 words, a third of them edited copies of one before. */
  private static List<String> longRows(int count) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      RandomSequence random = RandomStream.of(3, "long-rows").at(row).sequence();
      if (row % 3 == 2) {
        List<String> words =
            new ArrayList<>(List.of(rows.get(random.nextInt(rows.size())).strip().split(" ")));
        int edits = random.nextInt(1 + words.size() / 15);
        for (int edit = 0; edit < edits; edit++) {
          words.set(random.nextInt(words.size()), name(random.nextInt(1_000_000)));
        }
        rows.add(" " + String.join(" ", words));
      } else {
        rows.add(sentence(random, 20 + random.nextInt(280)));
      }
    }
    return rows;
  }

  private static String sentence(RandomSequence random, int words) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < words; word++) {
      // Small numbers are more frequent, as common words are.
      text.append(' ').append(name(random.nextInt(1 + random.nextInt(3000))));
    }
    return text.toString();
  }

  private static String name(int number) {
    StringBuilder name = new StringBuilder();
    for (int rest = number + 26; rest > 0; rest /= 26) {
      name.append((char) ('a' + rest % 26));
    }
    return name.toString();
  }
}
