package io.github.finefettle.dataprep.duplicates;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What counts as a near duplicate, and which row of a cluster stays. Immutable; safe for use by
 * several threads.
 *
 * <p>Two rows are near duplicates if the Jaccard similarity of their shingle sets (shared shingles
 * over all shingles, see {@link Shingles}) reaches the stated similarity and no {@link Guard} keeps
 * them apart. With the adaptive shingles there is an allowance for short rows, in which a single
 * replaced word changes many shingles: rows of 8 words and more are also near duplicates if neither
 * has more shingles of its own than one replaced word changes (as many as a shingle has words) and
 * they share at least half of all. Above a similarity of 0.8 the allowance begins later, at 1.6 /
 * (1 - similarity) words; it never ends below 8.
 *
 * <p>Up to 50,000 rows the search is exact: every pair that fits the definition is found (recall 1,
 * whatever smaller recall was asked for), because candidates come from an inverted index with a
 * prefix filter that loses none, and each is then verified. While that index is built it takes 60
 * to 80 bytes of memory for each different shingle; there is about one a word, and one a character
 * in rows below 8 words. With more rows, candidates are rows that share a key, chosen so that a
 * pair at the threshold does so with the stated recall at least; short rows still lose none, and
 * each candidate is verified as before. What is found depends on the rows alone, never on threads
 * or memory. See {@link DuplicateSearch}.
 */
@CheckReturnValue
public final class NearDuplicates implements Definition {
  private static final int VERSION = 1;
  private static final String KIND = "near-duplicates";
  private static final double DEFAULT_RECALL = 0.99;

  private final double similarity;
  private final double recall;
  private final Survivor survivor;
  private final Shingles shingles;
  private final Set<Guard> guards;
  private final double containment;
  private final double editSimilarity;

  private NearDuplicates(
      double similarity,
      double recall,
      Survivor survivor,
      Shingles shingles,
      Set<Guard> guards,
      double containment,
      double editSimilarity) {
    requireShare("containment", containment);
    requireShare("similarity by edits", editSimilarity);
    if (!(similarity >= 0.5 && similarity <= 1)) {
      throw new IllegalArgumentException(
          "The similarity ("
              + similarity
              + ") must be from 0.5 to 1. Try 0.8; rows that share less than half are not"
              + " duplicates.");
    }
    if (!(recall > 0 && recall <= 1)) {
      throw new IllegalArgumentException(
          "The recall (" + recall + ") must be above 0 and at most 1. Try 0.99.");
    }
    this.similarity = similarity;
    this.recall = recall;
    this.survivor = survivor;
    this.shingles = shingles;
    EnumSet<Guard> copy = EnumSet.noneOf(Guard.class);
    copy.addAll(guards);
    this.guards = Collections.unmodifiableSet(copy);
    this.containment = containment;
    this.editSimilarity = editSimilarity;
  }

