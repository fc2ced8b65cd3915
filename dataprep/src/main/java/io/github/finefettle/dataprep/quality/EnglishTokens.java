package io.github.finefettle.dataprep.quality;

import java.util.Arrays;

/*
 * English text cut into tokens as spaCy 3.8's blank English pipeline cuts it, which is the word
 * splitter of datatrove 0.10.
 *
 * A stretch between white space loses prefixes and suffixes (brackets, quotes, units after digits)
 * one by one, from both ends, until it is a special case or has no more of them; what is left is
 * one token if it looks like a web address, and is cut at its infixes (hyphens, commas between
 * letters) otherwise. At last, runs of tokens that spell a special case are put together again.
 * White space beyond one space makes tokens of its own; words leave them out, sentences do not.
 *
 * The rules are matched by hand, looking only at the ends of a stretch, where the original searches
 * the whole stretch at every step: a row of 10 MB without a space takes linear time.
 */
final class EnglishTokens {
  private static final EnglishSpecialCases SPECIAL = new EnglishSpecialCases();
  private static final EnglishSpecialRuns RUNS = new EnglishSpecialRuns(SPECIAL.texts());

  private final String text;
  private final boolean withSpecialCases;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int count;
  private int[] suffixStarts = new int[8];

  private EnglishTokens(String text, boolean withSpecialCases) {
    this.text = text;
    this.withSpecialCases = withSpecialCases;
  }

  /** Cuts a text by all rules. */
  static EnglishTokens of(String text) {
    EnglishTokens tokens = new EnglishTokens(text, true);
    tokens.cut();
    return RUNS.joined(tokens);
  }

  /** Cuts a text as if there were no special cases. */
  static EnglishTokens withoutSpecialCases(String text) {
    EnglishTokens tokens = new EnglishTokens(text, false);
    tokens.cut();
    return tokens;
  }

  int count() {
    return count;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  String text(int token) {
    return text.substring(starts[token], ends[token]);
  }

  String source() {
    return text;
  }

  boolean isSpace(int token) {
    return TextSpace.isSpace(text.charAt(starts[token]));
  }

  /** The same text with tokens yet to be added. */
  EnglishTokens emptied() {
    return new EnglishTokens(text, withSpecialCases);
  }

  void add(int from, int to) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = from;
    ends[count++] = to;
  }

  /** Adds the tokens of a special case; false where the stretch is none. */
  boolean addSpecialCase(int from, int to) {
    int[] cuts = SPECIAL.find(text, from, to);
    if (cuts == null) {
      return false;
    }
    int start = from;
    for (int cut : cuts) {
      add(start, from + cut);
      start = from + cut;
    }
    return true;
  }

  private void cut() {
    int length = text.length();
    if (length == 0) {
      return;
    }
    int start = 0;
    boolean inSpace = TextSpace.isSpace(text.charAt(0));
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (TextSpace.isSpace(c) != inSpace) {
        stretch(start, i, inSpace);
        start = c == ' ' ? i + 1 : i;
        inSpace = !inSpace;
      }
    }
    stretch(start, length, inSpace);
  }

  private void stretch(int from, int to, boolean space) {
    if (from >= to) {
      return;
    }
    if (space) {
      add(from, to);
    } else {
      peel(from, to);
    }
  }

  private boolean isSpecial(int from, int to) {
    return withSpecialCases && from < to && SPECIAL.find(text, from, to) != null;
  }

  private void peel(int first, int last) {
    int from = first;
    int to = last;
    int suffixes = 0;
    int before = -1;
    while (from < to && to - from != before && !isSpecial(from, to)) {
      before = to - from;
      int prefix = EnglishAffixes.prefix(text, from, to);
      if (prefix > 0 && isSpecial(from + prefix, to)) {
        add(from, from + prefix);
        from += prefix;
        break;
      }
      int suffix = EnglishAffixes.suffix(text, from + prefix, to);
      boolean last2 = suffix > 0 && isSpecial(from, to - suffix);
      if (prefix > 0 && !last2) {
        add(from, from + prefix);
        from += prefix;
      }
      if (suffix > 0) {
        to -= suffix;
        suffixes = push(suffixes, to);
      }
      if (last2) {
        break;
      }
    }
    middle(from, to);
    int start = to;
    for (int i = suffixes - 1; i >= 0; i--) {
      int end = i == 0 ? last : suffixStarts[i - 1];
      add(start, end);
      start = end;
    }
  }

  private int push(int suffixes, int start) {
    if (suffixes == suffixStarts.length) {
      suffixStarts = Arrays.copyOf(suffixStarts, 2 * suffixes);
    }
    suffixStarts[suffixes] = start;
    return suffixes + 1;
  }

  private void middle(int from, int to) {
    if (from >= to || (withSpecialCases && addSpecialCase(from, to))) {
      return;
    }
    if (WebAddress.matches(text, from, to)) {
      add(from, to);
      return;
    }
    int start = from;
    int i = from;
    while (i < to) {
      int infix = EnglishAffixes.infix(text, from, i, to);
      if (infix > 0 && i > from) {
        if (i > start) {
          add(start, i);
        }
        add(i, i + infix);
        start = i + infix;
      }
      i += Math.max(1, infix);
    }
    if (start < to) {
      add(start, to);
    }
  }
}
