package io.github.finefettle.metrics.text;

import java.util.Arrays;

/**
 * The edits of TER (Snover et al., 2006) between two lists of words: the shift that lowers the edit
 * distance most is made again and again, each for one edit, until none lowers it; what distance
 * remains is added. The search is tercom's greedy one with the limits of sacrebleu 2.6.0: shifts of
 * at most 10 words over at most 50, and no more than 1,000 of them tried for a pair.
 *
 * <p>Not safe for use by several threads.
 */
final class TerShifts {
  private static final int MOST_WORDS = 10;
  private static final int MOST_DISTANCE = 50;
  private static final int MOST_CANDIDATES = 1_000;

  private final TerAlignment alignment = new TerAlignment();
  private int[] words = new int[0];
  private int[] shifted = new int[0];
  private int[] best = new int[0];
  private int[] reference = new int[0];
  private int length;
  private int referenceLength;

  /** For each word of the reference the place in the hypothesis that it was aligned with. */
  private int[] aligned = new int[0];

  /** How many words of the hypothesis and of the reference, up to a place, are wrong. */
  private int[] wrong = new int[0];

  private int[] wrongInReference = new int[0];
  private int candidates;

  // The best candidate so far: what it gains, then the longest, the earliest, the least target.
  private int bestGain;
  private int bestLength;
  private int bestStart;
  private int bestTarget;

  /**
   * Counts edits.
   *
   * @param hypothesis ids of words, equal for equal words
   * @param hypothesisLength how many there are
   * @param referenceWords ids of words, none of the hypothesis' where a word is not in it
   * @param referenceWordsLength how many there are
   * @return the number of edits; the hypothesis' length where the reference is empty
   */
  int edits(
      int[] hypothesis, int hypothesisLength, int[] referenceWords, int referenceWordsLength) {
    if (referenceWordsLength == 0) {
      return hypothesisLength;
    }
    length = hypothesisLength;
    referenceLength = referenceWordsLength;
    reference = referenceWords;
    makeRoom(hypothesis);
    alignment.begin(reference, referenceLength, length);
    candidates = 0;
    int shifts = 0;
    while (true) {
      int distance = alignment.align(words);
      traceBack();
      boolean found = tryShifts(distance);
      if (!found || candidates >= MOST_CANDIDATES || bestGain <= 0) {
        return shifts + distance;
      }
      shifts++;
      System.arraycopy(best, 0, words, 0, length);
    }
  }

  private void makeRoom(int[] hypothesis) {
    if (words.length < length) {
      words = new int[length];
      shifted = new int[length];
      best = new int[length];
    }
    if (wrong.length < length + 1) {
      wrong = new int[length + 1];
    }
    if (aligned.length < referenceLength) {
      aligned = new int[referenceLength];
      wrongInReference = new int[referenceLength + 1];
    }
    System.arraycopy(hypothesis, 0, words, 0, length);
  }

  /** Walks the matrix from its end and says which words are wrong and what lies beside what. */
  private void traceBack() {
    Arrays.fill(wrong, 0, length + 1, 0);
    Arrays.fill(wrongInReference, 0, referenceLength + 1, 0);
    int i = length;
    int j = referenceLength;
    while (i > 0 || j > 0) {
      byte operation = alignment.operation(i, j);
      if (operation == TerAlignment.INSERT) {
        j--;
        aligned[j] = i - 1;
        wrongInReference[j + 1] = 1;
      } else if (operation == TerAlignment.DELETE) {
        i--;
        wrong[i + 1] = 1;
      } else {
        i--;
        j--;
        aligned[j] = i;
        int error = operation == TerAlignment.MATCH ? 0 : 1;
        wrong[i + 1] = error;
        wrongInReference[j + 1] = error;
      }
    }
    for (int k = 0; k < length; k++) {
      wrong[k + 1] += wrong[k];
    }
    for (int k = 0; k < referenceLength; k++) {
      wrongInReference[k + 1] += wrongInReference[k];
    }
  }

  /** Tries every shift of words that stand elsewhere in the reference. */
  private boolean tryShifts(int distance) {
    bestGain = Integer.MIN_VALUE;
    for (int start = 0; start < length; start++) {
      int from = Math.max(0, start - MOST_DISTANCE);
      int to = Math.min(referenceLength - 1, start + MOST_DISTANCE);
      for (int target = from; target <= to; target++) {
        int most = Math.min(MOST_WORDS, Math.min(length - start, referenceLength - target));
        for (int n = 1; n <= most && words[start + n - 1] == reference[target + n - 1]; n++) {
          if (isWorthTrying(start, target, n)) {
            tryTargets(start, target, n, distance);
            if (candidates >= MOST_CANDIDATES) {
              return true;
            }
          }
        }
      }
    }
    return bestGain != Integer.MIN_VALUE;
  }

  /** Both places must hold an error, and the words must not go where they are. */
  private boolean isWorthTrying(int start, int target, int n) {
    return wrong[start + n] > wrong[start]
        && wrongInReference[target + n] > wrongInReference[target]
        && !(start <= aligned[target] && aligned[target] < start + n);
  }

  private void tryTargets(int start, int target, int n, int distance) {
    int previous = -1;
    for (int offset = -1; offset < n; offset++) {
      int index = target + offset == -1 ? 0 : aligned[target + offset] + 1;
      if (index == previous) {
        continue;
      }
      previous = index;
      int place = shift(start, n, index);
      int gain =
          distance
              - alignment.distance(shifted, Math.min(start, place), Math.max(start, place) + n);
      candidates++;
      if (isBetter(gain, n, start, index)) {
        bestGain = gain;
        bestLength = n;
        bestStart = start;
        bestTarget = index;
        System.arraycopy(shifted, 0, best, 0, length);
      }
    }
  }

  private boolean isBetter(int gain, int n, int start, int index) {
    if (gain != bestGain) {
      return gain > bestGain;
    }
    if (n != bestLength) {
      return n > bestLength;
    }
    if (start != bestStart) {
      return start < bestStart;
    }
    return index < bestTarget;
  }

  /**
   * Moves n words. Targets count places of the list as it stands; one within the words themselves
   * moves them on by as many.
   *
   * @return how many words stand before them now
   */
  private int shift(int start, int n, int target) {
    int place = target < start ? target : target > start + n ? target - n : target;
    place = Math.min(place, length - n);
    if (place <= start) {
      System.arraycopy(words, 0, shifted, 0, place);
      System.arraycopy(words, start, shifted, place, n);
      System.arraycopy(words, place, shifted, place + n, start - place);
      System.arraycopy(words, start + n, shifted, start + n, length - start - n);
    } else {
      System.arraycopy(words, 0, shifted, 0, start);
      System.arraycopy(words, start + n, shifted, start, place - start);
      System.arraycopy(words, start, shifted, place, n);
      System.arraycopy(words, place + n, shifted, place + n, length - place - n);
    }
    return place;
  }
}
