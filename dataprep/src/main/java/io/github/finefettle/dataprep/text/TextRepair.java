package io.github.finefettle.dataprep.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which repairs a text gets: an immutable definition whose {@link #repair} is a pure function.
 *
 * <p>{@link #standard()} repairs what is damage beyond doubt. Ligatures, width and quotes are left
 * as they are: they may be meant. With {@link #everything()} the result is that of ftfy 6.3.1 with
 * its default settings.
 *
 * <p>The text is repaired line by line, since each line may have its own damage, and each line
 * until nothing changes. Time is linear in the length of the text, memory a small multiple of it.
 * Repairing a repaired text changes nothing, but for texts with more layers of damage than {@link
 * EncodingRepair} undoes.
 *
 * <pre>{@code
 * TextRepair.standard().with(RepairStep.QUOTES).repair("l\u00E2\u20AC\u2122amour") // l'amour
 * }</pre>
 */
@CheckReturnValue
public final class TextRepair implements Definition {
  private static final String KIND = "text-repair";
  private static final int VERSION = 1;

  private final Set<RepairStep> steps;
  private final boolean entitiesBesideMarkup;

  private TextRepair(Set<RepairStep> steps, boolean entitiesBesideMarkup) {
    this.steps = Collections.unmodifiableSet(steps);
    this.entitiesBesideMarkup = entitiesBesideMarkup;
  }

  /**
   * All repairs but ligatures, width and quotes. Entities are resolved up to the first line with a
   * literal {@code <}.
   *
   * @return the definition
   */
  public static TextRepair standard() {
    return everything().without(RepairStep.LIGATURES, RepairStep.WIDTH, RepairStep.QUOTES);
  }

  /**
   * All repairs, as ftfy has them by default.
   *
   * @return the definition
   */
  public static TextRepair everything() {
    return new TextRepair(EnumSet.allOf(RepairStep.class), false);
  }

  /**
   * No repair; add some by {@link #with}.
   *
   * @return the definition
   */
  public static TextRepair nothing() {
    return new TextRepair(EnumSet.noneOf(RepairStep.class), false);
  }

  /**
   * The same with more repairs. They are applied in the order of {@link RepairStep}, whatever the
   * order in which they are named.
   *
   * @param more repairs to switch on
   * @return a new definition
   */
  public TextRepair with(RepairStep... more) {
    EnumSet<RepairStep> all = copy();
    all.addAll(Arrays.asList(more));
    return new TextRepair(all, entitiesBesideMarkup);
  }

  /**
   * The same with fewer repairs.
   *
   * @param less repairs to switch off
   * @return a new definition
   */
  public TextRepair without(RepairStep... less) {
    EnumSet<RepairStep> rest = copy();
    rest.removeAll(Arrays.asList(less));
    return new TextRepair(rest, entitiesBesideMarkup);
  }

  /**
   * The same, resolving entities on every line. By default they stay from the first line on that
   * has a literal {@code <}: the text is HTML then, and they belong there.
   *
   * @return a new definition
   */
  public TextRepair entitiesBesideMarkup() {
    return new TextRepair(steps, true);
  }

  private EnumSet<RepairStep> copy() {
    EnumSet<RepairStep> copy = EnumSet.noneOf(RepairStep.class);
    copy.addAll(steps);
    return copy;
  }

  /**
   * The repairs that are switched on.
   *
   * @return an unmodifiable set in the order in which they are applied
   */
  public Set<RepairStep> steps() {
    return steps;
  }

  /**
   * Whether entities are resolved beside markup too.
   *
   * @return true if they are
   */
  public boolean resolvesEntitiesBesideMarkup() {
    return entitiesBesideMarkup;
  }

  /**
   * Repairs a text.
   *
   * @param text any text
   * @return the repaired text; the same text if there is nothing to repair
   */
  public String repair(String text) {
    return LineRepair.of(steps, entitiesBesideMarkup, text);
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("steps", JsonValue.strings(steps.stream().map(RepairStep::id).toList()))
        .put("entitiesBesideMarkup", entitiesBesideMarkup)
        .toJson();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json the definition's JSON
   * @return an equal definition
   * @throws JsonFormatException if it is of another kind or shape, or names an unknown repair
   */
  public static TextRepair fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    object.requireKind(KIND, VERSION);
    List<RepairStep> named =
        object.array("steps").stream().map(item -> step(item.asString())).toList();
    TextRepair repair = nothing().with(named.toArray(RepairStep[]::new));
    return object.get("entitiesBesideMarkup").asBoolean() ? repair.entitiesBesideMarkup() : repair;
  }

  private static RepairStep step(String id) {
    try {
      return RepairStep.of(id);
    } catch (IllegalArgumentException e) {
      throw new JsonFormatException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextRepair that
        && steps.equals(that.steps)
        && entitiesBesideMarkup == that.entitiesBesideMarkup;
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }
}
