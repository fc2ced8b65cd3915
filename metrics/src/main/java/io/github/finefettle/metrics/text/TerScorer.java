package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.items.ItemScorer;
import java.util.Arrays;

/** What TER counts of a segment: the edits to the closest reference and the mean length of all. */
final class TerScorer implements ItemScorer<TextPair> {
  private static final int COLUMNS = 2;

  private final TerTokenizer tokenizer;
  private final String id;

  TerScorer(TerTokenizer tokenizer, MetricSignature signature) {
    this.tokenizer = tokenizer;
    this.id = signature.toString();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int columns() {
    return COLUMNS;
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
    private final TokenSpans prediction = new TokenSpans();
    private final TokenSpans reference = new TokenSpans();
    private final NGramVocabulary vocabulary = new NGramVocabulary();
    private final TerShifts shifts = new TerShifts();
    private int[] predictionIds = new int[64];
    private int[] referenceIds = new int[64];

    @Override
    public String id() {
      return id;
    }

    @Override
    public int columns() {
      return COLUMNS;
    }

    @Override
    public void score(TextPair row, double[] out) {
      tokenizer.tokenize(row.prediction(), prediction);
      int length = prediction.count();
      predictionIds = withRoom(predictionIds, length);
      vocabulary.number(prediction, predictionIds);
      int fewest = Integer.MAX_VALUE;
      long lengths = 0;
      for (String text : row.references()) {
        tokenizer.tokenizeReference(text, reference);
        int size = reference.count();
        referenceIds = withRoom(referenceIds, size);
        vocabulary.find(prediction, reference, referenceIds, 0);
        fewest = Math.min(fewest, shifts.edits(predictionIds, length, referenceIds, size));
        lengths += size;
      }
      out[0] = fewest;
      out[1] = (double) lengths / row.references().size();
    }
  }

  private static int[] withRoom(int[] ids, int size) {
    return ids.length >= size ? ids : Arrays.copyOf(ids, Math.max(size, 2 * ids.length));
  }
}
