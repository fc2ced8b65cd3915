package io.github.finefettle.dataprep.spans;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Arrays;
import java.util.Set;

/**
 * Where a text can be cut without cutting a sentence: behind line ends and behind the marks that
 * end sentences. Where a full stop may belong to an abbreviation, an initial or a number there is
 * no border: a border that is missed makes a cut smaller, one too many would cut a sentence. There
 * is none within a fenced block of code either. White space belongs to the sentence before it, but
 * the indentation of a line to that line.
 */
final class SentenceBorders {
  /** End a sentence whatever follows. */
  private static final String WIDE_MARKS = "。！？｡︒﹗﹖";

  /** End a sentence where white space follows, and then no small letter. */
  private static final String MARKS = "!?؟۔।॥።។။";

  private static final String STOPS = ".…";
  private static final String CLOSERS = "\"'”’»›)]}）】」』〉》〕］｝";
  private static final String LINE_ENDS = "\n\r\u000B\f\u0085\u2028\u2029";

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "abs", "al", "approx", "art", "bzw", "ca", "cf", "col", "corp", "dept", "dr", "ed", "eds",
          "est", "etc", "evtl", "ext", "fig", "gen", "ggf", "hr", "inc", "inkl", "jr", "ltd", "max",
          "messrs", "min", "mr", "mrs", "ms", "mt", "no", "nr", "op", "pp", "prof", "rep", "sen",
          "sr", "st", "str", "tel", "univ", "usw", "vgl", "viz", "vol", "vs", "sra", "mme", "mlle");

  private final String text;
  private int[] borders = new int[16];
  private int count;

  private SentenceBorders(String text) {
    this.text = text;
  }

  /** The borders: 0, the begin of each further sentence, and the length of the text. */
  static int[] of(String text) {
    SentenceBorders found = new SentenceBorders(text);
    found.add(0);
    found.scan();
    if (!text.isEmpty()) {
      found.push(text.length());
    }
    return Arrays.copyOf(found.borders, found.count);
  }

  /** A border, unless nothing but white space would lie between it and one of its neighbours. */
  private void add(int border) {
    if (count > 0 && (isBlank(borders[count - 1], border) || isBlank(border, text.length()))) {
      return;
    }
    push(border);
  }

  private boolean isBlank(int from, int to) {
    for (int at = from; at < to; at++) {
      if (!isSpace(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private void push(int border) {
    if (count == borders.length) {
      borders = Arrays.copyOf(borders, 2 * count);
    }
    borders[count++] = border;
  }

  private void scan() {
    boolean fenced = false;
    int at = 0;
    while (at < text.length()) {
      int end = lineEnd(at);
      boolean fence = isFence(at, end);
      if (!fenced && !fence) {
        scanLine(at, end);
      }
      if (fence && !fenced) {
        add(at);
      }
      fenced ^= fence;
      at = behindLineEnds(end);
      if (!fenced && at < text.length()) {
        add(at);
      }
    }
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < text.length() && LINE_ENDS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** Behind this line end and the empty lines that follow. */
  private int behindLineEnds(int end) {
    int behind = end;
    for (int at = end; at < text.length() && isSpace(text.charAt(at)); at++) {
      behind = LINE_ENDS.indexOf(text.charAt(at)) >= 0 ? at + 1 : behind;
    }
    return Math.max(behind, Math.min(text.length(), end + 1));
  }

  private boolean isFence(int from, int end) {
    int at = from;
    while (at < end && isSpace(text.charAt(at))) {
      at++;
    }
    return text.startsWith("```", at) || text.startsWith("~~~", at);
  }

  private void scanLine(int from, int end) {
    for (int at = from; at < end; at++) {
      char c = text.charAt(at);
      boolean wide = WIDE_MARKS.indexOf(c) >= 0;
      if (!wide && MARKS.indexOf(c) < 0 && STOPS.indexOf(c) < 0) {
        continue;
      }
      int behind = behindMarks(at, end);
      int next = behind;
      while (next < end && isSpace(text.charAt(next))) {
        next++;
      }
      if (next < end && (wide || (next > behind && endsSentence(at, next, from)))) {
        add(next);
      }
      at = behind - 1;
    }
  }

  /** Behind the marks, closing quotes and brackets, and what is drawn upon them. */
  private int behindMarks(int mark, int end) {
    int at = mark + 1;
    while (at < end && (isMark(text.charAt(at)) || isDrawnUpon(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private static boolean isMark(char c) {
    return WIDE_MARKS.indexOf(c) >= 0
        || MARKS.indexOf(c) >= 0
        || STOPS.indexOf(c) >= 0
        || CLOSERS.indexOf(c) >= 0;
  }

  private static boolean isDrawnUpon(char c) {
    int type = FrozenUnicode.type(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  /** Whether a mark that white space follows ends a sentence, by what stands around it. */
  private boolean endsSentence(int mark, int next, int lineStart) {
    if (FrozenUnicode.type(text.codePointAt(next)) == Character.LOWERCASE_LETTER) {
      return false;
    }
    if (STOPS.indexOf(text.charAt(mark)) < 0) {
      return true;
    }
    int start = mark;
    while (start > lineStart && isWordPart(text.charAt(start - 1))) {
      start--;
    }
    String word = text.substring(start, mark);
    boolean number = word.chars().allMatch(c -> c >= '0' && c <= '9');
    if (number) {
      // "3. Mai" and "1. First" are no ends; "in 2004." is.
      return word.length() > 2 || word.isEmpty();
    }
    return word.codePointCount(0, word.length()) > 1
        && word.indexOf('.') < 0
        && !ABBREVIATIONS.contains(FrozenUnicode.lowerCase(word));
  }

  private static boolean isWordPart(char c) {
    return c == '.' || (c >= '0' && c <= '9') || FrozenUnicode.isLetter(c);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c)
        || c == '\u00A0'
        || c == '\u2007'
        || c == '\u202F'
        || c == '\u0085';
  }
}
