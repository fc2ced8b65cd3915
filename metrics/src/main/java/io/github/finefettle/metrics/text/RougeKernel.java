package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.text.internal.CommonSubsequence;
import io.github.finefettle.metrics.text.internal.TokenIds;
import java.util.Arrays;

/**
 * The room in which the ROUGE scores of one pair after another are computed: words as numbers,
 * n-grams as numbers, and the common subsequence in bits. Nothing of it is made anew for a pair.
 *
 * <p>Not safe for use by several threads.
 */
final class RougeKernel {
  private final TokenIds table = new TokenIds();
  private final WordReader reader;
  private final CommonSubsequence subsequence = new CommonSubsequence();
  private final WordList prediction = new WordList();
  private final WordList reference = new WordList();

  /** How often each word stands in the prediction, for the summary-level score alone. */
  private int[] left = new int[128];

  private boolean[] marks = new boolean[64];

  RougeKernel(WordRule rule, boolean stemmed) {
    this.reader = new WordReader(rule, stemmed, table);
  }

  void readPrediction(String text) {
    table.clear();
    reader.read(text, prediction);
  }

  void readReference(String text) {
    reader.read(text, reference);
  }

  void begin(GramOverlap overlap) {
    overlap.begin(prediction, table.size());
  }

  int referenceWords() {
    return reference.size();
  }

  RougeScore ofGrams(GramOverlap overlap) {
    return RougeScore.of(
        overlap.with(reference, table.size()), overlap.count(prediction), overlap.count(reference));
  }

  RougeScore ofSubsequence() {
    return RougeScore.of(subsequenceLength(), prediction.size(), reference.size());
  }

  /** The sentence-level score is given where it is known, as both agree on texts of one line. */
  RougeScore ofSummary(RougeScore sentenceLevel) {
    if (prediction.lines() <= 1 && reference.lines() <= 1) {
      return sentenceLevel;
    }
    return RougeScore.of(unionLength(), prediction.size(), reference.size());
  }

  private int subsequenceLength() {
    int m = reference.size();
    int n = prediction.size();
    // The text whose bits fill fewer blocks lies along the words of the other.
    return m <= n
        ? subsequence.length(reference.ids(), m, prediction.ids(), n, table.size())
        : subsequence.length(prediction.ids(), n, reference.ids(), m, table.size());
  }

  /**
   * Words of the reference's lines that lie on a common subsequence with a line of the prediction,
   * each counted no more often than the prediction has it.
   */
  private int unionLength() {
    countPrediction();
    if (marks.length < reference.size()) {
      marks = new boolean[2 * reference.size()];
    }
    int shared = 0;
    int from = 0;
    for (int line = 0; line < reference.lines(); line++) {
      int to = reference.lineEnds()[line];
      Arrays.fill(marks, 0, to - from, false);
      subsequence.union(
          reference.ids(),
          from,
          to,
          prediction.ids(),
          prediction.lineEnds(),
          prediction.lines(),
          table.size(),
          marks);
      for (int i = from; i < to; i++) {
        if (marks[i - from] && left[reference.ids()[i]] > 0) {
          left[reference.ids()[i]]--;
          shared++;
        }
      }
      from = to;
    }
    return shared;
  }

  private void countPrediction() {
    if (left.length < table.size()) {
      left = new int[2 * table.size()];
    } else {
      Arrays.fill(left, 0, table.size(), 0);
    }
    for (int i = 0; i < prediction.size(); i++) {
      left[prediction.ids()[i]]++;
    }
  }
}
