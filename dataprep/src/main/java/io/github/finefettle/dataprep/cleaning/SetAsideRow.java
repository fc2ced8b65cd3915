package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Part;
import java.util.List;

/**
 * A row that is neither kept nor dropped: a person should look at it.
 *
 * @param id its id
 * @param rule the rule that put it aside; {@code "parse"} for one that could not be read
 * @param reason why, as a sentence; for one that could not be read, with its line
 * @param text its text as it stands in the source, or the input's text
 * @param parts all its texts; empty for one that could not be read
 */
public record SetAsideRow(RowId id, String rule, String reason, String text, List<Part> parts) {
  /** Copies the parts. */
  public SetAsideRow {
    parts = List.copyOf(parts);
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
    this(id, rule, reason, text, List.of());
  }
}
