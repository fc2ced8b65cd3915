package io.github.finefettle.validation.behaviours;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.definition.UnnamedFunctionException;
import io.github.finefettle.validation.perturbations.Perturbation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model must keep doing under real-world conditions, and how often it may fail: a
 * definition, to be run against any model on any examples.
 *
 * <pre>{@code
 * ValidationSuite.named("sms", String.class)
 *     .invariantUnder(Perturbations.typos(), Perturbations.homoglyphs())
 *     .requireAtMost(FailureRate.ofInvariance(), 0.05)
 *     .requireAtMost(FailureRate.ofInvariance("typos"), 0.10);
 * }</pre>
 *
 * <p>A limit that names a perturbation takes the place of the general limit of its kind there.
 * Immutable and safe for use by several threads.
 *
 * @param <I> the type of the inputs
 */
@CheckReturnValue
public final class ValidationSuite<I> implements Definition {
  /** The version of the JSON form that this release writes. */
  public static final int VERSION = 1;

  /**
   * With this confidence a limit counts as kept, or as broken. It is fixed: a confidence that can
   * be turned down until the model ships decides nothing.
   */
  public static final double CONFIDENCE = 0.95;

  private static final String KIND = "validation-suite";

  private final String name;
  private final Class<I> inputType;
  private final Optional<Named<TextField<I>>> textField;
  private final List<Perturbation> perturbations;
  private final List<Limit> limits;

  private ValidationSuite(
      String name,
      Class<I> inputType,
      Optional<Named<TextField<I>>> textField,
      List<Perturbation> perturbations,
      List<Limit> limits) {
    this.name = name;
    this.inputType = inputType;
    this.textField = textField;
    this.perturbations = List.copyOf(perturbations);
    this.limits = List.copyOf(limits);
  }

