package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.duplicates.internal.DistinctHashes;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistinctHashesTest {
  @Test
  void theDifferentHashesComeToTheFrontInTheirOrder() {
    DistinctHashes reused = new DistinctHashes();
    for (int i = 0; i < 3_000; i++) {
      RandomSequence random = RandomStream.of(1, "hashes").at(i).sequence();
      long[] hashes = new long[random.nextInt(600)];
      int kinds = 1 + random.nextInt(1 + hashes.length);
      // In some, all hashes agree in their low bits, by which they are told apart at first.
      int shift = i % 3 == 0 ? 40 : 0;
      for (int at = 0; at < hashes.length; at++) {
        hashes[at] = (long) random.nextInt(kinds) << shift;
      }
      long[] expected = distinct(hashes);
      long[] filled = hashes.clone();
      assertThat(Arrays.copyOf(filled, reused.fill(filled, filled.length))).isEqualTo(expected);
      for (long hash : expected) {
        assertThat(reused.contains(hash)).isTrue();
      }
      long[] moved = hashes.clone();
      assertThat(Arrays.copyOf(moved, reused.moveToFront(moved, moved.length))).isEqualTo(expected);
      // One that has met no repeated hashes yet goes another way.
      int n = new DistinctHashes().moveToFront(hashes, hashes.length);
      assertThat(Arrays.copyOf(hashes, n)).isEqualTo(expected);
    }
  }

  @Test
  void theOthersAreThoseThatTheSetDoesNotHold() {
    DistinctHashes set = new DistinctHashes();
    for (int i = 0; i < 500; i++) {
      RandomSequence random = RandomStream.of(2, "hashes").at(i).sequence();
      long[] held = random(random, 1 + i % 300);
      long[] asked = random(random, random.nextInt(300));
      long[] before = asked.clone();
      int n = set.fill(held.clone(), held.length);
      assertThat(n).isPositive();
      long[] expected =
          Arrays.stream(asked).filter(h -> Arrays.stream(held).noneMatch(o -> o == h)).toArray();
      long[] others = new long[asked.length];
      assertThat(Arrays.copyOf(others, set.copyOthers(asked, asked.length, others)))
          .isEqualTo(expected);
      assertThat(asked).isEqualTo(before);
    }
  }

  /** Zero, which the table knows by a mark of its own, is often among them. */
  private static long[] random(RandomSequence random, int size) {
    long[] hashes = new long[size];
    for (int at = 0; at < size; at++) {
      hashes[at] = random.nextInt(1 + 2 * size);
    }
    return hashes;
  }

  private static long[] distinct(long[] hashes) {
    Set<Long> seen = new LinkedHashSet<>();
    for (long hash : hashes) {
      seen.add(hash);
    }
    return seen.stream().mapToLong(Long::longValue).toArray();
  }
}
