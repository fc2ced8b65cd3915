package io.github.finefettle.dataprep.privacy;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Arrays;
import java.util.List;

/**
 * Aho and Corasick's automaton over folded code units.
 *
 * <p>The nodes of the trie of all terms are numbers; the step from a node by a character is one
 * lookup in an open-addressing table of (node, character), with its own small table for the root,
 * where nearly all characters of ordinary text end. Each node knows the node of its longest proper
 * suffix (fail) and the nearest suffix that is a term (output). Folding is done character by
 * character, never by a copy of the text, so the indices found are those of the text. A run of
 * white space in the text is one space to the automaton.
 */
final class TermAutomaton {
  /** Takes what is found. */
  interface Found {
    void take(String term, int begin, int end);
  }

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final List<String> terms;

  /** Key (node << 16 | character) + 1, so that 0 is free; and the node reached. */
  private final long[] keys;

  private final int[] targets;
  private final int shift;

  /** The node reached from the root by a character of ASCII. */
  private final int[] fromRoot = new int[128];

  private final int[] fail;
  private final int[] output;

  /** The term that ends at a node, or -1. */
  private final int[] termAt;

  /** How many automaton steps the term of a node has; white space counts one. */
  private final int[] depth;

  /** Whether the first and the last character of a term ask for a border of a word. */
  private final boolean[] borderBefore;

  private final boolean[] borderAfter;
  private int nodes = 1;
  private int deepest = 1;