  /**
   * Begins a suite.
   *
   * @param <I> the type of the inputs
   * @param name for people and reports, not blank
   * @param inputType the type of the inputs; any but {@code String} needs {@link #readingTextBy}
   * @return a suite without perturbations and limits
   * @throws IllegalArgumentException if the name is blank
   */
  public static <I> ValidationSuite<I> named(String name, Class<I> inputType) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "The name of a validation suite must not be blank. It stands in every verdict.");
    }
    return new ValidationSuite<>(name, inputType, Optional.empty(), List.of(), List.of());
  }

  /**
   * The same suite for inputs that hold their text in a field.
   *
   * @param field reads and writes the text
   * @return a new suite
   */
  public ValidationSuite<I> readingTextBy(Named<TextField<I>> field) {
    return new ValidationSuite<>(name, inputType, Optional.of(field), perturbations, limits);
  }

  /**
   * The same suite with more changes that should leave the answer alone.
   *
   * @param more perturbations with ids that the suite does not have yet
   * @return a new suite
   * @throws IllegalArgumentException if two have the same id
   */
  public ValidationSuite<I> invariantUnder(Perturbation... more) {
    return invariantUnder(List.of(more));
  }

  /**
   * The same suite with more changes that should leave the answer alone.
   *
   * @param more perturbations with ids that the suite does not have yet
   * @return a new suite
   * @throws IllegalArgumentException if two have the same id
   */
  public ValidationSuite<I> invariantUnder(List<Perturbation> more) {
    List<Perturbation> all = new ArrayList<>(perturbations);
    for (Perturbation perturbation : more) {
      if (all.stream().anyMatch(p -> p.id().equals(perturbation.id()))) {
        throw new IllegalArgumentException(
            "The suite has a perturbation "
                + perturbation.id()
                + " already. Give one of them another id with as(\"...\").");
      }
      all.add(perturbation);
    }
    return new ValidationSuite<>(name, inputType, textField, all, limits);
  }

  /**
   * The same suite with a limit on which the decision hangs.
   *
   * @param rate which failures count
   * @param atMost the highest allowed share, in (0, 1)
   * @return a new suite
   * @throws IllegalArgumentException if the share is out of range or the rate has a limit already
   */
  public ValidationSuite<I> requireAtMost(FailureRate rate, double atMost) {
    return with(new Limit(rate, atMost, true));
  }

  /**
   * The same suite with a limit that informs and never decides.
   *
   * @param rate which failures count
   * @param atMost the advised share, in (0, 1)
   * @return a new suite
   * @throws IllegalArgumentException if the share is out of range or the rate has a limit already
   */
  public ValidationSuite<I> adviseAtMost(FailureRate rate, double atMost) {
    return with(new Limit(rate, atMost, false));
  }

  private ValidationSuite<I> with(Limit limit) {
    if (limits.stream().anyMatch(l -> l.rate().equals(limit.rate()))) {
      throw new IllegalArgumentException(
          "The suite has a limit on "
              + limit.rate().phrase()
              + " already. Name a perturbation with under(\"...\") for a limit of its own.");
    }
    List<Limit> all = new ArrayList<>(limits);
    all.add(limit);
    return new ValidationSuite<>(name, inputType, textField, perturbations, all);
  }

  /**
   * The suite's name.
   *
   * @return not blank
   */
  public String name() {
    return name;
  }

  /**
   * The changes that should leave the answer alone.
   *
   * @return an unmodifiable list in the order given
   */
  public List<Perturbation> perturbations() {
    return perturbations;
  }

  /**
   * The limits as they were written down.
   *
   * @return an unmodifiable list in the order given
   */
  public List<Limit> limits() {
    return limits;
  }

  /**
   * The limits with every general one spread over the perturbations.
   *
   * @return one limit for each kind, label and perturbation, in the order of the perturbations and
   *     then of the limits
   * @throws IllegalArgumentException if a limit names a perturbation that the suite lacks, or there
   *     is no required limit and so nothing to decide on
   */
  public List<Limit> limitsByPerturbation() {
    checkCanDecide();
    List<Limit> spread = new ArrayList<>();
    for (Perturbation perturbation : perturbations) {
      for (Limit limit : limits) {
        FailureRate here = limit.rate().under(perturbation.id());
        boolean special = limit.rate().perturbation().isPresent();
        boolean replaced = !special && limits.stream().anyMatch(l -> l.rate().equals(here));
        if (special ? limit.rate().equals(here) : !replaced) {
          spread.add(new Limit(here, limit.atMost(), limit.required()));
        }
      }
    }
    return List.copyOf(spread);
  }

  private void checkCanDecide() {
    List<String> ids = perturbations.stream().map(Perturbation::id).toList();
    for (Limit limit : limits) {
      limit
          .rate()
          .perturbation()
          .filter(id -> !ids.contains(id))
          .ifPresent(
              id -> {
                throw new IllegalArgumentException(
                    "A limit names the perturbation "
                        + id
                        + ", but the suite \""
                        + name
                        + "\" has only "
                        + ids
                        + ". Add it with invariantUnder.");
              });
    }
    if (perturbations.isEmpty() || limits.stream().noneMatch(Limit::required)) {
      throw new IllegalArgumentException(
          "The suite \""
              + name
              + "\" has "
              + perturbations.size()
              + " perturbations and no required limit to decide on, or the other way round."
              + " Give at least one of each with invariantUnder and requireAtMost.");
    }
  }

  /**
   * How the text of an input is read and written.
   *
   * @return the user's field, or the input itself where inputs are texts
   * @throws IllegalStateException if inputs are no texts and no field was given
   */
  public TextField<I> textField() {
    if (textField.isPresent()) {
      return textField.get().function();
    }
    if (inputType != String.class) {
      throw new IllegalStateException(
          "The suite \""
              + name
              + "\" has inputs of type "
              + inputType.getSimpleName()
              + ", and does not know where their text is. Say it with readingTextBy.");
    }
    return new TextField<>() {
      @Override
      public String text(I input) {
        return (String) input;
      }

      @Override
      public I withText(I input, String text) {
        return inputType.cast(text);
      }
    };
  }

  @Override
  public JsonValue.JsonObject toJson() {
    if (textField.isEmpty() && inputType != String.class) {
      throw new UnnamedFunctionException("the text field of the suite \"" + name + "\"");
    }
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("name", name)
        .put("confidence", CONFIDENCE)
        .put("draws", Perturbation.DRAWS)
        .putIfPresent("textField", textField.map(Named::toJson))
        .put("perturbations", perturbations.stream().map(Perturbation::toJson).toList())
        .put("limits", limits.stream().map(Limit::toJson).toList())
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param <I> the type of the inputs
   * @param json an object
   * @param inputType the type of the inputs
   * @param registry the user's own functions, by the ids and versions they were written under
   * @return the suite
   * @throws JsonFormatException if it is of another kind or a newer version, or was made for rules
   *     of decision that this release does not have
   * @throws IllegalArgumentException if it names a function that the registry lacks
   */
  public static <I> ValidationSuite<I> fromJson(
      JsonValue json, Class<I> inputType, Registry registry) {
    JsonValue.JsonObject object = json.asObject();
    object.requireKind(KIND, VERSION);
    if (object.number("confidence") != CONFIDENCE
        || object.integer("draws") != Perturbation.DRAWS) {
      throw new JsonFormatException(
          "The suite was written for a confidence of "
              + object.number("confidence")
              + " and "
              + object.integer("draws")
              + " draws, but they are fixed at "
              + CONFIDENCE
              + " and "
              + Perturbation.DRAWS
              + ". Run it with the release that wrote it.");
    }
    ValidationSuite<I> suite = named(object.string("name"), inputType);
    Optional<JsonValue> field = object.find("textField");
    if (field.isPresent()) {
      suite = suite.readingTextBy(textField(field.get(), registry));
    }
    suite =
        suite.invariantUnder(
            object.array("perturbations").stream()
                .map(p -> Perturbation.fromJson(p, registry))
                .toList());
    for (JsonValue limit : object.array("limits")) {
      suite = suite.with(Limit.fromJson(limit));
    }
    return suite;
  }

  // A function's input type is erased; the id and version of the registry vouch for it.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <I> Named<TextField<I>> textField(JsonValue json, Registry registry) {
    Named<TextField> found = registry.find(json, TextField.class);
    return Named.of(found.id(), found.version(), (TextField<I>) found.function());
  }

  /** Two suites are equal if they have the same inputs and are written alike. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ValidationSuite<?> that
        && name.equals(that.name)
        && inputType == that.inputType
        && textField.map(Named::toJson).equals(that.textField.map(Named::toJson))
        && perturbations.equals(that.perturbations)
        && limits.equals(that.limits);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, perturbations, limits);
  }

  @Override
  public String toString() {
    return "ValidationSuite " + name;
  }
}
