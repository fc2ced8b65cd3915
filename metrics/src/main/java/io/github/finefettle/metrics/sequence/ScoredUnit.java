package io.github.finefettle.metrics.sequence;

import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.sequence.TypeMeasure.Average;
import java.util.ArrayList;
import java.util.List;

/** What is counted by type, with the ids of its ratios. */
enum ScoredUnit {
  /** Entities, by their type. */
  ENTITY("entity", "type", "entity-type-", "PER"),
  /** Single tokens, by their tag. */
  TOKEN("token", "tag", "token-", "NOUN");

  private static final List<Average> AVERAGES =
      List.of(Average.MACRO, Average.WEIGHTED, Average.ONE);

  private final String key;
  private final String kind;
  private final String prefixOfOne;
  private final String example;

  ScoredUnit(String key, String kind, String prefixOfOne, String example) {
    this.key = key;
    this.kind = kind;
    this.prefixOfOne = prefixOfOne;
    this.example = example;
  }

  /** What is counted, as in a reason. */
  String key() {
    return key;
  }

  /** What a type is called, as in a reason. */
  String kind() {
    return kind;
  }

  /** The id of a ratio; the ratio of all counts together is the accuracy. */
  String id(Average average, Ratio ratio) {
    return switch (average) {
      case MICRO -> key + "-accuracy";
      case MACRO -> "macro-" + key + "-" + ratio.key();
      case WEIGHTED -> "weighted-" + key + "-" + ratio.key();
      case ONE -> prefixOfOne + ratio.key();
    };
  }

  /** The ids of all means, then of single types with the kind in brackets after them. */
  List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Average average : AVERAGES) {
      for (Ratio ratio : Ratio.values()) {
        ids.add(id(average, ratio) + (average == Average.ONE ? "(" + kind + ")" : ""));
      }
    }
    return ids;
  }

  /**
   * The ratio that a signature names by its id and its type, the rest as it is by default.
   *
   * @param all the ids that could be meant, for the error
   * @throws IllegalArgumentException if the id is none of {@link #ids}
   */
  TypeMeasure named(SignatureReader reader, List<String> all) {
    for (Average average : AVERAGES) {
      for (Ratio ratio : Ratio.values()) {
        if (reader.id().equals(id(average, ratio))) {
          if (average == Average.ONE) {
            return TypeMeasure.of(this, ratio, average, reader.requireArgument(example));
          }
          reader.requireNoArgument();
          return TypeMeasure.of(this, ratio, average, "");
        }
      }
    }
    throw reader.malformed("the id is none of " + all);
  }
}
