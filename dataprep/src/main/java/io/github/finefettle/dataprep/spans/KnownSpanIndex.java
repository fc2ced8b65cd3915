package io.github.finefettle.dataprep.spans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds known spans in texts, sentence by sentence: the spans form a tree of sentences, so that
 * spans that begin alike are looked for together. Safe for use by several threads.
 */
final class KnownSpanIndex {
  private static final int NONE = -1;

  private final List<KnownSpan> spans;
  private final Node root = new Node();
  private final Map<String, List<Integer>> byKeeper = new HashMap<>();

  /** What may come next, and the span that ends here. */
  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private int span = NONE;
  }

  KnownSpanIndex(List<KnownSpan> spans) {
    this.spans = spans;
    for (int i = 0; i < spans.size(); i++) {
      int place = i;
      Node node = root;
      for (String sentence : spans.get(i).sentences()) {
        node = node.next.computeIfAbsent(sentence, s -> new Node());
      }
      node.span = place;
      spans
          .get(i)
          .keepers()
          .forEach(hash -> byKeeper.computeIfAbsent(hash, h -> new ArrayList<>()).add(place));
    }
  }

  KnownSpan span(int place) {
    return spans.get(place);
  }

  /** The spans that a row keeps, by the hash of its texts. */
  BitSet keptBy(String hash) {
    BitSet kept = new BitSet();
    byKeeper.getOrDefault(hash, List.of()).forEach(kept::set);
    return kept;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** For each sentence a known span that it belongs to and the row does not keep, or -1. */
  int[] marks(Sentences text, BitSet kept) {
    int[] marks = new int[text.size()];
    boolean[] held = new boolean[text.size()];
    Arrays.fill(marks, NONE);
    for (int i = 0; i < marks.length; i++) {
      mark(text, i, kept, marks, held);
    }
    for (int i = 0; i < marks.length; i++) {
      marks[i] = held[i] ? NONE : marks[i];
    }
    return marks;
  }

  private void mark(Sentences text, int from, BitSet kept, int[] marks, boolean[] held) {
    Node node = root.next.get(text.stripped().get(from));
    for (int end = from + 1; node != null; end++) {
      if (node.span != NONE) {
        boolean holds = kept.get(node.span);
        for (int j = from; j < end; j++) {
          held[j] |= holds;
          marks[j] = holds || marks[j] != NONE ? marks[j] : node.span;
        }
      }
      node = end < marks.length ? node.next.get(text.stripped().get(end)) : null;
    }
  }
}
