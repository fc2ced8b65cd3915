package io.github.finefettle.dataprep.semantic;

import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.dataprep.duplicates.DuplicateCluster;
import io.github.finefettle.dataprep.duplicates.DuplicateClusters;
import io.github.finefettle.dataprep.duplicates.DuplicatePolicy;
import io.github.finefettle.dataprep.duplicates.Guard;
import io.github.finefettle.dataprep.duplicates.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Forms stars: rows are taken in the order of the survivor policy; each that is not yet a member
 * stays, and takes as members all rows behind it that are near to itself and not yet members. The
 * neighbours of a block of rows are sought at once; those of rows that became members of another
 * row of the block are then not looked at.
 */
final class StarSearch {
  private static final String TASK = "compare";

  /** A cosine of 1 may come out as a little less. */
  private static final double ROUNDING = 1e-6;

  private final int rows;
  private final List<String> texts;
  private final Set<Guard> guards;
  private final EmbeddedRows vectors;
  private final Places places;
  private final float least;
  private final BlockWorkers workers;
  private final ProgressListener listener;
  private final float[] similarities;

  StarSearch(
      List<String> texts,
      int[] groups,
      SemanticDuplicates definition,
      EmbeddedRows vectors,
      BlockWorkers workers,
      ProgressListener listener) {
    this.rows = texts.size();
    this.texts = texts;
    this.guards = definition.guards();
    this.vectors = vectors;
    this.workers = workers;
    this.listener = listener;
    this.least = (float) (definition.similarity() - ROUNDING);
    int[] order =
        Arrays.stream(DuplicatePolicy.order(definition.survivor(), texts))
            .filter(vectors::has)
            .toArray();
    this.places =
        new Places(
            order,
            Arrays.stream(order)
                .mapToLong(
                    row -> DuplicatePolicy.guardSignature(texts.get(row), definition.guards()))
                .toArray(),
            Arrays.stream(order).map(row -> groups[row]).toArray());
    this.similarities = new float[order.length];
  }

  SemanticResult find(int exactRows) {
    if (places.size() <= exactRows) {
      try (ExactNeighbours all = new ExactNeighbours(vectors, places, least, workers)) {
        formStars(all);
        return new SemanticResult(clusters(), true, Optional.empty());
      }
    }
    try (GraphNeighbours graph = new GraphNeighbours(vectors, places, least, workers)) {
      formStars(graph);
      return new SemanticResult(clusters(), false, graph.recall());
    }
  }

  private void formStars(Neighbours neighbours) {
    int next = 0;
    while (next < places.size()) {
      int[] queries = new int[neighbours.block()];
      int count = 0;
      for (; next < places.size() && count < queries.length; next++) {
        if (places.isFree(next)) {
          queries[count++] = next;
        }
      }
      if (count > 0) {
        int[] asked = Arrays.copyOf(queries, count);
        List<List<Hits>> found = neighbours.of(asked);
        for (int q = 0; q < count; q++) {
          if (places.isFree(asked[q])) {
            formStar(asked[q], found.get(q));
          }
        }
      }
      listener.progressed(Progress.of(TASK, next, places.size(), "rows"));
    }
  }

  private void formStar(int survivor, List<Hits> near) {
    places.assign(survivor, survivor);
    for (Hits hits : near) {
      for (int i = 0; i < hits.size(); i++) {
        int place = hits.place(i);
        if (places.isFree(place) && !differ(survivor, place)) {
          places.assign(place, survivor);
          similarities[place] = hits.similarity(i);
        }
      }
    }
  }

  /** Whether a guard keeps two rows apart that have the same signature. */
  private boolean differ(int place, int other) {
    return DuplicatePolicy.differTogether(
        texts.get(places.row(place)), texts.get(places.row(other)), guards);
  }

  private DuplicateClusters clusters() {
    Map<Integer, List<Member>> members = new TreeMap<>();
    for (int place = 0; place < places.size(); place++) {
      int survivor = places.survivor(place);
      if (survivor != place) {
        members
            .computeIfAbsent(places.row(survivor), row -> new ArrayList<>())
            .add(new Member(places.row(place), Math.min(1, (double) similarities[place])));
      }
    }
    List<DuplicateCluster> clusters = new ArrayList<>();
    members.forEach(
        (survivor, of) -> {
          of.sort(Comparator.comparingInt(Member::row));
          clusters.add(new DuplicateCluster(survivor, of));
        });
    return new DuplicateClusters(rows, clusters);
  }
}
