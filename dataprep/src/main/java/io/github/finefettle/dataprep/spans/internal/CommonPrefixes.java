package io.github.finefettle.dataprep.spans.internal;

/**
 * How many symbols each suffix shares with the one before it in the suffix array, in linear time
 * (Kasai, Lee, Arimura, Arikawa and Park, "Linear-Time Longest-Common-Prefix Computation in Suffix
 * Arrays and Its Applications", 2001): taken in the order of the text, the next suffix shares at
 * least as many symbols less one, so that no symbol is compared twice for nothing.
 */
public final class CommonPrefixes {
  private CommonPrefixes() {}

  /**
   * Counts the shared symbols.
   *
   * @param text the text
   * @param sa its suffix array
   * @return for each place of the suffix array the symbols shared with the place before; 0 first
   */
  public static int[] of(int[] text, int[] sa) {
    int n = text.length;
    int[] rank = new int[n];
    for (int i = 0; i < n; i++) {
      rank[sa[i]] = i;
    }
    int[] lcp = new int[n];
    int shared = 0;
    for (int i = 0; i < n; i++) {
      if (rank[i] == 0) {
        shared = 0;
        continue;
      }
      int j = sa[rank[i] - 1];
      int most = n - Math.max(i, j);
      while (shared < most && text[i + shared] == text[j + shared]) {
        shared++;
      }
      lcp[rank[i]] = shared;
      shared = Math.max(0, shared - 1);
    }
    return lcp;
  }
}
