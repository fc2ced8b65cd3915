package io.github.finefettle.dataprep.text;

/**
 * A suspicious place in a text.
 *
 * @param kind what is suspicious
 * @param start where it begins, in UTF-16 units of the text as it was
 * @param end behind its end
 * @param what the characters as code points, such as {@code "U+202E"}, or for a word of mixed
 *     scripts the word itself
 */
public record TextFinding(Kind kind, int start, int end, String what) {
  /** What can be suspicious. */
  public enum Kind {
    /** Characters without width where no script needs them. */
    ZERO_WIDTH,
    /** Controls of writing direction: text may be read in another order than it stands. */
    DIRECTION,
    /** Tag characters outside a flag: nobody sees them, but a model reads them. */
    TAG,
    /** Letters of one script that look like those of another, inside one word. */
    MIXED_SCRIPT
  }
}
