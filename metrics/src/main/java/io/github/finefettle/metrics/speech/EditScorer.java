package io.github.finefettle.metrics.speech;

import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.text.TextPair;

/** Hits, substitutions, deletions and insertions of a pair; all rates of a unit share them. */
final class EditScorer implements ItemScorer<TextPair> {
  static final int HITS = 0;
  static final int SUBSTITUTIONS = 1;
  static final int DELETIONS = 2;
  static final int INSERTIONS = 3;

  private final SpeechText how;

  EditScorer(SpeechText how) {
    this.how = how;
  }

  @Override
  public String id() {
    return "edit-counts|unit:"
        + how.unit().key()
        + "|case:"
        + (how.lowerCase() ? "lc" : "mixed")
        + "|punct:"
        + (how.withoutPunctuation() ? "no" : "yes")
        + "|split:"
        + (how.anyWhiteSpace() ? "white" : "jiwer");
  }

  @Override
  public int columns() {
    return 4;
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
    private final EditScorer scorer;
    private final SpeechUnits units;
    private final EditPath path = new EditPath();
    private int[] prediction = new int[64];
    private int[] reference = new int[64];

    InState(EditScorer scorer) {
      this.scorer = scorer;
      this.units = new SpeechUnits(scorer.how);
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
      units.clear();
      prediction = units.read(row.prediction(), prediction);
      int n = units.count();
      EditCounts best = null;
      for (String text : row.references()) {
        reference = units.read(text, reference);
        EditCounts counts = path.count(reference, units.count(), prediction, n, units.ids());
        if (best == null || counts.errors() < best.errors()) {
          best = counts;
        }
      }
      if (best != null) {
        out[HITS] = best.hits();
        out[SUBSTITUTIONS] = best.substitutions();
        out[DELETIONS] = best.deletions();
        out[INSERTIONS] = best.insertions();
      }
    }
  }
}
