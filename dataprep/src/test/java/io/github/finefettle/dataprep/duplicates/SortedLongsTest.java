package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.duplicates.internal.DistinctHashes;
import io.github.finefettle.dataprep.duplicates.internal.Mixing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SortedLongsTest {
  @Test
  void numbersComeBackInUnsignedOrderInMemoryAndFromDisk() {
    for (int count : new int[] {0, 1, 4096, 4097, 50_000}) {
      RandomSequence random = RandomStream.of(count, "longs").sequence();
      List<Long> expected = new ArrayList<>();
      try (SortedLongs inMemory = new SortedLongs(16, 1 << 24);
          SortedLongs onDisk = new SortedLongs(16, 1)) {
        for (int i = 0; i < count; i++) {
          // The lower bits count up among equal upper ones, as the class asks.
          long value = ((random.nextLong() >>> (random.nextInt(2) * 40)) << 16) | (i & 0xFFFF);
          expected.add(value);
          inMemory.add(value);
          onDisk.add(value);
        }
        expected.sort(Long::compareUnsigned);
        assertThat(drained(inMemory)).isEqualTo(expected);
        assertThat(drained(onDisk)).isEqualTo(expected);
        assertThat(inMemory.runs()).isZero();
        assertThat(onDisk.runs()).isEqualTo(count == 0 ? 0 : (count - 1) / 4096);
        assertThat(onDisk.total()).isEqualTo(count);
      }
    }
  }

  @Test
  void thePartOfAnArrayIsSortedAndTheRestLeft() {
    for (int count : new int[] {0, 1, 2, 3000}) {
      RandomSequence random = RandomStream.of(count, "part").sequence();
      long[] values = new long[count + 3];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextLong() >>> random.nextInt(64);
      }
      List<Long> expected = Arrays.stream(values, 0, count).boxed().collect(Collectors.toList());
      expected.sort(Long::compareUnsigned);
      Arrays.stream(values, count, values.length).forEach(expected::add);

      SortedLongs.sort(values, count);

      assertThat(values).containsExactly(expected.stream().mapToLong(Long::longValue).toArray());
    }
  }

  private static List<Long> drained(SortedLongs sorted) {
    List<Long> values = new ArrayList<>();
    sorted.forEach(values::add);
    return values;
  }

  @Test
  void distinctHashesAreASetInTheOrderOfTheFirstPlace() {
    DistinctHashes distinct = new DistinctHashes();
    for (int trial = 0; trial < 200; trial++) {
      RandomSequence random = RandomStream.of(trial, "hashes").sequence();
      long[] hashes = new long[random.nextInt(300)];
      List<Long> expected = new ArrayList<>();
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = Mixing.finish(random.nextInt(80)) & (random.nextInt(20) == 0 ? 0 : -1L);
        if (!expected.contains(hashes[i])) {
          expected.add(hashes[i]);
        }
      }
      int n = distinct.fill(hashes, hashes.length);
      List<Long> found = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        found.add(hashes[i]);
      }
      assertThat(found).isEqualTo(expected);
      Set<Long> known = new HashSet<>(expected);
      for (int i = 0; i < 100; i++) {
        long asked = Mixing.finish(i);
        assertThat(distinct.contains(asked)).isEqualTo(known.contains(asked));
      }
    }
  }
}
