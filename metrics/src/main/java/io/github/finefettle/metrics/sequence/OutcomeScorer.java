package io.github.finefettle.metrics.sequence;

import io.github.finefettle.metrics.items.ItemScorer;
import org.jspecify.annotations.Nullable;

/** Counts how often each outcome occurs in a sentence, in the order of {@link EntityOutcome}. */
final class OutcomeScorer implements ItemScorer<TaggedSentence> {
  private final EntityScheme scheme;

  /** Room to work in, where one state owns this scorer. */
  private final @Nullable EntityMatching own;

  OutcomeScorer(EntityScheme scheme) {
    this(scheme, null);
  }

  private OutcomeScorer(EntityScheme scheme, @Nullable EntityMatching own) {
    this.scheme = scheme;
    this.own = own;
  }

  @Override
  public String id() {
    return "entity-outcomes|scheme:" + scheme.key();
  }

  @Override
  public int columns() {
    return EntityOutcome.COUNT;
  }

  @Override
  public ItemScorer<TaggedSentence> forState() {
    return new OutcomeScorer(scheme, new EntityMatching(scheme, new NameTable()));
  }

  @Override
  public void score(TaggedSentence row, double[] out) {
    EntityMatching matching = own == null ? new EntityMatching(scheme, new NameTable()) : own;
    matching.match(row);
    for (int g = 0; g < matching.gold().size(); g++) {
      int p = matching.ofGold(g);
      EntityOutcome outcome =
          p == EntityMatching.NONE ? EntityOutcome.MISSED : matching.outcome(g, p);
      out[outcome.column()]++;
    }
    for (int p = 0; p < matching.predicted().size(); p++) {
      if (matching.ofPredicted(p) == EntityMatching.NONE) {
        out[EntityOutcome.SPURIOUS.column()]++;
      }
    }
  }
}
