package io.github.finefettle.metrics.sequence;

import java.util.Arrays;

/** Counts the units of a sentence by type: its entities, or its tokens by tag. One state's own. */
abstract class TypeCounter {
  /** The type of a name table as the counts know it, plus one; 0 where they do not yet. */
  private int[] known = new int[16];

  /** Counts one sentence. */
  abstract void count(TaggedSentence sentence, TypeCounts counts);

  final int type(int id, NameTable names, TypeCounts counts) {
    if (id >= known.length) {
      known = Arrays.copyOf(known, 2 * id);
    }
    if (known[id] == 0) {
      known[id] = 1 + counts.typeOf(names.name(id));
    }
    return known[id] - 1;
  }

  /** The entities of a sentence by type. */
  static final class OfEntities extends TypeCounter {
    private final NameTable names = new NameTable();
    private final EntityMatching matching;

    OfEntities(EntityScheme scheme) {
      this.matching = new EntityMatching(scheme, names);
    }

    @Override
    void count(TaggedSentence sentence, TypeCounts counts) {
      matching.match(sentence);
      EntitySpans gold = matching.gold();
      for (int g = 0; g < gold.size(); g++) {
        int type = type(gold.type(g), names, counts);
        int p = matching.ofGold(g);
        EntityOutcome outcome =
            p == EntityMatching.NONE ? EntityOutcome.MISSED : matching.outcome(g, p);
        counts.count(type, TypeCounts.GOLD);
        counts.count(type, outcome);
        if (outcome == EntityOutcome.CORRECT) {
          counts.count(type, TypeCounts.HITS);
        }
      }
      EntitySpans predicted = matching.predicted();
      for (int p = 0; p < predicted.size(); p++) {
        int type = type(predicted.type(p), names, counts);
        counts.count(type, TypeCounts.PREDICTED);
        if (matching.ofPredicted(p) == EntityMatching.NONE) {
          counts.count(type, EntityOutcome.SPURIOUS);
        }
      }
      counts.endSentence();
    }
  }

  /** The tokens of a sentence by tag. */
  static final class OfTokens extends TypeCounter {
    private final NameTable names = new NameTable();
    private final TagCoder coder = TagCoder.ofTags(names);

    @Override
    void count(TaggedSentence sentence, TypeCounts counts) {
      coder.code(sentence);
      int[] gold = coder.gold();
      int[] predicted = coder.predicted();
      for (int i = 0; i < sentence.length(); i++) {
        int truth = type(coder.typeIds()[gold[i]], names, counts);
        int guess = type(coder.typeIds()[predicted[i]], names, counts);
        counts.count(truth, TypeCounts.GOLD);
        counts.count(guess, TypeCounts.PREDICTED);
        if (truth == guess) {
          counts.count(truth, TypeCounts.HITS);
        }
      }
      counts.endSentence();
    }
  }
}
