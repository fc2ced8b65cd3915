package io.github.finefettle.dataprep.sufficiency;

import com.dynatrace.hash4j.hashing.Hashing;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts different runs of one, two and three words in a budget of words. */
final class WordVariety {
  private static final int BUDGET = 10_000;
  private static final int LONGEST_RUN = 3;

  private final long[] runs = new long[LONGEST_RUN + 1];
  private final List<Set<Long>> distinct =
      List.of(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());

  static WordVariety of(List<String> texts, long seed) {
    WordVariety variety = new WordVariety();
    int[] order = RandomStream.of(seed, "word-variety").sequence().permutation(texts.size());
    for (int row : order) {
      variety.add(FrozenUnicode.lowerCase(texts.get(row)).strip().split("\\s+", -1));
    }
    return variety;
  }

  private void add(String[] words) {
    for (int end = 1; end <= words.length && runs[1] < BUDGET; end++) {
      if (words[end - 1].isEmpty()) {
        continue;
      }
      long hash = 0;
      for (int length = 1; length <= Math.min(LONGEST_RUN, end); length++) {
        long word = Hashing.komihash5_0().hashCharsToLong(words[end - length]);
        hash = Hashing.komihash5_0().hashLongLongToLong(hash, word);
        runs[length]++;
        distinct.get(length).add(hash);
      }
    }
  }

  int words() {
    return Math.toIntExact(runs[1]);
  }

  /** Different runs of this many words over all of them; 1 where there are none. */
  double share(int length) {
    return runs[length] == 0 ? 1 : (double) distinct.get(length).size() / runs[length];
  }
}
