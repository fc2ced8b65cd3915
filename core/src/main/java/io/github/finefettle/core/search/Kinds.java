package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;

/** Checks what a stored definition says it is. */
final class Kinds {
  private Kinds() {}

  static void require(JsonValue.JsonObject object, String kind, int version) {
    if (!object.string("kind").equals(kind) || object.integer("version") != version) {
      throw new JsonFormatException(
          "Expected a "
              + kind
              + " of version "
              + version
              + " but found a "
              + object.string("kind")
              + " of version "
              + object.integer("version")
              + ". Maybe a newer release wrote it.");
    }
  }
}
