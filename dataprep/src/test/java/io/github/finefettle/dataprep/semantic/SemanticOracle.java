package io.github.finefettle.dataprep.semantic;

import io.github.finefettle.dataprep.duplicates.DuplicateCluster;
import io.github.finefettle.dataprep.duplicates.DuplicateClusters;
import io.github.finefettle.dataprep.duplicates.DuplicatePolicy;
import io.github.finefettle.dataprep.duplicates.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The obvious slow search: each row with each other, in double precision. */
final class SemanticOracle {
  private SemanticOracle() {}

  static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }

  static DuplicateClusters find(SemanticDuplicates definition, List<String> texts)
      throws Exception {
    float[][] vectors = definition.embedding().embed(texts);
    int[] order = DuplicatePolicy.order(definition.survivor(), texts);
    Set<Integer> taken = new HashSet<>();
    List<DuplicateCluster> clusters = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      int row = order[i];
      if (!taken.add(row) || texts.get(row).isBlank()) {
        continue;
      }
      List<Member> members = new ArrayList<>();
      for (int j = i + 1; j < order.length; j++) {
        int other = order[j];
        double cosine = cosine(vectors[row], vectors[other]);
        if (!taken.contains(other)
            && !texts.get(other).isBlank()
            && cosine >= definition.similarity()
            && signature(definition, texts.get(row)) == signature(definition, texts.get(other))) {
          taken.add(other);
          members.add(new Member(other, Math.min(1, cosine)));
        }
      }
      if (!members.isEmpty()) {
        members.sort(Comparator.comparingInt(Member::row));
        clusters.add(new DuplicateCluster(row, members));
      }
    }
    return new DuplicateClusters(texts.size(), clusters);
  }

  private static long signature(SemanticDuplicates definition, String text) {
    return DuplicatePolicy.guardSignature(text, definition.guards());
  }
}
