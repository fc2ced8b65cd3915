package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.SmsSpam;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DuplicateClustersTest {
  @Test
  void clustersMadeOnDemandAreThoseThatWereGiven() {
    RandomSequence random = RandomStream.of(11, "clusters").sequence();
    int[] survivorOf = IntOrder.upTo(500);
    double[] similarity = new double[500];
    for (int row = 0; row < 500; row++) {
      int survivor = 50 * (row / 50) + 7;
      if (row != survivor && random.nextInt(2) == 0) {
        survivorOf[row] = survivor;
        similarity[row] = (1 + random.nextInt(10)) / 10.0;
      }
    }
    DuplicateClusters assigned = DuplicateClusters.ofAssignment(survivorOf, similarity);
    DuplicateClusters copied = new DuplicateClusters(500, new ArrayList<>(assigned.clusters()));
    assertThat(copied).isEqualTo(assigned).hasSameHashCodeAs(assigned);
    assertThat(copied.toJson()).isEqualTo(assigned.toJson());
    assertThat(assigned.clusters()).hasSize(10);
    assertThat(assigned.clusters())
        .isSortedAccordingTo((a, b) -> Integer.compare(a.survivor(), b.survivor()));
    assertThat(assigned.duplicates())
        .isEqualTo(assigned.clusters().stream().mapToInt(c -> c.members().size()).sum());
    for (DuplicateCluster cluster : assigned.clusters()) {
      for (Member member : cluster.members()) {
        assertThat(assigned.survivorOf(member.row())).isEqualTo(cluster.survivor());
        assertThat(member.similarity()).isEqualTo(similarity[member.row()]);
      }
    }
  }

  /** 10,000,000 rows, a tenth of them duplicates: arrays alone, a few dozen bytes a row. */
  @Test
  void tenMillionRowsAreHeldAsArrays() {
    int rows = 10_000_000;
    int[] survivorOf = IntOrder.upTo(rows);
    double[] similarity = new double[rows];
    for (int row = 9; row < rows; row += 10) {
      survivorOf[row] = row - 9;
      similarity[row] = 0.9;
    }
    DuplicateClusters clusters = DuplicateClusters.ofAssignment(survivorOf, similarity);
    assertThat(clusters.duplicates()).isEqualTo(rows / 10);
    assertThat(clusters.clusters().get(999_999))
        .isEqualTo(new DuplicateCluster(9_999_990, List.of(new Member(9_999_999, 0.9))));
  }

  @Test
  void theBoundIsTheSumOfTheTwoLargestDistances() {
    DuplicateCluster pair = new DuplicateCluster(0, List.of(new Member(1, 0.9)));
    assertThat(pair.diameterBound()).isCloseTo(0.1, within(1e-12));
    DuplicateCluster star =
        new DuplicateCluster(
            0, List.of(new Member(1, 0.9), new Member(2, 0.8), new Member(3, 0.85)));
    assertThat(star.diameterBound()).isCloseTo(0.35, within(1e-12));
    DuplicateCluster wide =
        new DuplicateCluster(0, List.of(new Member(1, 0.4), new Member(2, 0.3)));
    assertThat(wide.diameterBound()).isEqualTo(1);
    assertThat(new DuplicateClusters(4, List.of(star)).diameterBound())
        .isEqualTo(star.diameterBound());
    assertThat(new DuplicateClusters(4, List.of()).diameterBound()).isZero();
    DuplicateCluster other = new DuplicateCluster(5, List.of(new Member(4, 0.6)));
    assertThat(new DuplicateClusters(6, List.of(star, other)).diameterBound())
        .isEqualTo(other.diameterBound());
    assertThat(new DuplicateClusters(6, List.of(star, other)).largestCluster()).isEqualTo(4);
    assertThat(new DuplicateClusters(4, List.of()).largestCluster()).isZero();
  }

  /** Measured by sets of words, three at a time, on real messages. */
  @Test
  void noTwoRowsOfAClusterAreFartherApartThanTheBound() {
    List<String> texts = SmsSpam.texts();
    DuplicateClusters found =
        NearDuplicates.atSimilarity(0.8).shingledBy(Shingles.words(3)).withoutGuards().find(texts);
    int compared = 0;
    for (DuplicateCluster cluster : found.clusters()) {
      double bound = cluster.diameterBound();
      for (Member a : cluster.members()) {
        for (Member b : cluster.members()) {
          double distance = distance(texts.get(a.row()), texts.get(b.row()));
          assertThat(distance).isLessThanOrEqualTo(bound + 1e-12);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  private static double distance(String a, String b) {
    Set<String> left = shingles(a);
    Set<String> right = shingles(b);
    Set<String> shared = new HashSet<>(left);
    shared.retainAll(right);
    return 1 - (double) shared.size() / (left.size() + right.size() - shared.size());
  }

  private static Set<String> shingles(String text) {
    List<String> words = BruteForce.cut(text, false).words();
    int size = Math.min(3, words.size());
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + size <= words.size(); i++) {
      shingles.add(String.join(" ", words.subList(i, i + size)));
    }
    return shingles;
  }
}
