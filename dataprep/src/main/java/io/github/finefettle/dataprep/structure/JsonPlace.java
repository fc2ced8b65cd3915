package io.github.finefettle.dataprep.structure;

/** Where in a text JSON is expected. */
public enum JsonPlace {
  /** The whole text is one JSON value. */
  WHOLE_TEXT,
  /** The text has at least one fenced code block marked as JSON, and all of these are valid. */
  FENCED,
  /** Either of the two. */
  EITHER
}
