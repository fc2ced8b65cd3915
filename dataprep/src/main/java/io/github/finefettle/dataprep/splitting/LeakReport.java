package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Excerpt;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.NumberText;
import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.core.statistics.Proportion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an audit found. Immutable; safe for use by several threads. */
public final class LeakReport implements HasEvidence {
  private static final int SHOWN = 20;
  private static final int EXCERPTS = 3;

  private final LeakAudit audit;
  private final String train;
  private final int trainRows;
  private final String judged;
  private final int judgedRows;
  private final Map<LeakKind, Integer> withEvidence;
  private final int trainRowsInvolved;
  private final List<LeakedRow> found;

  LeakReport(
      LeakAudit audit,
      String train,
      int trainRows,
      String judged,
      int judgedRows,
      Map<LeakKind, Integer> withEvidence,
      int trainRowsInvolved,
      List<LeakedRow> found) {
    this.audit = audit;
    this.train = train;
    this.trainRows = trainRows;
    this.judged = judged;
    this.judgedRows = judgedRows;
    this.withEvidence = new EnumMap<>(withEvidence);
    this.trainRowsInvolved = trainRowsInvolved;
    this.found = List.copyOf(found);
  }

  /** What the judged rows are called. */
  String judged() {
    return judged;
  }

  /** The first pairs that leak. */
  Table table() {
    return table(found.stream().filter(row -> row.kind().isLeak()).toList());
  }

  /**
   * How many rows were trained on.
   *
   * @return 0 or more
   */
  public int trainRows() {
    return trainRows;
  }

  /**
   * How many rows are judged on.
   *
   * @return 0 or more
   */
  public int judgedRows() {
    return judgedRows;
  }

  /**
   * How many judged rows show a kind of evidence, whatever other evidence they show. A row with the
   * same bytes also has the same trimmed text and the same words, and mostly is a near duplicate.
   * Only {@link LeakKind#COMMON_NGRAM} is of rows without an n-gram that is not common.
   *
   * @param kind the kind of evidence
   * @return 0 or more
   */
  public int with(LeakKind kind) {
    return withEvidence.getOrDefault(kind, 0);
  }

  /**
   * How many judged rows leak by any evidence but common runs of words.
   *
   * @return 0 or more
   */
  public int leaked() {
    return (int) found.stream().filter(row -> row.kind().isLeak()).count();
  }

  /**
   * The share of the judged rows that leak.
   *
   * @return as a proportion, or empty where no row is judged on
   */
  public Optional<Proportion> share() {
    return judgedRows == 0 ? Optional.empty() : Optional.of(new Proportion(leaked(), judgedRows));
  }

  /**
   * The other direction: how many training rows give a judged row away. They are what to remove
   * where the judged rows must stay, as those of a benchmark.
   *
   * @return 0 or more
   */
  public int trainRowsInvolved() {
    return trainRowsInvolved;
  }

  /**
   * All judged rows with any evidence, those with common runs of words alone among them.
   *
   * @return in the order in which the rows were given
   */
  public List<LeakedRow> rows() {
    return found;
  }

  /**
   * The JSON form, with the first twenty pairs.
   *
   * @return an object
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", "leak-report")
        .put("version", 1)
        .put("audit", audit.toJson())
        .put("train", train)
        .put("trainRows", trainRows)
        .put("judged", judged)
        .put("judgedRows", judgedRows)
        .put("sameBytes", with(LeakKind.SAME_BYTES))
        .put("sameTrimmed", with(LeakKind.SAME_TRIMMED))
        .put("sameWords", with(LeakKind.SAME_WORDS))
        .put("near", with(LeakKind.NEAR))
        .put("ngram", with(LeakKind.NGRAM))
        .put("commonNgramOnly", count(LeakKind.COMMON_NGRAM))
        .put("leaked", leaked())
        .putIfPresent("share", share().map(share -> JsonValue.of(share.value())))
        .put("trainRowsInvolved", trainRowsInvolved)
        .put("examples", found.stream().limit(SHOWN).map(LeakedRow::toJson).toList())
        .toJson();
  }

  private int count(LeakKind kind) {
    return (int) found.stream().filter(row -> row.kind() == kind).count();
  }

  @Override
  public Evidence evidence() {
    int leaked = leaked();
    Evidence evidence =
        Evidence.of("LeakAudit", Mistake.POOR_DATA_PREPARATION, summary(leaked))
            .withDefinition(audit.fingerprint())
            .with(
                Claim.required(
                        "leak.none-of-judged-in-train",
                        "No row of " + judged + " is given away by a row of " + train + ".",
                        leaked == 0 ? ClaimState.MET : ClaimState.NOT_MET)
                    .withValue(leaked)
                    .withLimit(0)
                    .withN(judgedRows));
    for (LeakKind kind : LeakKind.values()) {
      evidence =
          evidence.withFact(
              "Rows of " + judged + ": " + kind.label(),
              Integer.toString(kind == LeakKind.COMMON_NGRAM ? count(kind) : with(kind)));
    }
    evidence =
        evidence.withFact(
            "Rows of " + train + " that give one away", Integer.toString(trainRowsInvolved));
    List<LeakedRow> leaks = found.stream().filter(row -> row.kind().isLeak()).toList();
    if (!leaks.isEmpty()) {
      evidence = evidence.with(table(leaks));
    }
    for (LeakedRow leak : leaks.subList(0, Math.min(EXCERPTS, leaks.size()))) {
      evidence =
          evidence
              .with(new Excerpt(leak.row() + ", " + leak.kind().label(), leak.text()))
              .with(new Excerpt("given away by " + leak.trainRow(), leak.trainText()));
    }
    return evidence;
  }

  private String summary(int leaked) {
    return "Of "
        + judgedRows
        + " rows of "
        + judged
        + ", "
        + leaked
        + " are given away by one of "
        + trainRows
        + " rows of "
        + train
        + ".";
  }

  private static Table table(List<LeakedRow> leaks) {
    List<List<String>> cells = new ArrayList<>();
    for (LeakedRow leak : leaks.subList(0, Math.min(SHOWN, leaks.size()))) {
      cells.add(
          List.of(
              leak.row().toString(),
              leak.kind().label(),
              leak.trainRow().toString(),
              leak.similarity().isPresent() ? NumberText.of(leak.similarity().getAsDouble()) : "-",
              leak.ngramShare().isPresent() ? NumberText.of(leak.ngramShare().getAsDouble()) : "-",
              Integer.toString(leak.sharedWords())));
    }
    return new Table(
        "Pairs that leak",
        List.of("row", "evidence", "training row", "similarity", "n-grams in train", "shared run"),
        cells);
  }
}
