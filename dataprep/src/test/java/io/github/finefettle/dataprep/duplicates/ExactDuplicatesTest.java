package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.dataprep.SmsSpam;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactDuplicatesTest {
  @Test
  void keysAreComparedInTheirNormalForm() {
    List<String> keys =
        List.of("caf\u00e9\nbar", " cafe\u0301\r\nbar\t", "Caf\u00e9\nbar", "caf\u00e9\rbar");
    DuplicateClusters clusters = ExactDuplicates.find(keys);
    assertThat(clusters.clusters())
        .containsExactly(new DuplicateCluster(0, List.of(new Member(1, 1), new Member(3, 1))));
    assertThat(clusters.duplicates()).isEqualTo(2);
    assertThat(clusters.survivorOf(3)).isZero();
    assertThat(clusters.survivorOf(2)).isEqualTo(2);
  }

  @Test
  void innerWhiteSpaceAndCaseArePartOfTheKey() {
    assertThat(ExactDuplicates.find(List.of("a b", "a  b", "A b")).clusters()).isEmpty();
  }

  @Test
  void theCountOnRealMessagesIsThatOfASetOfStrings() {
    List<String> rows =
        SmsSpam.rows().stream().map(sms -> sms.label() + "\t" + sms.text()).toList();
    assertThat(rows).hasSize(5574);
    assertThat(rows.size() - new HashSet<>(rows).size()).isEqualTo(403);
    assertThat(ExactDuplicates.find(rows).duplicates())
        .isEqualTo(
            rows.size() - new HashSet<>(rows.stream().map(ExactDuplicates::keyOf).toList()).size())
        .isGreaterThanOrEqualTo(403);
    assertThat(ExactDuplicates.find(SmsSpam.texts()).duplicates()).isEqualTo(414);
  }

  @Test
  void aRowInTwoClustersIsRefused() {
    List<DuplicateCluster> overlapping =
        List.of(
            new DuplicateCluster(0, List.of(new Member(1, 1))),
            new DuplicateCluster(1, List.of(new Member(2, 1))));
    assertThatThrownBy(() -> new DuplicateClusters(3, overlapping))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Row 1");
  }
}
