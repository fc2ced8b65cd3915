package io.github.finefettle.metrics.answering;

import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.text.TextPair;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Exact match and F1 of an answer, each the best over the references. */
final class AnswerScorer implements ItemScorer<TextPair> {
  static final int EXACT = 0;
  static final int F1 = 1;

  private final boolean asSets;

  /**
   * A scorer.
   *
   * @param asSets whether a word counts once, and an empty prediction is never right
   */
  AnswerScorer(boolean asSets) {
    this.asSets = asSets;
  }

  @Override
  public String id() {
    return asSets ? "answers-as-sets" : "squad-answers";
  }

  @Override
  public int columns() {
    return 2;
  }

  @Override
  public void score(TextPair row, double[] out) {
    List<String> predicted = AnswerText.words(row.prediction());
    for (String reference : row.references()) {
      List<String> gold = AnswerText.words(reference);
      boolean exact = gold.equals(predicted) && !(asSets && row.prediction().isEmpty());
      out[EXACT] = Math.max(out[EXACT], exact ? 1 : 0);
      out[F1] =
          Math.max(out[F1], asSets ? setF1(gold, predicted) : AnswerText.bagF1(gold, predicted, 0));
    }
  }

  /** The harmonic mean in the order of operations of nltk 3.8, which HELM calls. */
  private static double setF1(List<String> gold, List<String> predicted) {
    Set<String> golds = new HashSet<>(gold);
    Set<String> guesses = new HashSet<>(predicted);
    long same = guesses.stream().filter(golds::contains).count();
    if (same == 0) {
      return 0;
    }
    double precision = (double) same / guesses.size();
    double recall = (double) same / golds.size();
    return 1 / (0.5 / precision + 0.5 / recall);
  }
}
