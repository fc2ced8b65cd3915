package io.github.finefettle.dataprep.semantic;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.definition.UnnamedFunctionException;
import io.github.finefettle.dataprep.duplicates.DuplicateClusters;
import io.github.finefettle.dataprep.duplicates.DuplicatePolicy;
import io.github.finefettle.dataprep.duplicates.Guard;
import io.github.finefettle.dataprep.duplicates.Survivor;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What counts as a duplicate in meaning, and which row of a cluster stays. Immutable; as safe for
 * use by several threads as the embedding is.
 *
 * <p>Two rows are duplicates if the cosine of the angle between their vectors reaches the stated
 * similarity and no {@link Guard} keeps them apart: an embedding hardly tells "511 seats" from "512
 * seats", or a sentence from its negation. Rows form stars around a row that stays, as {@link
 * io.github.finefettle.dataprep.duplicates.NearDuplicates} forms them. Rows without a text are no
 * duplicates.
 *
 * <pre>{@code
 * DuplicateClusters clusters = SemanticDuplicates.by(embedding).atSimilarity(0.9).find(texts);
 * }</pre>
 *
 * <p>{@link #runner()} has threads, progress and the recall of a search that is not exact.
 */
@CheckReturnValue
public final class SemanticDuplicates implements Definition {
  /** The least cosine where nothing else is said. */
  public static final double STANDARD_SIMILARITY = 0.9;

  private static final int VERSION = 1;
  private static final String KIND = "semantic-duplicates";

  private final Embedding embedding;
  private final Optional<Named<Embedding>> named;
  private final double similarity;
  private final Survivor survivor;
  private final Set<Guard> guards;

  private SemanticDuplicates(
      Embedding embedding,
      Optional<Named<Embedding>> named,
      double similarity,
      Survivor survivor,
      Collection<Guard> guards) {
    if (!(similarity > 0 && similarity <= 1)) {
      throw new IllegalArgumentException(
          "The similarity ("
              + similarity
              + ") must be above 0 and at most 1, as it is a cosine. Try "
              + STANDARD_SIMILARITY
              + "; what fits depends on the embedding.");
    }
    this.embedding = embedding;
    this.named = named;
    this.similarity = similarity;
    this.survivor = survivor;
    EnumSet<Guard> copy = EnumSet.noneOf(Guard.class);
    copy.addAll(guards);
    this.guards = Collections.unmodifiableSet(copy);
  }

  /**
   * Duplicates by an embedding with a name: similarity 0.9, all guards, the longest row stays.
   *
   * @param embedding the embedding, with the id and version under which it stands in JSON
   * @return the definition
   */
  public static SemanticDuplicates by(Named<Embedding> embedding) {
    return new SemanticDuplicates(
        embedding.function(),
        Optional.of(embedding),
        STANDARD_SIMILARITY,
        Survivor.longest(),
        EnumSet.allOf(Guard.class));
  }

  /**
   * The same by an embedding without a name: the definition then runs, but has no JSON form.
   *
   * @param embedding the embedding
   * @return the definition
   */
  public static SemanticDuplicates by(Embedding embedding) {
    return new SemanticDuplicates(
        embedding,
        Optional.empty(),
        STANDARD_SIMILARITY,
        Survivor.longest(),
        EnumSet.allOf(Guard.class));
  }

  /**
   * The same definition at another similarity.
   *
   * @param least the least cosine, above 0 and at most 1; a rounding error of 0.000001 is allowed
   * @return a new definition
   */
  public SemanticDuplicates atSimilarity(double least) {
    return new SemanticDuplicates(embedding, named, least, survivor, guards);
  }

  /**
   * The same definition with another survivor.
   *
   * @param policy which row of a cluster stays
   * @return a new definition
   */
  public SemanticDuplicates keep(Survivor policy) {
    return new SemanticDuplicates(embedding, named, similarity, policy, guards);
  }

  /**
   * The same definition with exactly these guards.
   *
   * @param kept the guards to use
   * @return a new definition
   */
  public SemanticDuplicates guardedBy(Guard... kept) {
    return new SemanticDuplicates(embedding, named, similarity, survivor, List.of(kept));
  }

  /**
   * The same definition without guards: for finding what is alike, not for removing it.
   *
   * @return a new definition
   */
  public SemanticDuplicates withoutGuards() {
    return new SemanticDuplicates(embedding, named, similarity, survivor, List.of());
  }

  /**
   * Finds the duplicates on this thread.
   *
   * @param texts one text a row, in the order of their ids
   * @return the clusters
   * @throws EmbeddingException if the embedding fails or gives vectors that cannot be compared
   */
  public DuplicateClusters find(List<String> texts) {
    return runner().find(texts).clusters();
  }

  /**
   * Prepares to search with threads, progress and cancellation.
   *
   * @return a search with one thread
   */
  public SemanticSearch runner() {
    return SemanticSearch.of(this);
  }

  /** A rule of a plan needs a name for whatever it calls. */
  SemanticDuplicates requireNamed() {
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          "The embedding of a cleaning rule must have a name, by which the plan's JSON finds it"
              + " again. Give it as SemanticDuplicates.by(Named.of(\"my.embedding\", 1, embedding)).");
    }
    return this;
  }

  /**
   * The embedding.
   *
   * @return the user's function
   */
  public Embedding embedding() {
    return embedding;
  }

  /**
   * The least cosine.
   *
   * @return above 0 and at most 1
   */
  public double similarity() {
    return similarity;
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
   * The JSON form, which names the embedding.
   *
   * @throws UnnamedFunctionException if the embedding has no name
   */
  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put(
            "embedding",
            named.orElseThrow(() -> new UnnamedFunctionException("the embedding")).toJson())
        .put("similarity", similarity)
        .put("survivor", DuplicatePolicy.toJson(survivor))
        .put("guards", JsonValue.strings(guards.stream().map(Guard::name).toList()))
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @param registry knows the embedding by its id and version
   * @return the definition
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is of another kind or a
   *     newer version
   * @throws IllegalArgumentException if the registry does not know the embedding
   */
  public static SemanticDuplicates fromJson(JsonValue json, Registry registry) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind(KIND, VERSION);
    Named<Embedding> embedding = registry.find(o.get("embedding"), Embedding.class);
    return new SemanticDuplicates(
        embedding.function(),
        Optional.of(embedding),
        o.number("similarity"),
        DuplicatePolicy.survivorFromJson(o.get("survivor"), registry),
        o.array("guards").stream().map(guard -> Guard.valueOf(guard.asString())).toList());
  }

  /** Equal if all settings and the embedding, with its name, are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SemanticDuplicates that
        && embedding.equals(that.embedding)
        && named.equals(that.named)
        && similarity == that.similarity
        && DuplicatePolicy.toJson(survivor).equals(DuplicatePolicy.toJson(that.survivor))
        && guards.equals(that.guards);
  }

  @Override
  public int hashCode() {
    return embedding.hashCode() * 31 + Double.hashCode(similarity);
  }

  @Override
  public String toString() {
    return "duplicates in meaning at similarity " + similarity;
  }
}
