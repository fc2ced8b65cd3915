package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.text.internal.TokenIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NGramMatchesTest {
  @Test
  void countsWhatMapsOfNGramsCount() {
    NGramMatches matches = new NGramMatches();
    for (int trial = 0; trial < 3_000; trial++) {
      RandomSequence random = RandomStream.of(trial, "n-grams").sequence();
      int orders = 1 + random.nextInt(7);
      int alphabet = 1 + random.nextInt(trial % 10 == 0 ? 60_000 : 6);
      int[] hypothesis = symbols(random, alphabet, trial % 100 == 0 ? 700 : 40);
      List<int[]> references = new ArrayList<>();
      for (int r = random.nextInt(4); r >= 0; r--) {
        references.add(symbols(random, alphabet, 40));
      }
      double[] counted = new double[orders];
      matches.count(
          hypothesis.clone(),
          hypothesis.length,
          joined(references),
          ends(references),
          references.size(),
          counted,
          0,
          1,
          orders);
      for (int n = 1; n <= orders; n++) {
        assertThat(counted[n - 1]).isEqualTo(slowly(hypothesis, references, n));
      }
    }
  }

  /** Words of "Aa" and "BB" alone share the hash code of Java's strings if they are as long. */
  @Test
  void wordsThatShareAHashCodeOfJavaAreNotComparedWithAllOthers() {
    Set<Integer> hashes = new HashSet<>();
    for (int i = 0; i < 4_096; i++) {
      StringBuilder word = new StringBuilder();
      for (int bit = 0; bit < 12; bit++) {
        word.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      assertThat(word.toString().hashCode()).isEqualTo("Aa".repeat(12).hashCode());
      hashes.add(TokenIds.hash(word.toString().toCharArray(), 0, word.length()));
    }
    assertThat(hashes).hasSizeGreaterThan(4_090);
  }

  private static int slowly(int[] hypothesis, List<int[]> references, int n) {
    Map<List<Integer>, Integer> most = new HashMap<>();
    for (int[] reference : references) {
      grams(reference, n).forEach((gram, count) -> most.merge(gram, count, Math::max));
    }
    return grams(hypothesis, n).entrySet().stream()
        .mapToInt(e -> Math.min(e.getValue(), most.getOrDefault(e.getKey(), 0)))
        .sum();
  }

  private static Map<List<Integer>, Integer> grams(int[] symbols, int n) {
    Map<List<Integer>, Integer> grams = new HashMap<>();
    for (int i = 0; i + n <= symbols.length; i++) {
      List<Integer> gram = new ArrayList<>();
      for (int k = i; k < i + n; k++) {
        gram.add(symbols[k]);
      }
      grams.merge(gram, 1, Integer::sum);
    }
    return grams;
  }

  private static int[] symbols(RandomSequence random, int alphabet, int longest) {
    int[] symbols = new int[random.nextInt(longest + 1)];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = random.nextInt(alphabet);
    }
    return symbols;
  }

  private static int[] joined(List<int[]> parts) {
    return parts.stream().flatMapToInt(java.util.Arrays::stream).toArray();
  }

  private static int[] ends(List<int[]> parts) {
    int[] ends = new int[parts.size()];
    for (int i = 0, at = 0; i < ends.length; i++) {
      at += parts.get(i).length;
      ends[i] = at;
    }
    return ends;
  }
}
