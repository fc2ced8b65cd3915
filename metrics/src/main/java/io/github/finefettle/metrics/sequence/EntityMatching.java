package io.github.finefettle.metrics.sequence;

import java.util.Arrays;

/**
 * Pairs the true and the predicted entities of a sentence: first those with equal boundaries, then
 * every predicted one that is left, from left to right, with the first true one that is left and
 * shares a token with it. That is the pairing of nervaluate 1.0 with its least overlap, but that an
 * overlap of less than one hundredth of a true entity counts here.
 */
final class EntityMatching {
  static final int NONE = -1;

  private final EntityScheme scheme;
  private final TagCoder coder;
  private final EntitySpans gold = new EntitySpans();
  private final EntitySpans predicted = new EntitySpans();

  /** The predicted entity of each true one, and the other way round. */
  private int[] ofGold = new int[16];

  private int[] ofPredicted = new int[16];

  EntityMatching(EntityScheme scheme, NameTable types) {
    this.scheme = scheme;
    this.coder = TagCoder.ofEntities(scheme, types);
  }

  EntitySpans gold() {
    return gold;
  }

  EntitySpans predicted() {
    return predicted;
  }

  /** The predicted entity that belongs to a true one, or {@link #NONE}. */
  int ofGold(int i) {
    return ofGold[i];
  }

  int ofPredicted(int i) {
    return ofPredicted[i];
  }

  /** Reads a sentence and pairs its entities. */
  void match(TaggedSentence sentence) {
    coder.code(sentence);
    gold.read(scheme, coder, coder.gold(), sentence.length());
    predicted.read(scheme, coder, coder.predicted(), sentence.length());
    if (ofGold.length < gold.size() || ofPredicted.length < predicted.size()) {
      int room = 2 * Math.max(gold.size(), predicted.size());
      ofGold = new int[room];
      ofPredicted = new int[room];
    }
    Arrays.fill(ofGold, 0, gold.size(), NONE);
    Arrays.fill(ofPredicted, 0, predicted.size(), NONE);
    int equal = pairEqual();
    if (equal < gold.size() && equal < predicted.size()) {
      pairOverlapping();
    }
  }

  /** What became of a pair. */
  EntityOutcome outcome(int goldEntity, int predictedEntity) {
    boolean sameType = gold.type(goldEntity) == predicted.type(predictedEntity);
    boolean sameSpan =
        gold.begin(goldEntity) == predicted.begin(predictedEntity)
            && gold.end(goldEntity) == predicted.end(predictedEntity);
    if (sameSpan) {
      return sameType ? EntityOutcome.CORRECT : EntityOutcome.WRONG_TYPE;
    }
    return sameType ? EntityOutcome.WRONG_BOUNDARY : EntityOutcome.WRONG_BOTH;
  }

  /** Both lists ascend by their ends, of which no two are equal. */
  private int pairEqual() {
    int pairs = 0;
    int g = 0;
    int p = 0;
    while (g < gold.size() && p < predicted.size()) {
      int difference = gold.end(g) - predicted.end(p);
      if (difference == 0 && gold.begin(g) == predicted.begin(p)) {
        ofGold[g] = p;
        ofPredicted[p] = g;
        pairs++;
      }
      g += difference <= 0 ? 1 : 0;
      p += difference >= 0 ? 1 : 0;
    }
    return pairs;
  }

  private void pairOverlapping() {
    boolean apart = gold.apart() && predicted.apart();
    int from = 0;
    for (int p = 0; p < predicted.size(); p++) {
      if (ofPredicted[p] != NONE) {
        continue;
      }
      // What ends before this one begins cannot meet the next ones either.
      while (apart && from < gold.size() && gold.end(from) < predicted.begin(p)) {
        from++;
      }
      for (int g = from; g < gold.size(); g++) {
        if (ofGold[g] == NONE && gold.overlaps(g, predicted, p)) {
          ofGold[g] = p;
          ofPredicted[p] = g;
          break;
        }
        if (apart && gold.begin(g) > predicted.end(p)) {
          break;
        }
      }
    }
  }
}
