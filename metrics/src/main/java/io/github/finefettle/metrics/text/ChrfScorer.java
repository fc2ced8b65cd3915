package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.items.ItemScorer;
import java.util.Arrays;

/**
 * What chrF counts of a segment: for each order, of characters first and then of words, the n-grams
 * of the prediction, those of the reference, and the matches. Of several references it is the one
 * with the best F-score, the first of equals.
 */
final class ChrfScorer implements ItemScorer<TextPair> {
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final boolean lowercase;
  private final boolean whitespace;
  private final int characterOrder;
  private final int wordOrder;
  private final ChrfFormula formula;
  private final String formulaKey;

  ChrfScorer(
      boolean lowercase,
      boolean whitespace,
      int characterOrder,
      int wordOrder,
      ChrfFormula formula,
      String formulaKey) {
    this.lowercase = lowercase;
    this.whitespace = whitespace;
    this.characterOrder = characterOrder;
    this.wordOrder = wordOrder;
    this.formula = formula;
    this.formulaKey = formulaKey;
  }

  /** Beta and smoothing belong to it because they say which reference is best. */
  @Override
  public String id() {
    return MetricSignature.of("chrf-counts")
        .with("case", lowercase ? "lc" : "mixed")
        .with("space", whitespace)
        .with("nc", characterOrder)
        .with("nw", wordOrder)
        .with("best", formulaKey)
        .toString();
  }

  @Override
  public int columns() {
    return 3 * (characterOrder + wordOrder);
  }

  @Override
  public void score(TextPair row, double[] out) {
    new Counter().score(row, out);
  }

  @Override
  public ItemScorer<TextPair> forState() {
    return new Counter();
  }

  /** The same with room to work in, for one thread. */
  private final class Counter implements ItemScorer<TextPair> {
    private final NGramMatches matches = new NGramMatches();
    private final NGramVocabulary vocabulary = new NGramVocabulary();
    private final TokenSpans predictionWords = new TokenSpans();
    private final TokenSpans referenceWords = new TokenSpans();
    private final int[] end = new int[1];
    private final double[] counts = new double[columns()];
    private int[] predictionSymbols = new int[256];
    private int[] referenceSymbols = new int[256];

    @Override
    public String id() {
      return ChrfScorer.this.id();
    }

    @Override
    public int columns() {
      return ChrfScorer.this.columns();
    }

    @Override
    public void score(TextPair row, double[] out) {
      String prediction = cased(row.prediction());
      if (wordOrder > 0) {
        splitWords(prediction, predictionWords);
      }
      double best = -1;
      for (int r = 0; r < row.references().size(); r++) {
        count(prediction, cased(row.references().get(r)));
        double score = formula.unbounded(counts);
        if (score > best) {
          best = score;
          System.arraycopy(counts, 0, out, 0, counts.length);
        }
      }
    }

    private void count(String prediction, String reference) {
      predictionSymbols = withRoom(predictionSymbols, prediction.length());
      referenceSymbols = withRoom(referenceSymbols, reference.length());
      int length = characters(prediction, predictionSymbols);
      int referenceLength = characters(reference, referenceSymbols);
      count(length, referenceLength, 0, characterOrder);
      if (wordOrder > 0) {
        splitWords(reference, referenceWords);
        length = predictionWords.count();
        referenceLength = referenceWords.count();
        predictionSymbols = withRoom(predictionSymbols, length);
        referenceSymbols = withRoom(referenceSymbols, referenceLength);
        vocabulary.number(predictionWords, predictionSymbols);
        vocabulary.find(predictionWords, referenceWords, referenceSymbols, 0);
        count(length, referenceLength, 3 * characterOrder, wordOrder);
      }
    }

    private void count(int length, int referenceLength, int from, int orders) {
      end[0] = referenceLength;
      matches.count(
          predictionSymbols, length, referenceSymbols, end, 1, counts, from + 2, 3, orders);
      for (int n = 1; n <= orders; n++) {
        int inReference = Math.max(0, referenceLength - n + 1);
        // Of an order that the reference has not, the prediction's n-grams count as none.
        int inPrediction = inReference == 0 ? 0 : Math.max(0, length - n + 1);
        counts[from + 3 * (n - 1)] = inPrediction;
        counts[from + 3 * (n - 1) + 1] = inReference;
      }
    }

    /** The code points of a text, without white space unless it counts. */
    private int characters(String text, int[] out) {
      int count = 0;
      int length = text.length();
      for (int i = 0; i < length; i++) {
        char c = text.charAt(i);
        if (!Character.isSurrogate(c)) {
          if (whitespace || !PythonText.isSpace(c)) {
            out[count++] = c;
          }
        } else {
          int point = text.codePointAt(i);
          i += Character.charCount(point) - 1;
          out[count++] = point;
        }
      }
      return count;
    }
  }

  private String cased(String text) {
    return lowercase ? PythonLowerCase.of(text) : text;
  }

  /**
   * Words at white space; of a word of more than one character one ASCII punctuation mark at its
   * end is a word of its own, or else one at its beginning. So "(hi)" gives "(hi" and ")", which
   * the tool keeps for comparability (sacrebleu#124).
   */
  static void splitWords(String text, TokenSpans words) {
    words.read(text);
    char[] chars = words.chars();
    int length = words.length();
    int from = 0;
    while (from < length) {
      while (from < length && PythonText.isSpace(chars[from])) {
        from++;
      }
      int to = from;
      while (to < length && !PythonText.isSpace(chars[to])) {
        to++;
      }
      boolean single = to - from == 1;
      if (!single && to > from && PUNCTUATION.indexOf(chars[to - 1]) >= 0) {
        words.add(from, to - 1);
        words.add(to - 1, to);
      } else if (!single && to > from && PUNCTUATION.indexOf(chars[from]) >= 0) {
        words.add(from, from + 1);
        words.add(from + 1, to);
      } else {
        words.add(from, to);
      }
      from = to;
    }
  }

  private static int[] withRoom(int[] symbols, int size) {
    return symbols.length >= size
        ? symbols
        : Arrays.copyOf(symbols, Math.max(size, 2 * symbols.length));
  }
}