  TermAutomaton(List<String> terms) {
    this.terms = terms;
    String[] folded = terms.stream().map(TermAutomaton::fold).toArray(String[]::new);
    int most = 1 + Arrays.stream(folded).mapToInt(String::length).sum();
    int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(most));
    keys = new long[1 << bits];
    targets = new int[1 << bits];
    shift = 64 - bits;
    fail = new int[most];
    output = new int[most];
    termAt = new int[most];
    depth = new int[most];
    borderBefore = new boolean[terms.size()];
    borderAfter = new boolean[terms.size()];
    Arrays.fill(termAt, -1);
    for (int t = 0; t < folded.length; t++) {
      insert(folded[t], t);
    }
    link(folded);
  }

  private void insert(String folded, int term) {
    int node = 0;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      int next = target(node, c);
      if (next == 0) {
        next = nodes++;
        put(node, c, next);
        depth[next] = i + 1;
        deepest = Math.max(deepest, i + 1);
      }
      node = next;
    }
    if (!folded.isEmpty() && termAt[node] < 0) {
      termAt[node] = term;
      borderBefore[term] = asksForBorder(folded.codePointAt(0));
      borderAfter[term] = asksForBorder(folded.codePointBefore(folded.length()));
    }
  }

  /** Fills fail and output breadth first: the suffix of a node lies nearer to the root. */
  private void link(String[] folded) {
    int[] parent = new int[nodes];
    char[] by = new char[nodes];
    for (String term : folded) {
      int node = 0;
      for (int i = 0; i < term.length(); i++) {
        int next = target(node, term.charAt(i));
        parent[next] = node;
        by[next] = term.charAt(i);
        node = next;
      }
    }
    for (int node : byDepth()) {
      int suffix = fail[parent[node]];
      while (suffix != 0 && target(suffix, by[node]) == 0) {
        suffix = fail[suffix];
      }
      int reached = target(suffix, by[node]);
      fail[node] = reached == node ? 0 : reached;
      output[node] = termAt[fail[node]] >= 0 ? fail[node] : output[fail[node]];
    }
  }

  /** The nodes by depth: a counting sort. */
  private int[] byDepth() {
    int[] places = new int[deepest + 2];
    for (int node = 1; node < nodes; node++) {
      places[depth[node] + 1]++;
    }
    for (int d = 1; d < places.length; d++) {
      places[d] += places[d - 1];
    }
    int[] order = new int[nodes - 1];
    for (int node = 1; node < nodes; node++) {
      order[places[depth[node]]++] = node;
    }
    return order;
  }

  private void put(int node, char c, int target) {
    if (node == 0 && c < fromRoot.length) {
      fromRoot[c] = target;
      return;
    }
    long key = ((long) node << 16 | c) + 1;
    int slot = (int) ((key * SPREAD) >>> shift);
    while (keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    targets[slot] = target;
  }

  /** The node reached from a node by a character, or 0 for none (no step leads to the root). */
  private int target(int node, char c) {
    if (node == 0 && c < fromRoot.length) {
      return fromRoot[c];
    }
    long key = ((long) node << 16 | c) + 1;
    int slot = (int) ((key * SPREAD) >>> shift);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return targets[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return 0;
  }

  /**
   * Gives every place at which a term stands whole, in order of ends, at one end the longest first.
   */
  void search(String text, boolean wordBorders, Found found) {
    // Where the last steps began, so that a match knows its begin: white space may be long.
    int[] begins = new int[Integer.highestOneBit(deepest) << 1];
    int mask = begins.length - 1;
    int length = text.length();
    int node = 0;
    int step = 0;
    int i = 0;
    while (i < length) {
      char c = text.charAt(i);
      begins[step & mask] = i;
      i++;
      if (c >= 0x80 || c <= ' ') {
        if (isSpace(c)) {
          c = ' ';
          i = spaceEnd(text, i);
        } else {
          c = foldUnit(text, i - 1);
        }
      } else if (c >= 'A' && c <= 'Z') {
        c = (char) (c | 0x20);
      }
      int next = target(node, c);
      while (next == 0 && node != 0) {
        node = fail[node];
        next = target(node, c);
      }
      node = next;
      for (int end = termAt[node] >= 0 ? node : output[node]; end != 0; end = output[end]) {
        int begin = begins[(step - depth[end] + 1) & mask];
        if (!wordBorders || isWhole(text, termAt[end], begin, i)) {
          found.take(terms.get(termAt[end]), begin, i);
        }
      }
      step++;
    }
  }

  private boolean isWhole(String text, int term, int begin, int end) {
    return (!borderBefore[term] || begin == 0 || !isPartOfWord(text.codePointBefore(begin)))
        && (!borderAfter[term] || end == text.length() || !isPartOfWord(text.codePointAt(end)));
  }

  /** Letters, digits, marks and the underscore; a mark belongs to the letter before it. */
  private static boolean isPartOfWord(int c) {
    if (c < 0x80) {
      return c == '_' || Edges.isAlphanumeric((char) c);
    }
    int type = FrozenUnicode.type(c);
    return FrozenUnicode.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** Whether a character at an end of a term must not touch a word: one of a script with spaces. */
  private static boolean asksForBorder(int c) {
    if (!isPartOfWord(c)) {
      return false;
    }
    return switch (FrozenUnicode.script(c)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> false;
      default -> true;
    };
  }

  private static int spaceEnd(String text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(char c) {
    return c <= ' '
        ? c == ' ' || (c >= '\t' && c <= '\r')
        : c >= 0x80
            && (c == '\u0085'
                || c == '\u2028'
                || c == '\u2029'
                || Character.getType(c) == Character.SPACE_SEPARATOR);
  }

  /** A code unit in the folded form; the two units of a supplementary character fold together. */
  private static char foldUnit(CharSequence text, int i) {
    char c = text.charAt(i);
    if (!Character.isSurrogate(c)) {
      return (char) FrozenUnicode.foldCase(c);
    }
    if (Character.isHighSurrogate(c)
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1))) {
      return Character.highSurrogate(
          FrozenUnicode.foldCase(Character.toCodePoint(c, text.charAt(i + 1))));
    }
    if (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1))) {
      return Character.lowSurrogate(
          FrozenUnicode.foldCase(Character.toCodePoint(text.charAt(i - 1), c)));
    }
    return c;
  }

  /** A term as the automaton sees it: folded, each run of white space one space. */
  private static String fold(String term) {
    StringBuilder out = new StringBuilder(term.length());
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      if (isSpace(c)) {
        if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      } else {
        out.append(foldUnit(term, i));
      }
    }
    return out.toString();
  }
}
