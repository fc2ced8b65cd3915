package io.github.finefettle.dataprep.text;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes UTF-16 without a byte order mark: by its zero bytes, the upper half of every ASCII
 * character, of spaces and line ends at least, or else by bytes that would be controls in any other
 * text while the pairs are letters of one script.
 */
final class Utf16Pattern {
  private static final int CLEARLY = 8;
  private static final int ENOUGH = 1 << 16;
  private static final double OF_ONE_SCRIPT = 0.97;
  private static final double OF_MANY_SCRIPTS = 0.9;

  private Utf16Pattern() {}

  static @Nullable CharsetGuess detect(byte[] sample) {
    int even = 0;
    int odd = 0;
    int controls = 0;
    for (int i = 0; i < sample.length; i++) {
      byte b = sample[i];
      if (b == 0) {
        even += 1 - (i & 1);
        odd += i & 1;
      }
      controls += b >= 0 && b < 0x20 && (b < '\t' || b > '\r') && b != 0x1B ? 1 : 0;
    }
    int main = Math.max(even, odd);
    int other = Math.min(even, odd);
    boolean little = odd > even;
    // One in fifty pairs: a stray control in some other file must not decide.
    if (controls * 100L < sample.length) {
      return null;
    }
    double asLittle = shareOfOneScript(sample, true);
    double asBig = shareOfOneScript(sample, false);
    double better = Math.max(asLittle, asBig);
    if (better >= OF_ONE_SCRIPT && Math.min(asLittle, asBig) < OF_MANY_SCRIPTS) {
      return guess(asLittle > asBig, better - 0.03);
    }
    boolean clear = main > CLEARLY * other && halfPairs(sample, little) * 100L <= sample.length;
    return clear ? guess(little, 1 - (other + 0.5) / (main + 1.0)) : null;
  }

  private static CharsetGuess guess(boolean little, double confidence) {
    return new CharsetGuess(little ? "UTF-16LE" : "UTF-16BE", confidence, List.of(), 0);
  }

  private static char unit(byte[] sample, int at, boolean little) {
    int first = sample[at] & 0xFF;
    int second = sample[at + 1] & 0xFF;
    return (char) (little ? second << 8 | first : first << 8 | second);
  }

  /** Surrogates without their other half, which no UTF-16 has. */
  private static int halfPairs(byte[] sample, boolean little) {
    int found = 0;
    boolean open = false;
    for (int i = 0; i + 1 < sample.length; i += 2) {
      char c = unit(sample, i, little);
      found += open == Character.isLowSurrogate(c) ? 0 : 1;
      open = Character.isHighSurrogate(c);
    }
    return found;
  }

  /** The share of the pairs that are letters of the commonest script, ASCII, or signs of all. */
  private static double shareOfOneScript(byte[] sample, boolean little) {
    EnumMap<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    int size = Math.min(sample.length, ENOUGH);
    int common = 0;
    for (int i = 0; i + 1 < size; i += 2) {
      char c = unit(sample, i, little);
      UnicodeScript script = FrozenUnicode.script(c);
      boolean sign = script == UnicodeScript.COMMON && c >= 0x20 && (c < 0x7F || c >= 0x2000);
      if (sign || c == '\n' || c == '\r' || c == '\t') {
        common++;
      } else if (script != UnicodeScript.UNKNOWN && script != UnicodeScript.COMMON) {
        counts.merge(together(script), 1, Integer::sum);
      }
    }
    int most = 0;
    for (int count : counts.values()) {
      most = Math.max(most, count);
    }
    return (double) (common + most) / Math.max(1, size / 2);
  }

  /** Japanese is written in three scripts, other languages in one. */
  private static UnicodeScript together(UnicodeScript script) {
    return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA
        ? UnicodeScript.HAN
        : script;
  }
}
