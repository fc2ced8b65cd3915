package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.items.ItemScorer;
import java.util.List;

/**
 * What ROUGE counts of a pair: precision, recall and F of each type, then how many units of truth
 * the references have. ROUGE-1, 2, L and Lsum share one scorer; each longer n-gram has its own.
 */
final class RougeScorer implements ItemScorer<TextPair> {
  static final String SUBSEQUENCE = "L";
  static final String SUMMARY = "Lsum";
  private static final List<String> COMMON = List.of("1", "2", SUBSEQUENCE, SUMMARY);

  private final WordRule rule;
  private final boolean stemmed;
  private final List<String> types;

  private RougeScorer(WordRule rule, boolean stemmed, List<String> types) {
    this.rule = rule;
    this.stemmed = stemmed;
    this.types = types;
  }

  static RougeScorer of(String type, WordRule rule, boolean stemmed) {
    return new RougeScorer(rule, stemmed, COMMON.contains(type) ? COMMON : List.of(type));
  }

  @Override
  public String id() {
    return "rouge-scores|tok:"
        + rule.key()
        + "|stem:"
        + (stemmed ? "yes" : "no")
        + "|types:"
        + String.join(",", types);
  }

  @Override
  public int columns() {
    return 4 * types.size();
  }

  /** The first of a type's three columns: precision, recall, F. */
  int column(String type) {
    return 3 * types.indexOf(type);
  }

  /** The column of how many words or n-grams the references have. */
  int supportColumn(String type) {
    return 3 * types.size() + types.indexOf(type);
  }

  @Override
  public void score(TextPair row, double[] out) {
    forState().score(row, out);
  }

  @Override
  public ItemScorer<TextPair> forState() {
    return new InState(this);
  }

  /** The scorer with its own room to work in. */
  private static final class InState implements ItemScorer<TextPair> {
    private final RougeScorer scorer;
    private final RougeKernel kernel;
    private final GramOverlap[] overlaps;

    InState(RougeScorer scorer) {
      this.scorer = scorer;
      this.kernel = new RougeKernel(scorer.rule, scorer.stemmed);
      this.overlaps =
          scorer.types.stream()
              .filter(type -> Character.isDigit(type.charAt(0)))
              .map(type -> new GramOverlap(Integer.parseInt(type)))
              .toArray(GramOverlap[]::new);
    }

    @Override
    public String id() {
      return scorer.id();
    }

    @Override
    public int columns() {
      return scorer.columns();
    }

    @Override
    public void score(TextPair row, double[] out) {
      kernel.readPrediction(row.prediction());
      for (GramOverlap overlap : overlaps) {
        kernel.begin(overlap);
      }
      boolean first = true;
      for (String reference : row.references()) {
        kernel.readReference(reference);
        scoreReference(out, first);
        first = false;
      }
    }

    private void scoreReference(double[] out, boolean first) {
      int words = kernel.referenceWords();
      int support = 3 * scorer.types.size();
      int type = 0;
      for (GramOverlap overlap : overlaps) {
        int order = Integer.parseInt(scorer.types.get(type));
        keepBest(kernel.ofGrams(overlap), 3 * type, out, first);
        out[support + type++] += Math.max(0, words - order + 1);
      }
      if (type < scorer.types.size()) {
        RougeScore sentences = kernel.ofSubsequence();
        keepBest(sentences, 3 * type, out, first);
        out[support + type++] += words;
        keepBest(kernel.ofSummary(sentences), 3 * type, out, first);
        out[support + type] += words;
      }
    }

    /** The score with the greatest F; the first of them where several have it. */
    private static void keepBest(RougeScore score, int column, double[] out, boolean first) {
      if (first || score.f() > out[column + 2]) {
        out[column] = score.precision();
        out[column + 1] = score.recall();
        out[column + 2] = score.f();
      }
    }
  }
}
