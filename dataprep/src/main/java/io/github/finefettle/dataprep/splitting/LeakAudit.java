package io.github.finefettle.dataprep.splitting;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import io.github.finefettle.dataprep.duplicates.ExactDuplicates;
import io.github.finefettle.dataprep.duplicates.Member;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Measures the leak of a split that exists already: the rows to be judged on (validation, test, or
 * a public benchmark) that a training row gives away. Immutable; safe for use by several threads.
 *
 * <p>Evidence is taken in three ways. <b>The same text</b>: byte for byte; after trimming (the key
 * of {@link ExactDuplicates#keyOf}); or word for word, whatever case and punctuation. <b>Near
 * duplicates</b> by a {@link NearDuplicates}. <b>N-grams</b>: a run of 13 words that also stands in
 * a training row, wherever it stands there. A row of 8 to 12 words is looked for as a whole, in
 * both directions: a judged row within a training row, and a training row within a longer judged
 * row.
 *
 * <p>A row of fewer than 8 words is not looked for inside other rows; only its same texts and near
 * duplicates are. So few words are often a stock phrase ("can I get a refund", "I need a new card")
 * that people write about different things. In banking77 a bound of 5 words instead of 8 finds 12
 * times as many quoted training questions, mostly of that kind. {@link #ngrams} sets another bound.
 *
 * <p>Some runs of words stand in many training rows: a greeting, a licence, the words around a
 * template. A run in more than 10 training rows is such a common one, and a row that shares nothing
 * but common runs is counted apart and is no leak.
 *
 * <p>Where the training rows are many, the n-grams cost little: only those of the judged rows are
 * held, and training rows pass by. A training row of 8 to 12 words takes 16 to 32 bytes.
 */
@CheckReturnValue
public final class LeakAudit implements Definition {
  private static final String KIND = "leak-audit";
  private static final int VERSION = 1;
  private static final NgramSize THIRTEEN = new NgramSize(13, 8);
  private static final int COMMON = 10;

  private final NearDuplicates definition;
  private final NgramSize ngrams;
  private final int common;

  private LeakAudit(NearDuplicates definition, NgramSize ngrams, int common) {
    this.definition = definition;
    this.ngrams = ngrams;
    this.common = common;
    if (common < 1) {
      throw new IllegalArgumentException(
          "The rows (" + common + ") that make a run of words a common one must be 1 or more.");
    }
  }

  /**
   * An audit by the default definition: similarity 0.8 without guards, because a training row that
   * differs only in a number gives the answer away all the same; n-grams of 13 words.
   *
   * @return the audit
   */
  public static LeakAudit withDefaults() {
    return by(SplitPlan.LOOKS_ALIKE);
  }

  /**
   * An audit by a definition of near duplicates, and n-grams of 13 words.
   *
   * @param definition what counts as a near duplicate
   * @return the audit
   */
  public static LeakAudit by(NearDuplicates definition) {
    return new LeakAudit(definition, THIRTEEN, COMMON);
  }

  /**
   * The same audit with n-grams of another length.
   *
   * @param words how many words a run has, 2 to 100; 13 unless it is set
   * @param least the fewest words of a row that is looked for as a whole, whether it is a judged
   *     row or a training row, 1 to {@code words}; 8 unless it is set
   * @return a new audit
   */
  public LeakAudit ngrams(int words, int least) {
    return new LeakAudit(definition, new NgramSize(words, least), common);
  }

  /**
   * The same audit with another bound for common runs of words.
   *
   * @param rows a run in more training rows than this is common, 1 or more; 10 unless it is set
   * @return a new audit
   */
  public LeakAudit commonBeyond(int rows) {
    return new LeakAudit(definition, ngrams, rows);
  }

  /**
   * Looks for the rows that are judged on among the training rows, and for training rows that hold
   * them.
   *
   * @param train the training rows
   * @param judged the rows that are judged on
   * @return what was found, with evidence
   */
  public LeakReport audit(TextRows train, TextRows judged) {
    return audit(train, judged, ProgressListener.none(), new Cancellation());
  }

  /**
   * The same with someone who hears of the progress and may stop it.
   *
   * @param train the training rows
   * @param judged the rows that are judged on
   * @param listener hears how many rows were looked at
   * @param cancellation stops the work with a {@link java.util.concurrent.CancellationException}
   * @return what was found, with evidence
   */
  public LeakReport audit(
      TextRows train, TextRows judged, ProgressListener listener, Cancellation cancellation) {
    return new LeakSearch(this, train, judged, Watch.of("leak audit", listener, cancellation))
        .report();
  }

  NearDuplicates definition() {
    return definition;
  }

  NgramSize ngramSize() {
    return ngrams;
  }

  int common() {
    return common;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("near", definition.toJson())
        .put("words", ngrams.words())
        .put("leastWords", ngrams.least())
        .put("commonBeyond", common)
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the audit
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is of another kind or a
   *     newer version
   */
  public static LeakAudit fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind(KIND, VERSION);
    return new LeakAudit(
        NearDuplicates.fromJson(o.get("near")),
        new NgramSize(
            Math.toIntExact(o.integer("words")), Math.toIntExact(o.integer("leastWords"))),
        Math.toIntExact(o.integer("commonBeyond")));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LeakAudit that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return "leak audit by " + definition + " and n-grams of " + ngrams.words() + " words";
  }

  /**
   * Measures the leak by the same texts and near duplicates alone, in two counts.
   *
   * @param train the texts of the training rows
   * @param test the texts of the rows to be judged on
   * @return the leak; its example holds indices in the two lists
   */
  public Leak between(List<String> train, List<String> test) {
    List<String> texts = new ArrayList<>(train);
    texts.addAll(test);
    int border = train.size();
    int[] tested = new int[test.size()];
    for (int i = 0; i < tested.length; i++) {
      tested[i] = border + i;
    }
    Leak leak = among(texts, tested, row -> row < border);
    return new Leak(
        leak.testRows(),
        leak.exact(),
        leak.near(),
        leak.example()
            .map(e -> new LeakedPair(e.testRow() - border, e.trainRow(), e.similarity())));
  }

  /** The leak of some rows of a list towards those that are trained on. */
  Leak among(List<String> texts, int[] tested, IntPredicate trainedOn) {
    return among(definition.index(texts), texts, tested, trainedOn, Watch.none("leak audit"));
  }

  /** The same with an index of the texts that is there already. */
  static Leak among(
      DuplicateIndex index, List<String> texts, int[] tested, IntPredicate trainedOn, Watch watch) {
    Map<String, Integer> trained = new HashMap<>();
    for (int row = 0; row < texts.size(); row++) {
      if (trainedOn.test(row)) {
        trained.putIfAbsent(ExactDuplicates.keyOf(texts.get(row)), row);
      }
    }
    BitSet given = index.withPartnerOutside(row -> !trainedOn.test(row));
    int exact = 0;
    int near = 0;
    int looked = 0;
    Optional<LeakedPair> exactExample = Optional.empty();
    Optional<LeakedPair> nearExample = Optional.empty();
    for (int row : tested) {
      Integer same = trained.get(ExactDuplicates.keyOf(texts.get(row)));
      if (same != null) {
        exact++;
        LeakedPair pair = new LeakedPair(row, same, 1);
        exactExample = exactExample.or(() -> Optional.of(pair));
      } else if (given.get(row)) {
        near++;
        nearExample =
            nearExample.or(() -> Optional.of(mostSimilar(row, index.partners(row, trainedOn))));
      }
      watch.progressed(++looked, tested.length);
    }
    return new Leak(
        tested.length, exact, near, nearExample.isPresent() ? nearExample : exactExample);
  }

  private static LeakedPair mostSimilar(int row, List<Member> partners) {
    Member best = partners.get(0);
    for (Member partner : partners) {
      if (partner.similarity() > best.similarity()) {
        best = partner;
      }
    }
    return new LeakedPair(row, best.row(), best.similarity());
  }
}
