package io.github.finefettle.dataprep.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds all near duplicates of a row. Rows of the same words and the same guard signature (twins)
 * are indexed once, so that ten thousand copies cost no more than one.
 */
final class PairIndex {
  private final int[] twinOf;
  private final int[] nextTwin;
  private final List<BandIndex> bands;

  PairIndex(List<String> texts, Shingles shingles, Set<Guard> guards, double similarity) {
    int n = texts.size();
    SimilarityRule rule = new SimilarityRule(similarity, shingles.isAdaptive());
    this.twinOf = new int[n];
    this.nextTwin = new int[n];
    List<BandMembers> collectors = new ArrayList<>();
    shingles.bands().forEach(band -> collectors.add(new BandMembers(band, rule)));
    LongIntMap identities = new LongIntMap();
    int[] firstOf = new int[n];
    int[] lastOf = new int[n];
    int row = 0;
    for (String text : texts) {
      FoldedText folded = FoldedText.of(text, !shingles.isAdaptive());
      // The salt of the guards is mixed into every shingle: rows that they keep apart share none.
      long salt = GuardSignature.of(text, guards);
      int known = identities.size();
      int identity = identities.numberOf(Mixing.finish(Mixing.append(salt, folded.identity())));
      nextTwin[row] = -1;
      if (identity == known) {
        firstOf[identity] = row;
        for (BandMembers collector : collectors) {
          collector.offer(row, folded, salt);
        }
      } else {
        nextTwin[lastOf[identity]] = row;
      }
      lastOf[identity] = row;
      twinOf[row] = firstOf[identity];
      row++;
    }
    this.bands = collectors.stream().map(c -> new BandIndex(rule, c)).toList();
  }

  int rows() {
    return twinOf.length;
  }

  /** Visits every near duplicate of a row, its twins among them. */
  void visit(int row, BandIndex.Visitor visitor) {
    int first = twinOf[row];
    expand(first, row, 1, visitor);
    BandIndex.Visitor twins =
        new BandIndex.Visitor() {
          @Override
          public boolean skips(int other) {
            return nextTwin[other] < 0 && visitor.skips(other);
          }

          @Override
          public void found(int other, double similarity) {
            expand(other, row, similarity, visitor);
          }
        };
    bands.forEach(band -> band.visit(first, twins));
  }

  /** For each row the smallest row that it hangs together with. */
  int[] groups() {
    DisjointSets joined = new DisjointSets(rows());
    for (int row = 0; row < rows(); row++) {
      if (twinOf[row] == row) {
        for (BandIndex band : bands) {
          band.join(row, joined);
        }
      } else {
        joined.union(twinOf[row], row);
      }
    }
    return joined.representatives();
  }

  private void expand(int first, int without, double similarity, BandIndex.Visitor visitor) {
    for (int twin = first; twin >= 0; twin = nextTwin[twin]) {
      if (twin != without && !visitor.skips(twin)) {
        visitor.found(twin, similarity);
      }
    }
  }
}
