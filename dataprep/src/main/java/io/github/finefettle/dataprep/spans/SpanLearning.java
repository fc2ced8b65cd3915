package io.github.finefettle.dataprep.spans;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the texts of all rows, and shrinks what is repeated to whole sentences. */
final class SpanLearning implements Learning<RemoveRepeatedSpans.Texts> {
  private final RemoveRepeatedSpans rule;
  private final List<RowId> ids = new ArrayList<>();
  private final List<List<String>> textsOfRow = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<Integer> rowOf = new ArrayList<>();

  SpanLearning(RemoveRepeatedSpans rule) {
    this.rule = rule;
  }

  @Override
  public void add(RowId row, RemoveRepeatedSpans.Texts observation) {
    for (String text : observation.texts()) {
      texts.add(text);
      rowOf.add(ids.size());
    }
    ids.add(row);
    textsOfRow.add(observation.texts());
  }

  @Override
  public Learned learned() {
    List<RepeatedSpan> found =
        rule.spans()
            .find(
                texts,
                rowOf.stream().mapToInt(Integer::intValue).toArray(),
                ProgressListener.none(),
                new Cancellation());
    Map<List<String>, BitSet> rowsOf = rowsBySentences(found);
    List<List<String>> spans = new ArrayList<>();
    rowsOf.forEach(
        (sentences, rows) -> {
          boolean fenced = rule.cuts() && sentences.stream().anyMatch(CodeLines::isFence);
          if (rows.cardinality() >= rule.spans().rows() && !fenced) {
            spans.add(sentences);
          }
        });
    Learned learned = Learned.frozen(KnownSpanRows.of(rule, known(spans, rowsOf)));
    return found.isEmpty() ? learned : learned.with(finding(found.size(), spans.size()));
  }

  /** The whole sentences within each occurrence, with the rows in which they stand. */
  private Map<List<String>, BitSet> rowsBySentences(List<RepeatedSpan> found) {
    Map<List<String>, BitSet> rowsOf = new LinkedHashMap<>();
    Map<Integer, Sentences> sentencesOf = new HashMap<>();
    for (RepeatedSpan span : found) {
      for (SpanOccurrence at : span.occurrences()) {
        Sentences sentences =
            sentencesOf.computeIfAbsent(at.row(), i -> new Sentences(texts.get(i)));
        int first = sentences.firstFrom(at.start());
        int behind = first;
        while (behind < sentences.size() && sentences.inkEnd(behind) <= at.end()) {
          behind++;
        }
        if (behind > first
            && sentences.characters(first, behind - 1) >= rule.spans().characters()) {
          rowsOf
              .computeIfAbsent(
                  List.copyOf(sentences.stripped().subList(first, behind)), s -> new BitSet())
              .set(rowOf.get(at.row()));
        }
      }
    }
    return rowsOf;
  }

  private List<KnownSpan> known(List<List<String>> spans, Map<List<String>, BitSet> rowsOf) {
    int[] keeper = new int[spans.size()];
    Map<Integer, BitSet> keptBy = new HashMap<>();
    List<KnownSpan> known = new ArrayList<>();
    for (int i = 0; i < keeper.length; i++) {
      BitSet rows = rowsOf.getOrDefault(spans.get(i), new BitSet());
      keeper[i] =
          rows.stream().boxed().min((a, b) -> ids.get(a).compareTo(ids.get(b))).orElseThrow();
      keptBy.computeIfAbsent(keeper[i], row -> new BitSet()).set(i);
      known.add(new KnownSpan(spans.get(i), rows.cardinality(), ids.get(keeper[i]), List.of()));
    }
    KnownSpanIndex index = new KnownSpanIndex(known);
    Map<Integer, List<String>> hashes = new HashMap<>();
    keptBy.forEach((row, kept) -> hashes.put(row, hashes(textsOfRow.get(row), index, kept)));
    List<KnownSpan> withKeepers = new ArrayList<>();
    for (int i = 0; i < keeper.length; i++) {
      KnownSpan span = known.get(i);
      withKeepers.add(
          new KnownSpan(
              span.sentences(),
              span.rows(),
              span.first(),
              hashes.getOrDefault(keeper[i], List.of())));
    }
    return withKeepers;
  }

  /** A row that keeps spans may lose others: it is known by what it was and by what is left. */
  private List<String> hashes(List<String> row, KnownSpanIndex index, BitSet kept) {
    String before = RowHash.of(row);
    String after =
        RowHash.of(row.stream().map(text -> TextCut.of(text, index, kept).text()).toList());
    return rule.cuts() && !after.equals(before) ? List.of(before, after) : List.of(before);
  }

  private Finding finding(int found, int whole) {
    return new Finding(
        Severity.INFO,
        "repeated-spans",
        found
            + " stretches of at least "
            + rule.spans().characters()
            + " characters stand in at least "
            + rule.spans().rows()
            + " rows; "
            + whole
            + " groups of whole sentences of that length lie in them.",
        rule.cuts()
            ? "Look at what was cut in the ledger."
            : "Look at them in the ledger, and cut them if they are boilerplate.");
  }
}
