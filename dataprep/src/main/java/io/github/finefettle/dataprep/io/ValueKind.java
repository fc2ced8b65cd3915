package io.github.finefettle.dataprep.io;

/** What stands at a path of a {@link FieldRow}. */
public enum ValueKind {
  /** A JSON string, or a cell, or a line of text. */
  STRING(0),
  /** A JSON number. */
  NUMBER(1),
  /** {@code true} or {@code false} of JSON. */
  BOOLEAN(2),
  /** {@code null} of JSON. */
  NULL(3),
  /** A JSON object. */
  OBJECT(4),
  /** A JSON array. */
  ARRAY(5),
  /** Nothing: the row has no such path. */
  MISSING(6);

  private static final ValueKind[] BY_CODE = {
    STRING, NUMBER, BOOLEAN, NULL, OBJECT, ARRAY, MISSING
  };

  private final int code;

  ValueKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static ValueKind ofCode(int code) {
    return BY_CODE[code];
  }
}
