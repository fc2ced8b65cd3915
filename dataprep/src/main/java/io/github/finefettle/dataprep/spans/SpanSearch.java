package io.github.finefettle.dataprep.spans;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.dataprep.spans.internal.CommonPrefixes;
import io.github.finefettle.dataprep.spans.internal.SuffixArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the repeated spans of texts.
 *
 * <p>In the suffix array all suffixes that begin with the same span stand side by side. The array
 * is walked from left to right with the spans that are still open on a stack, shorter ones below
 * longer ones; a span ends where the common prefix gets shorter. (These are the inner nodes of the
 * suffix tree, which is never built.)
 *
 * <p>The rows of a span are counted after Hui ("Color Set Size Problem with Applications to String
 * Matching", 1992): a suffix whose row was met before counts one less for the longest open span
 * that holds both it and the one met last, and with it for all spans below. A span that loses no
 * row by one more character on its right has a span above it with as many rows; one that loses none
 * by a character on its left has that character before it in all rows. Neither is reported.
 */
final class SpanSearch {
  private static final String TASK = "find repeated spans";
  private static final int PHASES = 3;

  private final RowTexts texts;
  private final int least;
  private final int leastRows;
  private final ProgressListener listener;
  private final Cancellation cancellation;
  private final List<RepeatedSpan> found = new ArrayList<>();
  private int[] sa = new int[0];
  private int[] lcp = new int[0];

  /** The open spans: length, first place in the suffix array, rows met twice, rows of the next. */
  private int[] length = new int[64];

  private int[] left = new int[64];
  private int[] again = new int[64];
  private int[] inside = new int[64];
  private int open;

  SpanSearch(
      RowTexts texts,
      int least,
      int leastRows,
      ProgressListener listener,
      Cancellation cancellation) {
    this.texts = texts;
    this.least = least;
    this.leastRows = leastRows;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  List<RepeatedSpan> find() {
    tell(0);
    int[] symbols = texts.symbols();
    sa = SuffixArray.of(symbols, texts.kinds(), () -> cancellation.throwIfCancelled(TASK));
    tell(1);
    lcp = CommonPrefixes.of(symbols, sa);
    tell(2);
    int[] lastOfRow = new int[texts.rows()];
    Arrays.fill(lastOfRow, -1);
    for (int i = 1; i < sa.length; i++) {
      if (lcp[i] >= least) {
        i = block(i - 1, lastOfRow);
        cancellation.throwIfCancelled(TASK);
      }
    }
    tell(PHASES);
    return found;
  }

  private void tell(int phase) {
    cancellation.throwIfCancelled(TASK);
    listener.progressed(Progress.of(TASK, phase, PHASES, "phases"));
  }

  /** Walks neighbours that share enough; gives the last of them. */
  private int block(int first, int[] lastOfRow) {
    open = 0;
    lastOfRow[texts.rowAt(sa[first])] = first;
    int i = first + 1;
    for (; i < sa.length && lcp[i] >= least; i++) {
      close(lcp[i], i - 1);
      int row = texts.rowAt(sa[i]);
      if (lastOfRow[row] >= first) {
        again[holding(lastOfRow[row])]++;
      }
      lastOfRow[row] = i;
    }
    close(0, i - 1);
    return i - 1;
  }

  /** Ends the spans that are longer than what is shared now, and opens the one that is shared. */
  private void close(int shared, int right) {
    int begin = right;
    int carried = 0;
    int rows = 1;
    while (open > 0 && length[open - 1] > shared) {
      open--;
      begin = left[open];
      carried += again[open];
      rows = right - begin + 1 - carried;
      if (rows >= leastRows && rows > inside[open]) {
        report(length[open], begin, right, rows);
      }
      if (open > 0 && length[open - 1] >= shared) {
        again[open - 1] += carried;
        inside[open - 1] = Math.max(inside[open - 1], rows);
        carried = 0;
      }
    }
    if (shared >= least && (open == 0 || length[open - 1] < shared)) {
      push(shared, begin, carried, rows);
    }
  }

  private void push(int shared, int begin, int carried, int rows) {
    if (open == length.length) {
      length = Arrays.copyOf(length, 2 * open);
      left = Arrays.copyOf(left, 2 * open);
      again = Arrays.copyOf(again, 2 * open);
      inside = Arrays.copyOf(inside, 2 * open);
    }
    length[open] = shared;
    left[open] = begin;
    again[open] = carried;
    inside[open] = rows;
    open++;
  }

  /** The longest open span that reaches back to a place of the suffix array. */
  private int holding(int place) {
    int low = 0;
    int high = open - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (left[middle] <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private void report(int span, int begin, int right, int rows) {
    int[] places = Arrays.copyOfRange(sa, begin, right + 1);
    Arrays.sort(places);
    if (rowsOfCommonestBefore(places) == rows) {
      return;
    }
    List<SpanOccurrence> occurrences = new ArrayList<>(rows);
    int text = -1;
    int free = 0;
    for (int place : places) {
      int here = texts.textAt(place);
      if (here != text || place >= free) {
        occurrences.add(texts.occurrence(place, span));
        text = here;
        free = place + span;
      }
    }
    found.add(new RepeatedSpan(texts.text(occurrences.get(0)), rows, occurrences));
  }

  /** Of the characters that stand before the places, the rows of the one with the most. */
  private int rowsOfCommonestBefore(int[] places) {
    Map<Integer, int[]> rowsBySymbol = new HashMap<>();
    int most = 0;
    for (int place : places) {
      if (place == 0) {
        most = Math.max(most, 1);
        continue;
      }
      int row = texts.rowAt(place);
      int[] count =
          rowsBySymbol.computeIfAbsent(texts.symbols()[place - 1], s -> new int[] {0, -1});
      if (count[1] != row) {
        count[0]++;
        count[1] = row;
        most = Math.max(most, count[0]);
      }
    }
    return most;
  }
}
