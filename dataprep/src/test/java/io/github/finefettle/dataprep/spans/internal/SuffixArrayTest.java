package io.github.finefettle.dataprep.spans.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuffixArrayTest {
  /** The obvious slow version. */
  private static int[] sorted(int[] text) {
    return IntStream.range(0, text.length)
        .boxed()
        .sorted(
            (a, b) ->
                Arrays.compare(
                    Arrays.copyOfRange(text, a, text.length),
                    Arrays.copyOfRange(text, b, text.length)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] shared(int[] text, int[] sa) {
    int[] lcp = new int[sa.length];
    for (int i = 1; i < sa.length; i++) {
      int mismatch =
          Arrays.mismatch(
              Arrays.copyOfRange(text, sa[i - 1], text.length),
              Arrays.copyOfRange(text, sa[i], text.length));
      lcp[i] = mismatch;
    }
    return lcp;
  }

  private static void agrees(int[] text, int symbols) {
    int[] sa = SuffixArray.of(text, symbols);
    assertThat(sa).as("of %s", Arrays.toString(text)).isEqualTo(sorted(text));
    assertThat(CommonPrefixes.of(text, sa)).isEqualTo(shared(text, sa));
  }

  @Test
  void theWordOfTheTextbooksIsSorted() {
    // mississippi: i, ippi, issippi, ississippi, mississippi, pi, ppi, sippi, sissippi, ssippi,
    // ssissippi begin at these places.
    assertThat(SuffixArray.of("mississippi".chars().toArray(), 128))
        .containsExactly(10, 7, 4, 1, 0, 9, 8, 6, 3, 5, 2);
  }

  @Test
  void theSmallestTextsAreSorted() {
    agrees(new int[0], 0);
    agrees(new int[0], 5);
    agrees(new int[] {0}, 1);
    agrees(new int[] {3, 3}, 4);
  }

  @Test
  void everyTextOfTwoSymbolsUpToTwelvePlacesIsSorted() {
    for (int n = 1; n <= 12; n++) {
      for (int bits = 0; bits < 1 << n; bits++) {
        int[] text = new int[n];
        for (int i = 0; i < n; i++) {
          text[i] = bits >> i & 1;
        }
        agrees(text, 2);
      }
    }
  }

  @Test
  void everyTextOfThreeSymbolsUpToEightPlacesIsSorted() {
    for (int code = 0; code < 6561; code++) {
      int[] text = new int[8];
      for (int i = 0, left = code; i < 8; i++, left /= 3) {
        text[i] = left % 3;
      }
      agrees(text, 3);
    }
  }

  @Test
  void periodicAndRandomTextsAreSorted() {
    RandomSequence random = RandomStream.of(4, "suffixes").sequence();
    for (int round = 0; round < 300; round++) {
      int symbols = 1 + random.nextInt(6);
      int period = 1 + random.nextInt(9);
      int[] text = new int[1 + random.nextInt(300)];
      for (int i = 0; i < text.length; i++) {
        boolean repeats = i >= period && random.nextUniform() < 0.95;
        text[i] = repeats ? text[i - period] : random.nextInt(symbols);
      }
      agrees(text, symbols);
    }
  }

  @Test
  void aLongTextOfOneSymbolTakesNoQuadraticTime() {
    int[] sa = SuffixArray.of(new int[3_000_000], 1);
    assertThat(sa[0]).isEqualTo(2_999_999);
    assertThat(sa[2_999_999]).isZero();
    assertThat(CommonPrefixes.of(new int[3_000_000], sa)[2_999_999]).isEqualTo(2_999_999);
  }

  @Test
  void theWorkStopsWhenAsked() {
    assertThatThrownBy(
            () ->
                SuffixArray.of(
                    new int[3_000_000],
                    1,
                    () -> {
                      throw new CancellationException("enough");
                    }))
        .isInstanceOf(CancellationException.class);
  }
}
