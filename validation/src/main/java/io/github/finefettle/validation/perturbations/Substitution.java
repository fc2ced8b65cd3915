package io.github.finefettle.validation.perturbations;

import io.github.finefettle.core.statistics.RandomStream;
import java.util.Optional;

/** Replaces a share of the characters that a table knows. */
final class Substitution implements Rewriting {
  /** Latin letters, each followed by the Cyrillic letter that looks like it. */
  static final String LOOK_ALIKES =
      "a\u0430c\u0441e\u0435i\u0456j\u0458o\u043Ep\u0440s\u0455x\u0445y\u0443"
          + "A\u0410B\u0412C\u0421E\u0415H\u041DI\u0406J\u0408K\u041AM\u041CO\u041E"
          + "P\u0420S\u0405T\u0422X\u0425";

  /** Letters, each followed by the digit that people write for it. */
  static final String LEET = "a4b8e3g9i1l1o0s5t7A4B8E3G9I1L1O0S5T7";

  /** By ASCII character; 0 where the table knows none. */
  private final char[] replacements = new char[128];

  private final double rate;

  Substitution(String pairs, double rate) {
    for (int i = 0; i < pairs.length(); i += 2) {
      replacements[pairs.charAt(i)] = pairs.charAt(i + 1);
    }
    this.rate = rate;
  }

  @Override
  public Optional<String> rewrite(String text, RandomStream stream) {
    int[] points = text.codePoints().toArray();
    int[] known = Positions.where(points, point -> replacement(point) != 0);
    if (known.length == 0) {
      return Optional.empty();
    }
    boolean[] chosen = Positions.choose(known, points.length, rate, stream.sequence());
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < points.length; i++) {
      out.appendCodePoint(chosen[i] ? replacement(points[i]) : points[i]);
    }
    return Optional.of(out.toString());
  }

  private int replacement(int point) {
    return point < replacements.length ? replacements[point] : 0;
  }
}
