package io.github.finefettle.validation.perturbations;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import java.util.List;
import java.util.Optional;

/** Finds the perturbation that a stored suite names: one of the library's or a user's own. */
final class StoredRules {
  private static final List<String> OURS =
      List.of(
          "typos",
          "casing",
          "upper-case",
          "lower-case",
          "punctuation",
          "homoglyphs",
          "leet",
          "truncation",
          "whitespace");

  private StoredRules() {}

  static boolean isOurs(String id) {
    return OURS.contains(id);
  }

  static Perturbation read(JsonValue json, Registry registry) {
    JsonValue.JsonObject object = json.asObject();
    JsonValue.JsonObject rule = object.get("rule").asObject();
    JsonValue.JsonObject parameters = object.get("parameters").asObject();
    Perturbation found =
        ours(rule.string("id"), parameters)
            .orElseGet(() -> Perturbation.of(registry.find(rule, Rewriting.class)));
    String id = object.string("id");
    Perturbation named = found.id().equals(id) ? found : found.as(id);
    if (!named.toJson().equals(object)) {
      throw new JsonFormatException(
          "The perturbation "
              + object.toCanonicalString()
              + " has a version or parameters that this release does not know. Maybe a newer release"
              + " wrote it; read it with that one.");
    }
    return named;
  }

  private static Optional<Perturbation> ours(String rule, JsonValue.JsonObject parameters) {
    return switch (rule) {
      case "typos" -> Optional.of(Perturbations.typos(parameters.number("rate")));
      case "casing" -> Optional.of(Perturbations.casing());
      case "upper-case" -> Optional.of(Perturbations.upperCase());
      case "lower-case" -> Optional.of(Perturbations.lowerCase());
      case "punctuation" -> Optional.of(Perturbations.punctuation());
      case "homoglyphs" -> Optional.of(Perturbations.homoglyphs(parameters.number("rate")));
      case "leet" -> Optional.of(Perturbations.leet(parameters.number("rate")));
      case "truncation" -> Optional.of(truncation(parameters.array("percents")));
      case "whitespace" -> Optional.of(Perturbations.whitespace());
      default -> Optional.empty();
    };
  }

  /** One share, or the two of the default; anything else fails the comparison afterwards. */
  private static Perturbation truncation(List<JsonValue> percents) {
    return percents.size() == 1
        ? Perturbations.truncation(Math.toIntExact(percents.get(0).asLong()))
        : Perturbations.truncation();
  }
}
