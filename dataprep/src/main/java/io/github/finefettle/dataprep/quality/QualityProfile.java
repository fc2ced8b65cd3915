package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;

/**
 * A set of rules that were made for web pages, with their thresholds. It says of a text what the
 * filter of the same name in datatrove 0.10 says, and why in the same word. Immutable.
 *
 * <p>These profiles are for continued pre-training on running text. Most fine-tuning rows are
 * shorter than they allow; ranges learned from the data ({@link LearnedRanges}) serve better there.
 *
 * <p>Where datatrove fails with a division by zero, on a text without words, the text is dropped
 * with the reason {@code "empty"}.
 */
public sealed interface QualityProfile extends Definition
    permits GopherQuality, GopherRepetition, C4Quality, FineWebQuality {
  /** The version of the JSON forms that this release writes. */
  int VERSION = 1;

  /**
   * The profile's name, which is the kind of its JSON form.
   *
   * @return such as {@code "gopher-quality"}
   */
  String id();

  /**
   * Judges a text. The first rule that is broken decides, in datatrove's order.
   *
   * @param text any text
   * @return keep, or drop with the reason
   * @throws IllegalStateException if a splitter of the user's own fails
   */
  Judgement judge(String text);

  /**
   * Reads what {@link #toJson()} of any profile wrote.
   *
   * @param json an object
   * @param registry knows the splitters of the user's own that the profile names
   * @return an equal profile
   * @throws JsonFormatException if it is of another kind or a newer version
   */
  static QualityProfile fromJson(JsonValue json, Registry registry) {
    JsonValue.JsonObject o = json.asObject();
    String kind = o.string("kind");
    o.requireKind(kind, VERSION);
    return switch (kind) {
      case GopherQuality.ID -> GopherQuality.read(o, registry);
      case GopherRepetition.ID -> GopherRepetition.read(o, registry);
      case C4Quality.ID -> C4Quality.read(o, registry);
      case FineWebQuality.ID -> FineWebQuality.read(o, registry);
      default ->
          throw new JsonFormatException(
              "There is no quality profile of kind \""
                  + kind
                  + "\". Maybe a newer release wrote it.");
    };
  }
}
