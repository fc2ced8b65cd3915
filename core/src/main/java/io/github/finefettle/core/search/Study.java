package io.github.finefettle.core.search;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.search.pruning.Pruner;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A search for good hyperparameters, written down: what to improve, over which space, how to prune,
 * with which seed. How it is run (threads, journal, listener) is said by {@link #runner()} and
 * changes nothing in the result.
 *
 * <p>Trial n takes combination number {@code order(n)} of the grid, in a random order that the seed
 * decides, so that the generations of a pruner are mixed.
 *
 * <p>Immutable. Two studies are equal when their JSON is.
 */
@CheckReturnValue
public final class Study implements Definition {
  private static final String KIND = "study";

  private final Objective objective;
  private final HyperparameterGrid grid;
  private final Optional<Pruner> pruner;
  private final long seed;
  private final OptionalInt trialLimit;
  private final Map<String, Fingerprint> inputs;
  private final GridShuffle order;

  private Study(
      Objective objective,
      HyperparameterGrid grid,
      Optional<Pruner> pruner,
      long seed,
      OptionalInt trialLimit,
      Map<String, Fingerprint> inputs) {
    this.objective = objective;
    this.grid = grid;
    this.pruner = pruner;
    this.seed = seed;
    this.trialLimit = trialLimit;
    this.inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    this.order = new GridShuffle(grid.size(), seed);
    if (trialLimit.isPresent() && trialLimit.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "The number of trials (" + trialLimit.getAsInt() + ") must be 1 or more.");
    }
  }

  /** A study that does not know its space yet. */
  @CheckReturnValue
  public static final class Opening {
    private final Objective objective;

    private Opening(Objective objective) {
      this.objective = objective;
    }

    /**
     * The study of all combinations of a grid, without pruning, with seed 0.
     *
     * @param grid the combinations
     * @return the study
     */
    public Study over(HyperparameterGrid grid) {
      return new Study(objective, grid, Optional.empty(), 0, OptionalInt.empty(), Map.of());
    }
  }

  /**
   * Begins a study.
   *
   * @param objective what to improve and which way is better
   * @return say next what to search: {@link Opening#over}
   */
  public static Opening optimizing(Objective objective) {
    return new Opening(objective);
  }

  /**
   * The same study with trials given up early.
   *
   * @param rule which ones
   * @return a new study
   */
  public Study prunedBy(Pruner rule) {
    return new Study(objective, grid, Optional.of(rule), seed, trialLimit, inputs);
  }

  /**
   * The same study with another seed, which decides the order of the grid and the seed of each
   * trial.
   *
   * @param number any number
   * @return a new study
   */
  public Study seed(long number) {
    return new Study(objective, grid, pruner, number, trialLimit, inputs);
  }

  /**
   * The same study with at most so many trials: a random sample of the grid without repetition.
   *
   * @param most 1 or more
   * @return a new study
   */
  public Study trials(int most) {
    return new Study(objective, grid, pruner, seed, OptionalInt.of(most), inputs);
  }

  /**
   * The same study, depending on something that the training code reads: the rows, the checkpoint,
   * its own version. A journal that was begun with another one is then refused instead of mixed up.
   *
   * @param name what it is, such as {@code "training rows"}
   * @param content the fingerprint of its content; of the same name, the last one counts
   * @return a new study
   */
  public Study dependingOn(String name, Fingerprint content) {
    Map<String, Fingerprint> more = new TreeMap<>(inputs);
    more.put(name, content);
    return new Study(objective, grid, pruner, seed, trialLimit, more);
  }

  /**
   * A way to run this study: in memory, on one thread, until you say otherwise.
   *
   * @return the runner
   */
  public StudyRunner runner() {
    return StudyRunner.of(this);
  }

  /**
   * What the training code reads, by name.
   *
   * @return the fingerprints in name order; unmodifiable
   */
  public Map<String, Fingerprint> inputs() {
    return inputs;
  }

  /**
   * What is improved.
   *
   * @return the objective
   */
  public Objective objective() {
    return objective;
  }

  /**
   * What is searched.
   *
   * @return the grid
   */
  public HyperparameterGrid grid() {
    return grid;
  }

  /**
   * Which trials are given up early.
   *
   * @return the rule, or empty where every trial trains to its own end
   */
  public Optional<Pruner> pruner() {
    return pruner;
  }

  /**
   * The seed.
   *
   * @return any number
   */
  public long seed() {
    return seed;
  }

  /**
   * How many trials the study has.
   *
   * @return 1 or more
   * @throws IllegalStateException if the grid has more combinations than can be tried
   */
  public int trialCount() {
    long most = trialLimit.isPresent() ? trialLimit.getAsInt() : Long.MAX_VALUE;
    long count = Math.min(most, grid.size());
    if (count > Integer.MAX_VALUE) {
      throw new IllegalStateException(
          "The grid has "
              + grid.size()
              + " combinations, more than a study can try. Limit it with trials(n).");
    }
    return (int) count;
  }

  /**
   * The values of a trial.
   *
   * @param trial 0 to {@link #trialCount()} - 1
   * @return its values
   * @throws IndexOutOfBoundsException if there is no such trial
   */
  public Assignment assignment(int trial) {
    return grid.assignment(order.at(Objects.checkIndex(trial, trialCount())));
  }

  /** The seed of a trial. */
  long trialSeed(int trial) {
    return RandomStream.of(seed, "trial").at(trial).longAt(0);
  }

  int generationWidth() {
    return pruner.map(Pruner::generationWidth).orElse(1);
  }

  int generations() {
    int width = generationWidth();
    return (int) (((long) trialCount() + width - 1) / width);
  }

  List<Long> rungs() {
    return pruner.map(Pruner::rungs).orElse(List.of(Pruner.OPEN));
  }

  /** What the resource counts, for people. */
  String unit() {
    return pruner.map(Pruner::unit).orElse("units");
  }

  @Override
  public JsonValue.JsonObject toJson() {
    var json =
        JsonValue.object()
            .put("kind", KIND)
            .put("version", 1)
            .put("objective", objective.toJson())
            .put("grid", grid.toJson())
            .put("seed", seed)
            .putIfPresent("pruner", pruner.map(Pruner::toJson));
    trialLimit.ifPresent(most -> json.put("trials", most));
    var contents = JsonValue.object();
    inputs.forEach((name, content) -> contents.put(name, content.hex()));
    json.put("inputs", contents.toJson());
    return json.toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return an equal study
   * @throws JsonFormatException if it is of another kind or a newer version
   */
  public static Study fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    object.requireKind(KIND, 1);
    Map<String, Fingerprint> inputs = new TreeMap<>();
    object
        .get("inputs")
        .asObject()
        .members()
        .forEach((name, hex) -> inputs.put(name, new Fingerprint(hex.asString())));
    return new Study(
        Objective.fromJson(object.get("objective")),
        HyperparameterGrid.fromJson(object.get("grid")),
        object.find("pruner").map(Pruner::fromJson),
        object.integer("seed"),
        object
            .find("trials")
            .map(most -> OptionalInt.of(Math.toIntExact(most.asLong())))
            .orElse(OptionalInt.empty()),
        inputs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Study that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return "study " + fingerprint().shortened() + " of " + grid;
  }
}
