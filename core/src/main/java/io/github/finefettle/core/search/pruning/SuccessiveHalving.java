package io.github.finefettle.core.search.pruning;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Successive halving in generations: all trials of a generation train a little, the best of them
 * train on, and so forth (Jamieson and Talwalkar, "Non-stochastic best arm identification and
 * hyperparameter optimization", AISTATS 2016).
 *
 * <p><b>The rule.</b> When every trial of a generation has reached a rung, has ended before it or
 * has failed, the trials in the race are ordered: best value first, equal values by trial number.
 * Of n trials in the race, the first max(1, floor(n / reduction factor)) stay in it; a trial
 * without a value never does. A trial whose schedule ended is ranked with what it has and takes up
 * its place, but it is neither trained further nor pruned: it is complete, in or out of the race.
 * If all places fall to ended trials, the best trial that can go on stays as well: a finished decay
 * of the learning rate beats an unfinished one by being finished, and must not starve the longer
 * schedules. Trials that could go on and do not stay are pruned. A failed trial is in no race.
 *
 * <p><b>The rungs.</b> Given as a list ({@link #rungs(long...)}), or as a first one that is
 * multiplied by the reduction factor up to a last one ({@link #from}, {@link #to}). Without a last
 * one there are as many rungs as it takes to bring a generation down to one trial, and this one
 * then trains until its own schedule ends.
 *
 * <p>Immutable. Two are equal when generation, factor, rungs as given and unit are.
 */
@CheckReturnValue
public final class SuccessiveHalving implements Pruner {
  private static final String KIND = "successive-halving";

  private final int generationWidth;
  private final int reductionFactor;
  private final List<Long> explicitRungs;
  private final long from;
  private final OptionalLong to;
  private final String unit;

  private SuccessiveHalving(
      int generationWidth,
      int reductionFactor,
      List<Long> explicitRungs,
      long from,
      OptionalLong to,
      String unit) {
    this.generationWidth = atLeast(1, generationWidth, "generation's width");
    this.reductionFactor = atLeast(2, reductionFactor, "reduction factor");
    this.explicitRungs = List.copyOf(explicitRungs);
    this.from = from;
    this.to = to;
    this.unit = unit;
    requireAscendingRungs();
    if (unit.isBlank()) {
      throw new IllegalArgumentException(
          "The unit of the resource must not be blank. Say what is counted, such as \"epochs\".");
    }
  }

  private static int atLeast(int least, int value, String what) {
    if (value < least) {
      throw new IllegalArgumentException(
          "The " + what + " (" + value + ") must be " + least + " or more.");
    }
    return value;
  }

  private void requireAscendingRungs() {
    long before = 0;
    for (long rung : explicitRungs) {
      if (rung <= before || rung == OPEN) {
        throw new IllegalArgumentException(
            "The rungs "
                + explicitRungs
                + " must be 1 or more, finite and ascending. Give the resource in total at each"
                + " decision, such as rungs(1, 3, 6).");
      }
      before = rung;
    }
    if (from < 1 || (to.isPresent() && (to.getAsLong() < from || to.getAsLong() == OPEN))) {
      throw new IllegalArgumentException(
          "The rungs from "
              + from
              + " to "
              + (to.isPresent() ? to.getAsLong() : "the end")
              + " must begin at 1 or more and not end before they begin.");
    }
  }

  /**
   * Halving among so many trials at a time, with reduction factor 3 and rungs from 1 epoch on until
   * one trial is left.
   *
   * @param width how many trials make a generation, 1 or more; trials on as many workers run
   *     without waiting
   * @return the pruner
   */
  public static SuccessiveHalving inGenerationsOf(int width) {
    return new SuccessiveHalving(width, 3, List.of(), 1, OptionalLong.empty(), "epochs");
  }

  /**
   * The same with another share that stays: one in so many.
   *
   * @param factor 2 or more
   * @return a new pruner
   */
  public SuccessiveHalving reductionFactor(int factor) {
    return new SuccessiveHalving(generationWidth, factor, explicitRungs, from, to, unit);
  }

  /**
   * The same with these rungs; the last is where training ends.
   *
   * @param resources the resource in total at each rung, ascending, 1 or more; none for the rungs
   *     by {@link #from} and {@link #to}
   * @return a new pruner
   */
  public SuccessiveHalving rungs(long... resources) {
    return new SuccessiveHalving(
        generationWidth,
        reductionFactor,
        Arrays.stream(resources).boxed().toList(),
        from,
        to,
        unit);
  }

  /**
   * The same with another first rung and no listed ones.
   *
   * @param resource 1 or more
   * @return a new pruner
   */
  public SuccessiveHalving from(long resource) {
    return new SuccessiveHalving(generationWidth, reductionFactor, List.of(), resource, to, unit);
  }

  /**
   * The same with a last rung, where training ends, and no listed ones.
   *
   * @param resource the first rung's or more
   * @return a new pruner
   */
  public SuccessiveHalving to(long resource) {
    return new SuccessiveHalving(
        generationWidth, reductionFactor, List.of(), from, OptionalLong.of(resource), unit);
  }

  /**
   * The same with another word for what the resource counts.
   *
   * @param plural such as {@code "steps"}
   * @return a new pruner
   */
  public SuccessiveHalving unit(String plural) {
    return new SuccessiveHalving(generationWidth, reductionFactor, explicitRungs, from, to, plural);
  }

  @Override
  public int generationWidth() {
    return generationWidth;
  }

  /**
   * One trial in so many stays in the race at each rung.
   *
   * @return 2 or more
   */
  public int reductionFactor() {
    return reductionFactor;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public List<Long> rungs() {
    if (!explicitRungs.isEmpty()) {
      return explicitRungs;
    }
    long last = to.orElse(OPEN);
    List<Long> rungs = new ArrayList<>();
    long rung = from;
    int left = generationWidth;
    while (rung < last && (to.isPresent() || left > 1)) {
      rungs.add(rung);
      left = places(left);
      rung = rung > last / reductionFactor ? last : rung * reductionFactor;
    }
    rungs.add(last);
    return List.copyOf(rungs);
  }

  private int places(int inTheRace) {
    return Math.max(1, inTheRace / reductionFactor);
  }

  @Override
  public List<Integer> survivors(List<Contender> contenders, Direction direction) {
    List<Contender> ranked =
        contenders.stream()
            .filter(c -> !Double.isNaN(c.value()))
            .sorted(bestFirst(direction))
            .toList();
    List<Contender> staying =
        new ArrayList<>(ranked.subList(0, Math.min(places(contenders.size()), ranked.size())));
    if (staying.stream().allMatch(Contender::ended)) {
      ranked.stream().filter(c -> !c.ended()).findFirst().ifPresent(staying::add);
    }
    return staying.stream().map(Contender::trial).sorted().toList();
  }

  private static Comparator<Contender> bestFirst(Direction direction) {
    return (a, b) -> {
      int byValue = direction.compareBestFirst(a.value(), b.value());
      return byValue != 0 ? byValue : Integer.compare(a.trial(), b.trial());
    };
  }

  @Override
  public JsonValue.JsonObject toJson() {
    var json =
        JsonValue.object()
            .put("kind", KIND)
            .put("version", 1)
            .put("generationWidth", generationWidth)
            .put("reductionFactor", reductionFactor)
            .put("unit", unit);
    if (explicitRungs.isEmpty()) {
      json.put("from", from);
      to.ifPresent(last -> json.put("to", last));
    } else {
      json.put("rungs", explicitRungs.stream().map(r -> JsonValue.of((long) r)).toList());
    }
    return json.toJson();
  }

  static SuccessiveHalving fromJson(JsonValue.JsonObject json) {
    if (!json.string("kind").equals(KIND) || json.integer("version") != 1) {
      throw new JsonFormatException(
          "Expected a "
              + KIND
              + " of version 1 but found a "
              + json.string("kind")
              + " of version "
              + json.integer("version")
              + ". Maybe a newer release wrote it.");
    }
    SuccessiveHalving plain =
        inGenerationsOf(Math.toIntExact(json.integer("generationWidth")))
            .reductionFactor(Math.toIntExact(json.integer("reductionFactor")))
            .unit(json.string("unit"));
    if (json.find("rungs").isPresent()) {
      return plain.rungs(longs(json.array("rungs")));
    }
    SuccessiveHalving begun = plain.from(json.integer("from"));
    return json.find("to").map(last -> begun.to(last.asLong())).orElse(begun);
  }

  private static long[] longs(List<JsonValue> values) {
    return values.stream().flatMapToLong(v -> LongStream.of(v.asLong())).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SuccessiveHalving that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return "successive halving in generations of "
        + generationWidth
        + ", one in "
        + reductionFactor
        + " stays";
  }
}
