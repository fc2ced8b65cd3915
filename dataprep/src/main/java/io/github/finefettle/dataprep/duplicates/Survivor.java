package io.github.finefettle.dataprep.duplicates;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which row of a cluster stays. Ties go to the row with the smaller id ({@link
 * io.github.finefettle.core.split.RowId}), in a list of texts to the smaller index; never to the
 * one that came first. Immutable; safe for use by several threads.
 */
@CheckReturnValue
public final class Survivor {
  private static final Survivor LONGEST = new Survivor(Policy.LONGEST);
  private static final Survivor FIRST = new Survivor(Policy.FIRST);
  private static final Survivor MOST_COMPLETE = new Survivor(Policy.MOST_COMPLETE);
  private static final Survivor NEWEST = new Survivor(Policy.NEWEST);

  private enum Policy {
    LONGEST("longest"),
    FIRST("first"),
    MOST_COMPLETE("most-complete"),
    NEWEST("newest"),
    SOURCE_PRIORITY("source-priority"),
    OWN("own");

    private final String word;

    Policy(String word) {
      this.word = word;
    }
  }

  private final Policy policy;
  private final List<String> sources;
  private final Optional<Named<Comparator<Example>>> own;

  private Survivor(Policy policy) {
    this(policy, List.of(), Optional.empty());
  }

  private Survivor(Policy policy, List<String> sources, Optional<Named<Comparator<Example>>> own) {
    this.policy = policy;
    this.sources = List.copyOf(sources);
    this.own = own;
  }

  /**
   * The row whose input has the most characters (Unicode code points) stays, because it says the
   * most.
   *
   * @return the policy
   */
  public static Survivor longest() {
    return LONGEST;
  }

  /**
   * The row with the smallest id stays.
   *
   * @return the policy
   */
  public static Survivor first() {
    return FIRST;
  }

  /**
   * The row with the most roles whose text is not blank stays.
   *
   * @return the policy
   */
  public static Survivor mostComplete() {
    return MOST_COMPLETE;
  }

  /**
   * The row with the latest text of the role TIME stays. A time is a date or a date and time by ISO
   * 8601 (such as {@code 2024-05-01}, {@code 2024-05-01T10:00:00+02:00}; a space may stand for the
   * T; UTC where no offset is given) or a plain decimal number, taken as seconds since 1970-01-01.
   * Rows whose time is missing or cannot be read come last, and a finding tells how many there are.
   *
   * @return the policy
   */
  public static Survivor newest() {
    return NEWEST;
  }

  /**
   * The row from the source that is named first stays. A row's source is its text of the role
   * SOURCE or, where that is blank, the source of its id. Sources that are not named come last.
   *
   * @param best the sources, the best first, each once
   * @return the policy
   * @throws IllegalArgumentException if there is none or one is named twice
   */
  public static Survivor sourcePriority(String... best) {
    return ofSources(List.of(best));
  }

  private static Survivor ofSources(List<String> best) {
    if (best.isEmpty() || best.stream().distinct().count() < best.size()) {
      throw new IllegalArgumentException(
          "The sources ("
              + best
              + ") must be one or more, each named once. Name the most trusted first.");
    }
    return new Survivor(Policy.SOURCE_PRIORITY, best, Optional.empty());
  }

  /**
   * The row that comes first in an order of the user's own stays. Rows must be held in memory for
   * it while duplicates are sought.
   *
   * @param id the name of the comparator in JSON, lower-case words joined by dots or hyphens, by
   *     which a {@link Registry} finds it again
   * @param order compares two rows; negative if the first is to be kept rather; pure
   * @return the policy, of version 1
   */
  public static Survivor by(String id, Comparator<Example> order) {
    return by(Named.of(id, 1, order));
  }

  /**
   * The same with a comparator that has a name and version already.
   *
   * @param order compares two rows; negative if the first is to be kept rather; pure
   * @return the policy
   */
  public static Survivor by(Named<Comparator<Example>> order) {
    return new Survivor(Policy.OWN, List.of(), Optional.of(order));
  }

  /** Finds a policy without settings by the name under which it stands in JSON. */
  static Survivor named(String name) {
    return switch (name) {
      case "longest" -> LONGEST;
      case "first" -> FIRST;
      case "most-complete" -> MOST_COMPLETE;
      case "newest" -> NEWEST;
      default ->
          throw new IllegalArgumentException(
              "The survivor policy ("
                  + name
                  + ") is unknown; there are: longest, first, most-complete, newest.");
    };
  }

