package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.duplicates.internal.DistinctHashes;
import io.github.finefettle.dataprep.duplicates.internal.FoldedText;
import io.github.finefettle.dataprep.duplicates.internal.LengthBand;
import io.github.finefettle.dataprep.duplicates.internal.ShingleSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at rows spread evenly over all, each text once, and settles how keys are chosen: which
 * shingles are rare, which tell nothing, and how many together make the key of a short row.
 */
final class RowSampleScan {
  private static final int SAMPLE = 8192;
  private static final int MOST_TOGETHER = 3;

  /** Time of one key (chosen, sorted) and of one dismissed candidate, in nanoseconds, roughly. */
  private static final double KEY_COST = 60;

  private static final double CANDIDATE_COST = 6;

  private final List<String> texts;
  private final SimilarityRule rule;
  private final Shingles shingles;
  private final double recall;

  RowSampleScan(List<String> texts, SimilarityRule rule, Shingles shingles, double recall) {
    this.texts = texts;
    this.rule = rule;
    this.shingles = shingles;
    this.recall = recall;
  }

  /** The scheme of each band. */
  List<KeyScheme> schemes() {
    List<LengthBand> bands = shingles.bands();
    List<List<Cut>> cuts = new ArrayList<>();
    bands.forEach(band -> cuts.add(new ArrayList<>()));
    int sampled = cut(bands, cuts);
    List<KeyScheme> schemes = new ArrayList<>();
    for (List<Cut> ofBand : cuts) {
      schemes.add(cheapest(ofBand, frequencies(ofBand), sampled));
    }
    return schemes;
  }

  /** Cuts the rows of the sample, each text once. How many there are. */
  private int cut(List<LengthBand> bands, List<List<Cut>> cuts) {
    FoldedText text = new FoldedText(!shingles.isAdaptive());
    DistinctHashes distinct = new DistinctHashes();
    Set<Long> seen = new HashSet<>();
    int n = texts.size();
    int wanted = Math.min(n, SAMPLE);
    for (int i = 0; i < wanted; i++) {
      new RowTexts(texts).fold((int) ((long) i * n / wanted), text);
      if (!seen.add(text.identity())) {
        continue;
      }
      int length = text.length();
      for (int b = 0; b < bands.size(); b++) {
        LengthBand band = bands.get(b);
        if (band.contains(length) || rule.reaches(band, length)) {
          long[] all = ShingleSet.cut(text, band, 0);
          int different = distinct.moveToFront(all, all.length);
          long[] set = different == all.length ? all : Arrays.copyOf(all, different);
          cuts.get(b).add(new Cut(set, rule.allowance(band, length, text.piecesPerWord())));
        }
      }
    }
    return seen.size();
  }

  private static ShingleFrequencies frequencies(List<Cut> cuts) {
    int size = cuts.stream().mapToInt(cut -> cut.shingles.length).sum();
    long[] all = new long[size];
    int at = 0;
    for (Cut cut : cuts) {
      System.arraycopy(cut.shingles, 0, all, at, cut.shingles.length);
      at += cut.shingles.length;
    }
    return new ShingleFrequencies(cuts.size(), all, size);
  }

  private KeyScheme cheapest(List<Cut> cuts, ShingleFrequencies frequencies, int sampled) {
    double average = cuts.stream().mapToInt(cut -> cut.shingles.length).average().orElse(1);
    KeyScheme best = KeyScheme.of(rule, recall, frequencies, 1, average);
    double least = cost(cuts, best, sampled);
    for (int together = 2; together <= MOST_TOGETHER; together++) {
      KeyScheme scheme = KeyScheme.of(rule, recall, frequencies, together, average);
      double cost = cost(cuts, scheme, sampled);
      if (cost < least) {
        least = cost;
        best = scheme;
      }
    }
    return best;
  }

  /** What keys and candidates would cost for all rows: pairs grow with the square of rows. */
  private double cost(List<Cut> cuts, KeyScheme scheme, int sampled) {
    long[] keys = new long[1024];
    int size = 0;
    for (Cut cut : cuts) {
      if (rule.requiredWithAny(cut.shingles.length, cut.allowance) > KeyScheme.SHORT) {
        continue;
      }
      int chosen = scheme.choose(cut.shingles, cut.shingles.length, cut.allowance);
      if (size + chosen > keys.length) {
        keys = Arrays.copyOf(keys, 2 * (size + chosen));
      }
      for (int i = 0; i < chosen; i++) {
        keys[size++] = scheme.key(i);
      }
    }
    double scale = (double) texts.size() / Math.max(1, sampled);
    return KEY_COST * size * scale + CANDIDATE_COST * pairs(keys, size) * scale * scale;
  }

  private static double pairs(long[] keys, int size) {
    SortedLongs.sort(keys, size);
    double pairs = 0;
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && keys[to] == keys[from]) {
        to++;
      }
      pairs += (to - from) * (to - from - 1.0) / 2;
      from = to;
    }
    return pairs;
  }

  private static final class Cut {
    final long[] shingles;
    final int allowance;

    Cut(long[] shingles, int allowance) {
      this.shingles = shingles;
      this.allowance = allowance;
    }
  }
}