  private static void requireShare(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " ("
              + share
              + ") must be from 0, which asks for nothing, to 1. Try 0.9.");
    }
  }

  /**
   * Near duplicates at a similarity, with all guards, adaptive shingles, the longest row as
   * survivor and a recall of 0.99.
   *
   * @param similarity the least Jaccard similarity, from 0.5 to 1
   * @return the definition
   */
  public static NearDuplicates atSimilarity(double similarity) {
    return new NearDuplicates(
        similarity,
        DEFAULT_RECALL,
        Survivor.longest(),
        Shingles.adaptive(),
        EnumSet.allOf(Guard.class),
        0,
        0);
  }

  /**
   * The same definition at another similarity.
   *
   * @param least the least Jaccard similarity, from 0.5 to 1
   * @return a new definition
   */
  public NearDuplicates similarity(double least) {
    return new NearDuplicates(
        least, recall, survivor, shingles, guards, containment, editSimilarity);
  }

  /**
   * The same definition with another least recall.
   *
   * @param least the share of the pairs at the threshold that must be found, above 0 and at most 1
   * @return a new definition
   */
  public NearDuplicates recall(double least) {
    return new NearDuplicates(
        similarity, least, survivor, shingles, guards, containment, editSimilarity);
  }

  /**
   * The same definition with another survivor.
   *
   * @param policy which row of a cluster stays
   * @return a new definition
   */
  public NearDuplicates keep(Survivor policy) {
    return new NearDuplicates(
        similarity, recall, policy, shingles, guards, containment, editSimilarity);
  }

  /**
   * The same definition with other shingles.
   *
   * @param scheme how texts are cut
   * @return a new definition
   */
  public NearDuplicates shingledBy(Shingles scheme) {
    return new NearDuplicates(
        similarity, recall, survivor, scheme, guards, containment, editSimilarity);
  }

  /**
   * The same definition with exactly these guards.
   *
   * @param kept the guards to use
   * @return a new definition
   */
  public NearDuplicates guardedBy(Guard... kept) {
    return new NearDuplicates(
        similarity, recall, survivor, shingles, Set.of(kept), containment, editSimilarity);
  }

  /**
   * The same definition without guards: for finding what looks alike, not for removing it.
   *
   * @return a new definition
   */
  public NearDuplicates withoutGuards() {
    return new NearDuplicates(
        similarity, recall, survivor, shingles, Set.of(), containment, editSimilarity);
  }

  /**
   * The same definition that asks for containment as well: of the shingles of the row with fewer,
   * such a share must be in the other row. Tells a row that was extended from one that was changed.
   *
   * @param least from 0, which asks for nothing, to 1
   * @return a new definition
   */
  public NearDuplicates alsoContained(double least) {
    return new NearDuplicates(
        similarity, recall, survivor, shingles, guards, least, editSimilarity);
  }

  /**
   * The same definition that asks for similarity by edits as well: one minus the words to replace,
   * leave out or add (Levenshtein), over the words of the longer row. Tells rows apart whose parts
   * stand in another order. Time goes with the product of both lengths, for pairs that are near
   * duplicates otherwise.
   *
   * @param least from 0, which asks for nothing, to 1
   * @return a new definition
   */
  public NearDuplicates alsoSimilarByEdits(double least) {
    return new NearDuplicates(similarity, recall, survivor, shingles, guards, containment, least);
  }

  /**
   * Finds the near duplicates as stars. Rows are taken in the order of the survivor policy; each
   * that is not yet a member becomes a survivor and takes as members all rows after it that are not
   * yet members and are near duplicates of itself.
   *
   * @param texts one text a row, in the order of their ids
   * @return the clusters
   */
  public DuplicateClusters find(List<String> texts) {
    return search().index(texts).clusters();
  }

  /**
   * Finds the groups that hang together through near duplicates, over any number of steps. Right
   * for keeping duplicates on one side of a split, wrong for removing rows.
   *
   * @param texts one text a row, in the order of their ids
   * @return for each row the smallest index of its group; its own where it has no duplicate
   */
  public int[] groups(List<String> texts) {
    return search().index(texts).groups();
  }

  /**
   * Prepares to ask for the near duplicates of single rows.
   *
   * @param texts one text a row
   * @return the index
   */
  public DuplicateIndex index(List<String> texts) {
    return search().index(texts);
  }

  /**
   * A search by this definition whose threads, memory and progress can be set.
   *
   * @return the search with one thread
   */
  public DuplicateSearch search() {
    return DuplicateSearch.by(this);
  }

  /**
   * The least similarity.
   *
   * @return from 0.5 to 1
   */
  public double similarity() {
    return similarity;
  }

  /**
   * The least recall that was asked for.
   *
   * @return above 0 and at most 1
   */
  public double recall() {
    return recall;
  }

  /**
   * Which row of a cluster stays.
   *
   * @return the policy
   */
  public Survivor survivor() {
    return survivor;
  }

  /**
   * The guards in use.
   *
   * @return an unmodifiable set in the order of {@link Guard}
   */
  public Set<Guard> guards() {
    return guards;
  }

  /**
   * The least containment.
   *
   * @return from 0 to 1; 0 asks for nothing
   */
  public double containment() {
    return containment;
  }

  /**
   * The least similarity by edits.
   *
   * @return from 0 to 1; 0 asks for nothing
   */
  public double editSimilarity() {
    return editSimilarity;
  }

  /**
   * How texts are cut.
   *
   * @return the scheme
   */
  public Shingles shingles() {
    return shingles;
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("similarity", similarity)
        .put("recall", recall)
        .put("survivor", survivor.toJson())
        .put("shingles", shingles.name())
        .put("guards", JsonValue.strings(guards.stream().map(Guard::name).toList()))
        .putIfPresent("containment", asked(containment))
        .putIfPresent("editSimilarity", asked(editSimilarity))
        .toJson();
  }

  /** What asks for nothing is not written, as before there were such conditions. */
  private static Optional<JsonValue> asked(double least) {
    return least == 0 ? Optional.empty() : Optional.of(JsonValue.of(least));
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the definition
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is of another kind or a
   *     newer version
   */
  public static NearDuplicates fromJson(JsonValue json) {
    return fromJson(json, Registry.empty());
  }

  /**
   * Reads what {@link #toJson()} wrote, with a survivor by a comparator of the user's.
   *
   * @param json an object
   * @param registry knows the comparator
   * @return the definition
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is of another kind or a
   *     newer version
   */
  public static NearDuplicates fromJson(JsonValue json, Registry registry) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind(KIND, VERSION);
    EnumSet<Guard> guards = EnumSet.noneOf(Guard.class);
    o.array("guards").forEach(guard -> guards.add(Guard.valueOf(guard.asString())));
    return new NearDuplicates(
        o.number("similarity"),
        o.number("recall"),
        Survivor.fromJson(o.get("survivor"), registry),
        Shingles.named(o.string("shingles")),
        guards,
        o.find("containment").map(JsonValue::asDouble).orElse(0.0),
        o.find("editSimilarity").map(JsonValue::asDouble).orElse(0.0));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NearDuplicates that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        similarity, recall, survivor, shingles, guards, containment, editSimilarity);
  }

  @Override
  public String toString() {
    return "near duplicates at similarity " + similarity;
  }
}
