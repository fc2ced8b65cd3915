package io.github.finefettle.validation.perturbations;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.Optional;

/**
 * Slips of the finger: two letters swapped, a neighbouring key hit, a letter doubled or left out,
 * each kind equally likely. Letters are chosen without replacement, so that one slip does not undo
 * another, and the text is walked once.
 */
final class Typos implements Rewriting {
  /** Shorter texts would often lose their meaning with a single slip. */
  private static final int FEWEST_LETTERS = 4;

  private final double rate;

  Typos(double rate) {
    this.rate = rate;
  }

  @Override
  public Optional<String> rewrite(String text, RandomStream stream) {
    int[] points = text.codePoints().toArray();
    int[] letters = Positions.where(points, Character::isLetter);
    if (letters.length < FEWEST_LETTERS) {
      return Optional.empty();
    }
    RandomSequence random = stream.sequence();
    boolean[] slips = Positions.choose(letters, points.length, rate, random);
    StringBuilder out = new StringBuilder(text.length() + letters.length);
    int i = 0;
    while (i < points.length) {
      i += slips[i] ? slip(points, i, out, random) : copy(points[i], out);
    }
    return Optional.of(out.toString());
  }

  /** Writes the slip at a position and says how many characters of the original it used up. */
  private static int slip(int[] points, int i, StringBuilder out, RandomSequence random) {
    int letter = points[i];
    switch (random.nextInt(4)) {
      case 0 -> {
        if (i + 1 < points.length && Character.isLetter(points[i + 1]) && points[i + 1] != letter) {
          out.appendCodePoint(points[i + 1]).appendCodePoint(letter);
          return 2;
        }
        return copy(letter, out.appendCodePoint(letter));
      }
      case 1 -> {
        int hit = Keyboard.neighbour(letter, random);
        // A letter that this keyboard does not have is doubled instead.
        return hit == letter ? copy(letter, out.appendCodePoint(letter)) : copy(hit, out);
      }
      case 2 -> {
        return copy(letter, out.appendCodePoint(letter));
      }
      default -> {
        return 1;
      }
    }
  }

  private static int copy(int point, StringBuilder out) {
    out.appendCodePoint(point);
    return 1;
  }
}
