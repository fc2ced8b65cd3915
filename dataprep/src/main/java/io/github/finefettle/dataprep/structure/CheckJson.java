package io.github.finefettle.dataprep.structure;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.missing.Emptiness;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds texts of some roles that are not the JSON they should be, by RFC 8259: no comments, no
 * trailing commas, no member twice, nothing behind the value. A missing text is none.
 *
 * @param roles the roles whose texts are JSON
 * @param place where in a text the JSON stands
 * @param required members that the value, an object, must have; none for any value; in the order of
 *     their code units
 * @param consequence what follows
 */
@CheckReturnValue
public record CheckJson(
    Set<Role> roles, JsonPlace place, List<String> required, Consequence consequence)
    implements StructureRule {
  private static final String ID = "check-json";

  /** Copies the settings. */
  public CheckJson {
    roles = Roles.copy(roles);
    required = required.stream().distinct().sorted().toList();
  }

  /**
   * Expects the whole texts to be JSON, and flags.
   *
   * @param roles the roles; none for the input alone
   * @return the rule
   */
  public static CheckJson in(Role... roles) {
    return new CheckJson(Roles.orInput(roles), JsonPlace.WHOLE_TEXT, List.of(), Consequence.FLAG);
  }

  /**
   * The same rule for another place of the JSON.
   *
   * @param newPlace where in a text the JSON stands
   * @return a new rule
   */
  public CheckJson at(JsonPlace newPlace) {
    return new CheckJson(roles, newPlace, required, consequence);
  }

  /**
   * The same rule for objects that have some members.
   *
   * @param members the names of members that must be there
   * @return a new rule
   */
  public CheckJson requiring(String... members) {
    return new CheckJson(roles, place, Arrays.asList(members), consequence);
  }

  /**
   * The same rule with another consequence.
   *
   * @param newConsequence what follows for a row with a violation
   * @return a new rule
   */
  public CheckJson then(Consequence newConsequence) {
    return new CheckJson(roles, place, required, newConsequence);
  }

  static RuleKind kind() {
    return new RuleKind(
        ID,
        1,
        (json, registry) ->
            new CheckJson(
                Roles.fromJson(json.get("roles")),
                JsonPlace.valueOf(json.string("place")),
                json.array("required").stream().map(JsonValue::asString).toList(),
                Consequence.valueOf(json.string("consequence"))));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<Role> reads() {
    return roles;
  }

  @Override
  public void addSettings(JsonObjectBuilder json) {
    json.put("roles", Roles.toJson(roles))
        .put("place", place.name())
        .put("required", JsonValue.strings(required))
        .put("consequence", consequence.name());
  }

  @Override
  public List<Violation> violations(Example example) {
    List<Violation> found = new ArrayList<>();
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (roles.contains(part.role()) && !Emptiness.showsNothing(part.text())) {
        int at = i;
        fault(part.text()).ifPresent(reason -> found.add(Violation.of(at, reason)));
      }
    }
    return found;
  }

  private Optional<String> fault(String text) {
    return switch (place) {
      case WHOLE_TEXT -> wholeFault(text);
      case FENCED -> fencedFault(text);
      case EITHER -> {
        Optional<String> whole = valueFault(text);
        yield whole.isEmpty() || jsonBlocks(text).isEmpty() ? whole : fencedFault(text);
      }
    };
  }

  private Optional<String> wholeFault(String text) {
    Optional<String> fault = valueFault(text);
    boolean fenced =
        fault.isPresent()
            && jsonBlocks(text).stream().anyMatch(block -> valueFault(block.content()).isEmpty());
    return fenced
        ? Optional.of("The JSON stands inside a fenced code block and is not the whole text.")
        : fault;
  }

  private Optional<String> fencedFault(String text) {
    List<FencedBlocks> blocks = jsonBlocks(text);
    if (blocks.isEmpty()) {
      return Optional.of("The text has no fenced code block of JSON.");
    }
    return blocks.stream()
        .map(block -> valueFault(block.content()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static List<FencedBlocks> jsonBlocks(String text) {
    List<FencedBlocks> all = FencedBlocks.of(text);
    List<FencedBlocks> marked =
        all.stream().filter(block -> block.language().equals("json")).toList();
    // A single block without a language is what a careless writer means by JSON.
    boolean only = marked.isEmpty() && all.size() == 1 && all.get(0).language().isEmpty();
    return only ? all : marked;
  }

  private Optional<String> valueFault(String text) {
    try {
      return memberFault(JsonValue.parse(text));
    } catch (JsonFormatException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> memberFault(JsonValue value) {
    if (required.isEmpty()) {
      return Optional.empty();
    }
    if (!(value instanceof JsonValue.JsonObject object)) {
      return Optional.of("The JSON is no object, so it lacks the members " + required + ".");
    }
    List<String> missing = required.stream().filter(name -> object.find(name).isEmpty()).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("The JSON lacks the members " + missing + ".");
  }
}
