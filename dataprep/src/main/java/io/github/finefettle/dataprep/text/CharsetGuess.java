package io.github.finefettle.dataprep.text;

import java.util.List;

/**
 * Which charset the bytes of a file are in, as far as the bytes tell.
 *
 * @param charset a name that {@link java.nio.charset.Charset#forName} knows on a full Java runtime:
 *     UTF-8, CESU-8, UTF-16LE, UTF-16BE, windows-1250, windows-1251, windows-1252, windows-1253,
 *     windows-1254, windows-1257, MacRoman, ISO-8859-1, ISO-8859-2 or ISO-8859-15; {@link
 *     CharsetDecoding} reads all of them on every runtime
 * @param confidence how sure that is, 0 to 1; 1 only if a byte order mark says it or if all bytes
 *     are ASCII. A rank rather than a frequency: it supposes that one of the charsets above is
 *     right
 * @param alternatives the other charsets worth a thought, the likeliest first; one that reads the
 *     bytes as the very same text has the same confidence
 * @param markLength the bytes of the byte order mark, to be left out when decoding; 0 if there is
 *     none
 */
public record CharsetGuess(
    String charset, double confidence, List<Alternative> alternatives, int markLength) {
  /** Checks the confidence and copies the alternatives. */
  public CharsetGuess {
    requireConfidence(confidence);
    alternatives = List.copyOf(alternatives);
  }

  /**
   * A charset that was not chosen.
   *
   * @param charset its name
   * @param confidence how likely it is, 0 to 1
   */
  public record Alternative(String charset, double confidence) {
    /** Checks the confidence. */
    public Alternative {
      requireConfidence(confidence);
    }
  }

  private static void requireConfidence(double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "The confidence ("
              + confidence
              + ") must lie between 0 and 1. Divide by the sum of all weights.");
    }
  }
}
