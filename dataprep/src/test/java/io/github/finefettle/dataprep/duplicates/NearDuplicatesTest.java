package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.SmsSpam;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
  private static final NearDuplicates DEFAULTS = NearDuplicates.atSimilarity(0.8).recall(0.99);
  private static final String[] VOCABULARY = {
    "please",
    "cancel",
    "my",
    "order",
    "the",
    "parcel",
    "is",
    "late",
    "don't",
    "refund",
    "it's",
    "ordered",
    "yesterday",
    "customer",
    "hello",
    "why",
    "money",
    "back",
    "new",
    "card",
    "ha",
    "ha",
    "我",
    "想",
    "取",
    "消",
    "订",
    "单",
    "😀",
    "😡",
    "เงิน",
    "caf\u00e9",
    "cafe\u0301",
    "!",
    "...",
    "A_b"
  };

  @Test
  void everyPairOfTheDefinitionIsFoundOnRandomRows() {
    List<String> texts = randomRows(300, 1);
    assertAllPairs(texts, Shingles.adaptive());
    assertAllPairs(texts, Shingles.words(3));
    assertAllPairs(texts, Shingles.characters(4));
  }

  @Test
  void everyPairOfTheDefinitionIsFoundOnRealMessages() {
    List<String> texts = SmsSpam.texts().subList(0, 600);
    assertAllPairs(texts, Shingles.adaptive());
    assertAllPairs(texts, Shingles.words(3));
  }

  private static void assertAllPairs(List<String> texts, Shingles shingles) {
    DuplicateIndex index = DEFAULTS.withoutGuards().shingledBy(shingles).index(texts);
    List<BruteForce.Cut> cuts =
        texts.stream().map(text -> BruteForce.cut(text, shingles.isAdaptive())).toList();
    int found = 0;
    for (int a = 0; a < texts.size(); a++) {
      TreeMap<Integer, Double> partners = new TreeMap<>();
      index.partners(a).forEach(m -> partners.put(m.row(), m.similarity()));
      found += partners.size();
      for (int b = 0; b < texts.size(); b++) {
        OptionalDouble expected =
            a == b
                ? OptionalDouble.empty()
                : BruteForce.similarity(cuts.get(a), cuts.get(b), 0.8, shingles);
        Double actual = partners.get(b);
        if (actual == null && expected.isEmpty()) {
          continue;
        }
        assertThat(actual == null ? OptionalDouble.empty() : OptionalDouble.of(actual))
            .as("%s: <%s> and <%s>", shingles, texts.get(a), texts.get(b))
            .isEqualTo(expected);
      }
    }
    assertThat(found).isGreaterThan(10);
  }

  @Test
  void clustersAreStarsAndEveryMemberIsVerifiedAgainstItsSurvivor() {
    List<String> texts = randomRows(600, 2);
    NearDuplicates near = DEFAULTS.withoutGuards().keep(Survivor.longest());
    DuplicateClusters clusters = near.find(texts);
    assertThat(clusters.clusters()).isNotEmpty();
    for (DuplicateCluster cluster : clusters.clusters()) {
      String survivor = texts.get(cluster.survivor());
      for (Member member : cluster.members()) {
        String text = texts.get(member.row());
        assertThat(BruteForce.similarity(survivor, text, 0.8, Shingles.adaptive()))
            .hasValue(member.similarity());
        assertThat(text.codePoints().count()).isLessThanOrEqualTo(survivor.codePoints().count());
      }
    }
  }

  @Test
  void whatStaysHasNoNearDuplicateLeft() {
    List<String> texts = randomRows(600, 3);
    DuplicateClusters clusters = DEFAULTS.find(texts);
    List<String> kept = new ArrayList<>();
    for (int row = 0; row < texts.size(); row++) {
      if (clusters.survivorOf(row) == row) {
        kept.add(texts.get(row));
      }
    }
    assertThat(kept).hasSize(texts.size() - clusters.duplicates());
    assertThat(DEFAULTS.find(kept).clusters()).isEmpty();
  }

  @Test
  void aChainIsNotClosedTransitively() {
    // One more word is replaced at each step: a is near b, b near c, but a is not near c.
    String a = "we would like to tell you about our great autumn sale";
    String b = "we would like to tell you about our great winter sale";
    String c = "we could like to tell you about our great winter sale";
    DuplicateClusters clusters = DEFAULTS.keep(Survivor.first()).find(List.of(a, b, c));
    assertThat(clusters.clusters()).hasSize(1);
    assertThat(clusters.clusters().get(0).survivor()).isZero();
    assertThat(clusters.clusters().get(0).members()).extracting(Member::row).containsExactly(1);
    assertThat(DEFAULTS.groups(List.of(a, b, c))).containsExactly(0, 0, 0);
  }

  @Test
  void groupsAreTheComponentsOfThePairs() {
    List<String> texts = randomRows(500, 4);
    int[] groups = DEFAULTS.withoutGuards().groups(texts);
    DuplicateIndex index = DEFAULTS.withoutGuards().index(texts);
    int[] expected = new int[texts.size()];
    for (int row = 0; row < expected.length; row++) {
      expected[row] = row;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int row = 0; row < expected.length; row++) {
        for (Member partner : index.partners(row)) {
          if (expected[partner.row()] < expected[row]) {
            expected[row] = expected[partner.row()];
            changed = true;
          }
        }
      }
    }
    assertThat(groups).isEqualTo(expected);
  }

  @Test
  void theOrderOfTheRowsDoesNotChangeTheClustersWhenTheirIdsDecide() {
    List<String> texts = randomRows(500, 5);
    Set<Set<String>> clusters = clustersOfIds(texts, identity(texts.size()));
    for (int shuffle = 0; shuffle < 3; shuffle++) {
      // Rows that arrive in any order are put in id order before the search, as callers do.
      int[] arrival = RandomStream.of(shuffle, "test").sequence().permutation(texts.size());
      assertThat(clustersOfIds(texts, arrival)).isEqualTo(clusters);
    }
  }

  private static Set<Set<String>> clustersOfIds(List<String> texts, int[] arrival) {
    TreeMap<Integer, String> byId = new TreeMap<>();
    for (int id : arrival) {
      byId.put(id, texts.get(id));
    }
    Set<Set<String>> clusters = new java.util.HashSet<>();
    for (DuplicateCluster cluster : DEFAULTS.find(List.copyOf(byId.values())).clusters()) {
      Set<String> ids = new TreeSet<>(Set.of("survivor " + cluster.survivor()));
      cluster.members().forEach(m -> ids.add("member " + m.row() + " " + m.similarity()));
      clusters.add(ids);
    }
    return clusters;
  }

  @Test
  void withDistinctLengthsTheSurvivorsDoNotDependOnTheOrderAtAll() {
    List<String> texts = new ArrayList<>();
    for (String row : randomRows(300, 6)) {
      texts.add(row + "!".repeat(texts.size()));
    }
    Set<String> inOrder = survivors(texts);
    int[] order = RandomStream.of(7, "test").sequence().permutation(texts.size());
    List<String> shuffled = new ArrayList<>();
    for (int row : order) {
      shuffled.add(texts.get(row));
    }
    assertThat(survivors(shuffled)).isEqualTo(inOrder);
  }

  private static Set<String> survivors(List<String> texts) {
    Set<String> survivors = new TreeSet<>();
    DEFAULTS.find(texts).clusters().forEach(c -> survivors.add(texts.get(c.survivor())));
    assertThat(survivors).isNotEmpty();
    return survivors;
  }

  @Test
  void aReplacedWordIsFoundFromEightWordsOn() {
    String eight = "could you please send me the other form";
    String changed = "could you please send me the longer form";
    DuplicateClusters clusters = DEFAULTS.find(List.of(eight, changed));
    // 7 pairs of words each, 5 of them shared: 5 / (7 + 7 - 5).
    assertThat(clusters.clusters()).hasSize(1);
    assertThat(clusters.clusters().get(0).members().get(0).similarity())
        .isCloseTo(5.0 / 9, within(1e-15));
    String seven = "could you send me the other form";
    String sevenChanged = "could you send me the longer form";
    assertThat(DEFAULTS.find(List.of(seven, sevenChanged)).clusters()).isEmpty();
  }

  @Test
  void aboveTheDefaultTheAllowanceBeginsLater() {
    String eight = "could you please send me the other form";
    String changed = "could you please send me the longer form";
    assertThat(DEFAULTS.similarity(0.9).find(List.of(eight, changed)).clusters()).isEmpty();
    String more = " to the new address that i gave you last week";
    assertThat(DEFAULTS.similarity(0.9).find(List.of(eight + more, changed + more)).clusters())
        .hasSize(1);
    assertThat(DEFAULTS.similarity(1).find(List.of(eight + more, changed + more)).clusters())
        .isEmpty();
  }

  @Test
  void rowsJustOnEachSideOfALengthBorderAreComparedByOneKindOfShingle() {
    for (int words : new int[] {7, 8, 19, 20, 59, 60}) {
      String row = sentence(words);
      assertThat(DEFAULTS.find(List.of(row, row + " indeed")).clusters())
          .as("%s words and one more", words)
          .hasSize(1);
    }
  }

  private static String sentence(int words) {
    StringBuilder sentence = new StringBuilder();
    for (int i = 0; i < words; i++) {
      sentence.append(i == 0 ? "" : " ").append("word").append((char) ('a' + i % 26));
      sentence.append((char) ('a' + i / 26)).append("ing");
    }
    return sentence.toString();
  }

  @Test
  void theDefinitionSurvivesItsJson() {
    NearDuplicates near =
        DEFAULTS
            .keep(Survivor.first())
            .guardedBy(Guard.CODE, Guard.NUMBERS)
            .shingledBy(Shingles.words(3));
    assertThat(near.toJson().toCanonicalString())
        .isEqualTo(
            "{\"guards\":[\"NUMBERS\",\"CODE\"],\"kind\":\"near-duplicates\",\"recall\":0.99,"
                + "\"shingles\":\"word:3\",\"similarity\":0.8,\"survivor\":\"first\",\"version\":1}");
    NearDuplicates read =
        NearDuplicates.fromJson(JsonValue.parse(near.toJson().toCanonicalString()));
    assertThat(read).isEqualTo(near);
    assertThat(read.fingerprint()).isEqualTo(near.fingerprint());
  }

  @Test
  void wrongValuesAreRefusedWithAdvice() {
    assertThatThrownBy(() -> NearDuplicates.atSimilarity(80).toString())
        .hasMessageContaining("80")
        .hasMessageContaining("Try 0.8");
    assertThatThrownBy(() -> DEFAULTS.recall(0).toString()).hasMessageContaining("recall");
    assertThatThrownBy(() -> Shingles.named("word")).hasMessageContaining("word:3");
  }

  private static int[] identity(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    return order;
  }

  /** A third of the rows are new, the others are earlier ones with a few words changed. */
  private static List<String> randomRows(int count, long seed) {
    RandomSequence random = RandomStream.of(seed, "near-duplicates-test").sequence();
    List<String> rows = new ArrayList<>();
    while (rows.size() < count) {
      if (rows.isEmpty() || random.nextInt(3) == 0) {
        int length = random.nextInt(random.nextInt(4) == 0 ? 90 : 25);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < length; i++) {
          words.add(VOCABULARY[random.nextInt(VOCABULARY.length)]);
        }
        rows.add(String.join(" ", words));
      } else {
        List<String> words =
            new ArrayList<>(List.of(rows.get(random.nextInt(rows.size())).split(" ")));
        for (int edits = random.nextInt(3); edits > 0 && !words.isEmpty(); edits--) {
          int at = random.nextInt(words.size());
          String word = VOCABULARY[random.nextInt(VOCABULARY.length)];
          switch (random.nextInt(3)) {
            case 0 -> words.set(at, word);
            case 1 -> words.add(at, word);
            default -> words.remove(at);
          }
        }
        rows.add(String.join(" ", words));
      }
    }
    return rows;
  }
}
