package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.evidence.Excerpt;
import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import io.github.finefettle.dataprep.duplicates.Member;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of an audit. */
final class LeakSearch {
  private static final long MOST_CELLS = 25_000_000;

  private final LeakAudit audit;
  private final TextRows train;
  private final TextRows judged;
  private final Watch watch;
  private final NgramTable table;
  private final SameTexts same;
  private final BitSet involved = new BitSet();
  private final Map<LeakKind, Integer> withEvidence = new EnumMap<>(LeakKind.class);
  private final List<LeakedRow> found = new ArrayList<>();

  LeakSearch(LeakAudit audit, TextRows train, TextRows judged, Watch watch) {
    this.audit = audit;
    this.train = train;
    this.judged = judged;
    this.watch = watch;
    this.table =
        new NgramTable(
            judged.texts(),
            audit.ngramSize(),
            new ShortRows(train.texts(), audit.ngramSize(), watch.part("reading short rows")),
            watch.part("reading judged rows"));
    this.same = new SameTexts(judged.texts(), table);
    for (LeakKind kind : LeakKind.values()) {
      withEvidence.put(kind, 0);
    }
  }

  LeakReport report() {
    passTrainingRows();
    DuplicateIndex near = index();
    int border = train.size();
    involved.or(near.withPartnerOutside(row -> row < border));
    BitSet given = near.withPartnerOutside(row -> row >= border);
    Watch looking = watch.part("looking up judged rows");
    for (int row = 0; row < judged.size(); row++) {
      judge(row, given.get(border + row) ? nearest(row, near) : Optional.empty());
      looking.progressed(row + 1L, judged.size());
    }
    return new LeakReport(
        audit,
        train.name(),
        train.size(),
        judged.name(),
        judged.size(),
        withEvidence,
        involved.cardinality(),
        found);
  }

  /** Counts the n-grams, then marks the training rows that hold one that is not common. */
  private void passTrainingRows() {
    Watch passing = watch.part("reading training rows");
    BitSet hit = new BitSet();
    for (int row = 0; row < train.size(); row++) {
      WordRun run = WordRun.of(train.texts().get(row));
      if (table.count(row, run)) {
        hit.set(row);
      }
      if (same.meet(row, train.texts().get(row), run)) {
        involved.set(row);
      }
      passing.progressed(row + 1L, train.size());
    }
    Watch marking = watch.part("marking training rows");
    int done = 0;
    int all = hit.cardinality();
    for (int row = hit.nextSetBit(0); row >= 0; row = hit.nextSetBit(row + 1)) {
      int trainRow = row;
      WordRun run = WordRun.of(train.texts().get(row));
      table.lookUp(
          run,
          slot -> {
            if (table.rowsWith(slot) <= audit.common() && table.isEvidence(slot, run)) {
              involved.set(trainRow);
            }
          });
      marking.progressed(++done, all);
    }
  }

  private DuplicateIndex index() {
    Watch indexing = watch.part("searching near duplicates");
    List<String> all = new ArrayList<>(train.size() + judged.size());
    all.addAll(train.texts());
    all.addAll(judged.texts());
    indexing.progressed(0, all.size());
    DuplicateIndex index = indexing.searchBy(audit.definition()).index(all);
    indexing.progressed(all.size(), all.size());
    return index;
  }

  private Optional<Member> nearest(int row, DuplicateIndex index) {
    int border = train.size();
    return index.nearest(border + row, other -> other < border);
  }

  private void judge(int row, Optional<Member> nearest) {
    Evidence evidence = new Evidence();
    for (LeakKind kind :
        new LeakKind[] {LeakKind.SAME_BYTES, LeakKind.SAME_TRIMMED, LeakKind.SAME_WORDS}) {
      evidence.add(kind, same.firstTrainRow(kind, row));
    }
    OptionalDouble similarity = OptionalDouble.empty();
    if (nearest.isPresent()) {
      evidence.add(LeakKind.NEAR, nearest.get().row());
      similarity = OptionalDouble.of(nearest.get().similarity());
    }
    Ngrams ngrams = new Ngrams(row);
    evidence.add(LeakKind.NGRAM, ngrams.trainRow(ngrams.rare));
    if (ngrams.rare.isEmpty()) {
      evidence.add(LeakKind.COMMON_NGRAM, ngrams.trainRow(ngrams.common));
    }
    LeakKind kind = evidence.strongest;
    if (kind != null) {
      boolean sameText = kind.compareTo(LeakKind.SAME_WORDS) <= 0;
      found.add(
          leaked(
              row, kind, evidence.trainRow, sameText ? OptionalDouble.of(1) : similarity, ngrams));
    }
  }

  /** The evidence of one row, the strongest first. */
  private final class Evidence {
    private @Nullable LeakKind strongest;
    private int trainRow;

    void add(LeakKind kind, int row) {
      if (row >= 0) {
        withEvidence.merge(kind, 1, Integer::sum);
        if (strongest == null) {
          strongest = kind;
          trainRow = row;
        }
      }
    }
  }

  /** The n-grams of one judged row that stand in training rows, and the rows that it quotes. */
  private final class Ngrams {
    /** How many n-grams have their first place in a training row. */
    private final Map<Integer, Integer> rare = new TreeMap<>();

    private final Map<Integer, Integer> common = new TreeMap<>();
    private int all;
    private int inTrain;
    private int longest;

    Ngrams(int row) {
      table.own(
          row,
          slot -> {
            all++;
            int rows = table.rowsWith(slot);
            if (rows > 0) {
              inTrain++;
              add(slot, table.firstRowWith(slot));
            }
          });
      table.quoted(row, slot -> add(slot, table.firstRowOf(slot)));
    }

    private void add(int slot, int trainRow) {
      longest = Math.max(longest, table.length(slot));
      boolean isCommon = table.rowsWith(slot) > audit.common();
      (isCommon ? common : rare).merge(trainRow, 1, Integer::sum);
    }

    OptionalDouble share() {
      return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) inTrain / all);
    }

    /** The one with most of them; of several the first. */
    int trainRow(Map<Integer, Integer> rows) {
      int best = -1;
      int most = 0;
      for (Map.Entry<Integer, Integer> entry : rows.entrySet()) {
        if (entry.getValue() > most) {
          most = entry.getValue();
          best = entry.getKey();
        }
      }
      return best;
    }
  }

  private LeakedRow leaked(
      int row, LeakKind kind, int trainRow, OptionalDouble similarity, Ngrams ngrams) {
    WordRun own = table.judged(row);
    WordRun.Shared shared =
        own.longestShared(WordRun.of(train.texts().get(trainRow)), MOST_CELLS)
            .orElse(new WordRun.Shared(0, 0));
    int words = shared.length() > 0 ? shared.length() : ngrams.longest;
    return new LeakedRow(
        judged.ids().get(row),
        kind,
        train.ids().get(trainRow),
        similarity,
        ngrams.share(),
        words,
        cut(own.joined(shared.from(), shared.length())),
        cut(judged.texts().get(row)),
        cut(train.texts().get(trainRow)));
  }

  private static String cut(String text) {
    return new Excerpt("", text).text();
  }
}
