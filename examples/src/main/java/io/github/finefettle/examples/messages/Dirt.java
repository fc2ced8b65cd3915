package io.github.finefettle.examples.messages;

import java.util.Locale;

/** What is wrong with a row. Each row has at most one kind, so that counts can be checked. */
public enum Dirt {
  /** Nothing. */
  NONE(0),
  /** Label and text are those of another row. */
  EXACT_DUPLICATE(96),
  /** The text of another row with one word changed or added. */
  NEAR_DUPLICATE(72),
  /** UTF-8 that was read as windows-1252. */
  MOJIBAKE(60),
  /** Marks written as HTML entities, such as an apostrophe as its number. */
  HTML_ENTITIES(60),
  /** The label is empty, {@code N/A} or {@code null}. */
  MISSING_LABEL(45),
  /** The label is written in another way, such as {@code "BILLING"} or {@code "biling"}. */
  LABEL_SPELLING(90),
  /** A character without width stands in a word. */
  ZERO_WIDTH(40),
  /** Tabs, no-break spaces or more spaces than needed. */
  EXTRA_WHITE_SPACE(50),
  /** The line has more or fewer fields than the head, and cannot be read as a row. */
  UNREADABLE(3);

  private final int rows;

  Dirt(int rows) {
    this.rows = rows;
  }

  /** How many rows of this kind are planted. */
  int rows() {
    return rows;
  }

  /** The member's name in the JSON of the counts, such as "exactDuplicate". */
  String jsonName() {
    StringBuilder out = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
      out.append(out.isEmpty() ? word : capital(word));
    }
    return out.toString();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
