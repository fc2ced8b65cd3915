package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.items.ItemScorer;
import java.util.Arrays;

/**
 * What BLEU counts of a segment: clipped matches of each order, n-grams of each order, the length
 * of the prediction, the length of the reference that is closest to it.
 */
final class BleuScorer implements ItemScorer<TextPair> {
  private final BleuTokenizer tokenizer;
  private final boolean lowercase;
  private final int order;

  BleuScorer(BleuTokenizer tokenizer, boolean lowercase, int order) {
    this.tokenizer = tokenizer;
    this.lowercase = lowercase;
    this.order = order;
  }

  @Override
  public String id() {
    return MetricSignature.of("bleu-counts")
        .with("case", lowercase ? "lc" : "mixed")
        .with("order", order)
        .with("tok", tokenizer.key())
        .toString();
  }

  @Override
  public int columns() {
    return 2 * order + 2;
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
    private final NGramMatches matches = new NGramMatches();
    private int[] predictionIds = new int[64];
    private int[] referenceIds = new int[64];
    private int[] ends = new int[1];

    @Override
    public String id() {
      return BleuScorer.this.id();
    }

    @Override
    public int columns() {
      return BleuScorer.this.columns();
    }

    @Override
    public void score(TextPair row, double[] out) {
      read(row.prediction(), prediction);
      int length = prediction.count();
      predictionIds = withRoom(predictionIds, length);
      vocabulary.number(prediction, predictionIds);
      int references = row.references().size();
      ends = withRoom(ends, references);
      int end = 0;
      int closest = -1;
      for (int r = 0; r < references; r++) {
        read(row.references().get(r), reference);
        int size = reference.count();
        referenceIds = withRoom(referenceIds, end + size);
        vocabulary.find(prediction, reference, referenceIds, end);
        end += size;
        ends[r] = end;
        if (closest < 0 || isCloser(size, closest, length)) {
          closest = size;
        }
      }
      matches.count(predictionIds, length, referenceIds, ends, references, out, 0, 1, order);
      for (int n = 1; n <= order; n++) {
        out[order + n - 1] = Math.max(0, length - n + 1);
      }
      out[2 * order] = length;
      out[2 * order + 1] = closest;
    }

    private void read(String text, TokenSpans spans) {
      tokenizer.tokenize(lowercase ? PythonLowerCase.of(text) : text, spans);
    }
  }

  /** Whether a length lies nearer to the prediction's; of two as near, the shorter one does. */
  private static boolean isCloser(int size, int closest, int length) {
    int distance = Math.abs(length - size);
    int least = Math.abs(length - closest);
    return distance < least || (distance == least && size < closest);
  }

  private static int[] withRoom(int[] ids, int size) {
    return ids.length >= size ? ids : Arrays.copyOf(ids, Math.max(size, 2 * ids.length));
  }
}