  /**
   * The name of the policy.
   *
   * @return {@code "longest"}, {@code "first"}, {@code "most-complete"}, {@code "newest"}, {@code
   *     "source-priority"} or {@code "own"}
   */
  public String name() {
    return policy.word;
  }

  /**
   * The JSON form: the name, or an object where the policy has settings.
   *
   * @return a string or an object
   */
  public JsonValue toJson() {
    if (policy != Policy.SOURCE_PRIORITY && policy != Policy.OWN) {
      return JsonValue.of(policy.word);
    }
    JsonObjectBuilder json = JsonValue.object().put("policy", policy.word);
    if (policy == Policy.SOURCE_PRIORITY) {
      json.put("sources", JsonValue.strings(sources));
    }
    own.ifPresent(order -> json.put("order", order.toJson()));
    return json.toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json a string or an object
   * @param registry knows the user's own comparators
   * @return an equal policy
   * @throws IllegalArgumentException if the policy is unknown or the registry lacks its comparator
   */
  public static Survivor fromJson(JsonValue json, Registry registry) {
    if (json instanceof JsonValue.JsonString) {
      return named(json.asString());
    }
    JsonValue.JsonObject o = json.asObject();
    return switch (o.string("policy")) {
      case "source-priority" ->
          ofSources(o.array("sources").stream().map(JsonValue::asString).toList());
      case "own" -> by(comparator(registry.find(o.get("order"), Comparator.class)));
      default -> named(o.string("policy"));
    };
  }

  /** The user says by the id what the comparator compares; Java cannot know its type at runtime. */
  @SuppressWarnings("unchecked")
  private static Named<Comparator<Example>> comparator(Named<?> found) {
    return Named.of(found.id(), found.version(), (Comparator<Example>) found.function());
  }

  /**
   * All rows, those to be kept before others first. Of texts alone, only these can be told.
   *
   * @param lengths the length of each row in code points
   */
  int[] order(int[] lengths) {
    if (policy == Policy.FIRST) {
      return IntOrder.upTo(lengths.length);
    }
    if (policy != Policy.LONGEST) {
      throw new IllegalStateException(
          "The survivor policy "
              + name()
              + " looks at whole rows, and here are only texts. Use DropNearDuplicates in a plan, or"
              + " Survivor.longest() or first().");
    }
    return LongestFirst.order(lengths);
  }

  /** Whether anything must be noted of a row. */
  boolean notes() {
    return policy != Policy.FIRST;
  }

  /** Whether a row without a merit of its own is worth telling a person. */
  boolean readsTimes() {
    return policy == Policy.NEWEST;
  }

  /** What must be known of a row to order it. */
  Merit meritOf(Example example) {
    return switch (policy) {
      case FIRST -> Merit.NONE;
      case LONGEST -> {
        String input = example.text(Role.INPUT);
        yield new Merit(input.codePointCount(0, input.length()), 0, null);
      }
      case MOST_COMPLETE -> new Merit(filledRoles(example), 0, null);
      case NEWEST -> RowTime.read(example.text(Role.TIME)).orElse(Merit.UNREADABLE);
      case SOURCE_PRIORITY -> {
        int place = sources.indexOf(example.find(Role.SOURCE).orElse(example.id().source()));
        yield new Merit(place < 0 ? Long.MIN_VALUE : -place, 0, null);
      }
      case OWN -> new Merit(0, 0, example);
    };
  }

  private static long filledRoles(Example example) {
    return example.texts().values().stream().filter(text -> !text.isBlank()).count();
  }

  /** Compares by the policy alone; negative if the first is to be kept rather. */
  int compare(Merit a, Merit b) {
    Example first = a.example();
    Example second = b.example();
    if (own.isPresent() && first != null && second != null) {
      return own.get().function().compare(first, second);
    }
    int byMajor = Long.compare(b.major(), a.major());
    return byMajor != 0 ? byMajor : Integer.compare(b.minor(), a.minor());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Survivor that
        && policy == that.policy
        && sources.equals(that.sources)
        && own.equals(that.own);
  }

  @Override
  public int hashCode() {
    return Objects.hash(policy.word, sources, own.map(Named::id));
  }

  @Override
  public String toString() {
    return switch (policy) {
      case SOURCE_PRIORITY -> name() + " " + sources;
      case OWN -> own.map(Named::id).orElse(name());
      default -> name();
    };
  }
}
