package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.split.RowId;

/**
 * A row of a file that could not be parsed.
 *
 * @param id its source and position among all rows of the source, parsed or not
 * @param line the line it begins on, from 1
 * @param reason why it could not be parsed, as a sentence
 * @param raw its text as it stands in the file, without the line end
 */
public record RejectedRow(RowId id, long line, String reason, String raw) {}
