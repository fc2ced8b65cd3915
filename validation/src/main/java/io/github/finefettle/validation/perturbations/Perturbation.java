package io.github.finefettle.validation.perturbations;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.Optional;

/**
 * A change to a text that should not change the answer, such as a few typos.
 *
 * <p>Chance comes from a stream keyed by the seed, the perturbation and the example's id, so the
 * same example is changed in the same way whatever is perturbed before it, beside it or on another
 * thread. A draw that leaves the text as it was proves nothing about a model; it is thrown away and
 * drawn again, at most {@value #DRAWS} times, and then the perturbation does not apply.
 *
 * <p>Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class Perturbation {
  /** How often a draw that changes nothing is made again. */
  public static final int DRAWS = 8;

  private final String id;
  private final Named<Rewriting> rewriting;
  private final JsonValue.JsonObject parameters;

  private Perturbation(String id, Named<Rewriting> rewriting, JsonValue.JsonObject parameters) {
    this.id = id;
    this.rewriting = rewriting;
    this.parameters = parameters;
  }

  /**
   * A perturbation of the user's own.
   *
   * @param rewriting the function with its id and version
   * @return the perturbation
   * @throws IllegalArgumentException if the id is that of a perturbation of the library, for which
   *     a stored suite would then take it
   */
  public static Perturbation of(Named<Rewriting> rewriting) {
    if (StoredRules.isOurs(rewriting.id())) {
      throw new IllegalArgumentException(
          "The id ("
              + rewriting.id()
              + ") belongs to a perturbation of the library. Choose another, such as \"my."
              + rewriting.id()
              + "\".");
    }
    return new Perturbation(rewriting.id(), rewriting, JsonValue.object().toJson());
  }

  static Perturbation of(
      String id, int version, JsonValue.JsonObject parameters, Rewriting rewriting) {
    return new Perturbation(id, Named.of(id, version, rewriting), parameters);
  }

  /**
   * The same change under another id, so that a suite can hold it twice with other parameters. The
   * id is part of the key of its chance: the draws differ too.
   *
   * @param newId lower-case words joined by dots or hyphens
   * @return a new perturbation
   * @throws IllegalArgumentException if the id has another form
   */
  public Perturbation as(String newId) {
    // Named checks the form of the id.
    String checked = Named.of(newId, version(), rewriting.function()).id();
    return new Perturbation(checked, rewriting, parameters);
  }

  /**
   * The name under which it stands in suites and verdicts.
   *
   * @return lower-case words joined by dots or hyphens
   */
  public String id() {
    return id;
  }

  /**
   * The version of its rule. The same id and version give the same output in every release.
   *
   * @return 1 or more
   */
  public int version() {
    return rewriting.version();
  }

  /**
   * Applies the rule once.
   *
   * @param text any text
   * @param stream the only source of chance
   * @return the rewritten text, which may equal the original, or empty where the rule does not
   *     apply
   * @throws IllegalStateException if the user's function failed
   */
  public Optional<String> apply(String text, RandomStream stream) {
    try {
      return rewriting.function().rewrite(text, stream);
    } catch (RuntimeException e) {
      throw failed(e);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw failed(e);
    }
  }

  /**
   * Changes an example's text, throwing away draws that change nothing.
   *
   * @param example the example's id; decides, with the seed, what is drawn
   * @param text the example's text
   * @param seed the seed of the validation run
   * @return the changed text, or the reason for there being none
   * @throws IllegalStateException if the user's function failed; the message names the example
   */
  public Perturbed perturb(RowId example, String text, long seed) {
    RandomStream streams =
        RandomStream.of(seed, "perturbation/" + id + "/" + version() + "/" + example.source());
    for (int draw = 0; draw < DRAWS; draw++) {
      Optional<String> changed = draw(streams.at(example.position(), draw), example, text);
      boolean noOp = changed.isPresent() && changed.get().equals(text);
      if (!noOp) {
        return new Perturbed(changed, draw);
      }
    }
    return new Perturbed(Optional.empty(), DRAWS);
  }

  private Optional<String> draw(RandomStream stream, RowId example, String text) {
    try {
      return apply(text, stream);
    } catch (IllegalStateException e) {
      throw new IllegalStateException("Row " + example + ": " + e.getMessage(), e);
    }
  }

  private IllegalStateException failed(Exception e) {
    return new IllegalStateException(
        "The perturbation "
            + id()
            + " failed with "
            + e.getClass().getSimpleName()
            + ". Return Optional.empty() for texts it does not apply to.",
        e);
  }

  /**
   * How the perturbation stands in a suite's JSON.
   *
   * @return its id, the rule behind it with its version, and the parameters
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("id", id)
        .put("rule", rewriting.toJson())
        .put("parameters", parameters)
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @param registry the user's own functions, by the ids and versions they were written under
   * @return the perturbation
   * @throws io.github.finefettle.core.definition.JsonFormatException if its version or parameters
   *     are unknown
   * @throws IllegalArgumentException if it names a function that the registry lacks
   */
  public static Perturbation fromJson(JsonValue json, Registry registry) {
    return StoredRules.read(json, registry);
  }

  /** Two perturbations are equal if they are written alike. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Perturbation that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id();
  }
}
