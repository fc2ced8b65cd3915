package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.split.RowId;

/**
 * A row that is neither kept nor dropped: a person should look at it.
 *
 * @param id its id
 * @param rule the rule that put it aside; {@code "parse"} for one that could not be read
 * @param reason why, as a sentence; for one that could not be read, with its line
 * @param text its text as it stands in the source, or the input's text
 */
public record SetAsideRow(RowId id, String rule, String reason, String text) {}
