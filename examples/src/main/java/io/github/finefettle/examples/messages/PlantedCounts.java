package io.github.finefettle.examples.messages;

import io.github.finefettle.core.definition.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was planted, to hold a cleaner's findings against.
 *
 * @param seed the seed of the data set
 * @param rows lines below the head
 * @param topics how many different messages each topic has, before dirt
 * @param unclear how many of these could be meant by several topics
 * @param dirt how many rows have each kind of dirt
 */
public record PlantedCounts(
    long seed, int rows, Map<Topic, Integer> topics, int unclear, Map<Dirt, Integer> dirt) {
  /** Copies the counts in the order of the kinds. */
  public PlantedCounts {
    topics = Collections.unmodifiableMap(new EnumMap<>(topics));
    dirt = Collections.unmodifiableMap(new EnumMap<>(dirt));
  }

  /**
   * The JSON form.
   *
   * @return an object
   */
  public JsonValue.JsonObject toJson() {
    var ofTopics = JsonValue.object();
    topics.forEach((topic, count) -> ofTopics.put(topic.label(), count));
    var ofDirt = JsonValue.object();
    dirt.forEach((kind, count) -> ofDirt.put(kind.jsonName(), count));
    return JsonValue.object()
        .put("kind", "planted-dirt")
        .put("version", 1)
        .put("seed", seed)
        .put("rows", rows)
        .put("topics", ofTopics.toJson())
        .put("unclear", unclear)
        .put("dirt", ofDirt.toJson())
        .toJson();
  }
}
