package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A row that is neither kept nor dropped: a person should look at it.
 *
 * @param id its id
 * @param rule the rule that put it aside; {@code "parse"} for one that could not be read
 * @param reason why, as a sentence; for one that could not be read, with its line
 * @param text its text as it stands in the source, or the input's text
 * @param texts all its texts by role; empty for one that could not be read
 */
public record SetAsideRow(
    RowId id, String rule, String reason, String text, Map<Role, String> texts) {
  /** Copies the texts. */
  public SetAsideRow {
    EnumMap<Role, String> copy = new EnumMap<>(Role.class);
    copy.putAll(texts);
    texts = Collections.unmodifiableMap(copy);
  }

  /**
   * A row of which only the source's text is known.
   *
   * @param id its id
   * @param rule the rule that put it aside
   * @param reason why, as a sentence
   * @param text its text as it stands in the source
   */
  public SetAsideRow(RowId id, String rule, String reason, String text) {
    this(id, rule, reason, text, Map.of());
  }
}
