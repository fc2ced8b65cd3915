package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.progress.internal.ChunkPipeline;
import io.github.finefettle.dataprep.duplicates.internal.LengthBand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Scans very many rows on several threads and puts them in groups by their keys. */
final class KeyedIndex {
  private static final int CHUNK = 2048;

  private final NearDuplicates definition;
  private final SearchSettings settings;
  private final List<String> texts;
  private final Separation separation;
  private final SimilarityRule rule;
  private final List<LengthBand> bands;
  private final List<KeyScheme> schemes;
  private final Twins twins;
  private final int[] lengths;
  private final List<BandRows> rows = new ArrayList<>();
  private final List<KeyGroups> groups = new ArrayList<>();

  KeyedIndex(
      NearDuplicates definition,
      List<String> texts,
      Separation separation,
      SearchSettings settings) {
    this.separation = separation;
    this.definition = definition;
    this.settings = settings;
    this.texts = texts;
    Shingles shingles = definition.shingles();
    this.rule = new SimilarityRule(definition.similarity(), shingles.isAdaptive());
    this.bands = shingles.bands();
    this.schemes =
        new RowSampleScan(texts, rule, shingles, designedFor(definition.recall())).schemes();
    this.twins = new Twins(texts.size(), separation);
    this.lengths = new int[texts.size()];
    for (int band = 0; band < bands.size(); band++) {
      rows.add(new BandRows(1024));
      groups.add(new KeyGroups(texts.size(), settings.memory() / bands.size()));
    }
    scan();
  }

  /** Half of what may be missed, so that what is measured seldom lies below what was asked for. */
  private static double designedFor(double recall) {
    return 1 - (1 - recall) / 2;
  }

  private void scan() {
    int[] next = new int[1];
    Supplier<List<int[]>> chunks =
        () -> {
          int from = next[0];
          next[0] = (int) Math.min(texts.size(), (long) from + CHUNK);
          return from == next[0] ? List.of() : List.of(new int[] {from, next[0]});
        };
    Cancellation cancellation = settings.cancellation();
    ProgressListener progress = settings.progress();
    try (ChunkPipeline pipeline =
        new ChunkPipeline("find near duplicates", settings.threads(), cancellation)) {
      pipeline.<int[], ScannedRows>run(
          chunks,
          chunk ->
              new ScannedRows(
                  texts, chunk.get(0)[0], chunk.get(0)[1], rule, definition.shingles(), schemes),
          scanned -> {
            take(scanned);
            progress.progressed(
                Progress.of("scan", scanned.from + scanned.rows(), texts.size(), "rows"));
          });
    }
  }

  private void take(ScannedRows scanned) {
    System.arraycopy(scanned.lengths, 0, lengths, scanned.from, scanned.rows());
    twins.expect(scanned.identities);
    for (int i = 0; i < scanned.rows(); i++) {
      if (twins.add(scanned.identities[i])) {
        moveKeys(scanned, scanned.from + i);
      }
    }
  }

  private void moveKeys(ScannedRows scanned, int row) {
    for (int band = 0; band < bands.size(); band++) {
      scanned.band(band).moveTo(row, rows.get(band), groups.get(band));
    }
  }

  Twins twins() {
    return twins;
  }

  /** The length of each row in code points. */
  int[] lengths() {
    return lengths;
  }

  /** The length of a row in words. */
  int words(int row) {
    int first = twins.first(row);
    for (BandRows band : rows) {
      int member = band.find(first);
      if (member >= 0) {
        return band.words(member);
      }
    }
    throw new IllegalStateException("Row " + row + " is in no length band.");
  }

  SimilarityRule rule() {
    return rule;
  }

  List<KeyScheme> schemes() {
    return schemes;
  }

  /** Ends the index; what was gathered is handed over and must not be used again. */
  List<PairSearch> searches() {
    List<PairSearch> searches = new ArrayList<>();
    for (int band = 0; band < bands.size(); band++) {
      settings.cancellation().throwIfCancelled("find near duplicates");
      searches.add(
          new KeyBand(
              rule,
              bands.get(band),
              !definition.shingles().isAdaptive(),
              separation,
              texts,
              rows.get(band),
              groups.get(band)));
    }
    return searches;
  }
}
