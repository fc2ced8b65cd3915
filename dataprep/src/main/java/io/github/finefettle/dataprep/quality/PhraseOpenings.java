package io.github.finefettle.dataprep.quality;

import java.util.BitSet;

/**
 * Tells most texts that begin with none of some phrases by their first few characters, in the form
 * of {@link PlainSentence}, without making it.
 */
final class PhraseOpenings {
  private static final int TAKEN = 5;
  private static final int SLOTS = 1 << 12;

  /** The hashes of the beginnings; shorter phrases with their whole length. */
  private final BitSet openings = new BitSet(TAKEN * SLOTS);

  PhraseOpenings(String[]... lists) {
    for (String[] phrases : lists) {
      for (String phrase : phrases) {
        int length = Math.min(TAKEN, phrase.length());
        int slot = 0;
        for (int i = 0; i < length; i++) {
          slot = slot(slot, phrase.charAt(i));
        }
        openings.set(TAKEN * slot + length - 1);
      }
    }
  }

  /** False only where no phrase stands at a place, which is no white space. */
  boolean mayOpen(String text, int from) {
    int slot = 0;
    int taken = 0;
    boolean gap = false;
    for (int i = from; i < text.length() && taken < TAKEN; i++) {
      char c = text.charAt(i);
      if (TextSpace.isSpace(c)) {
        gap = true;
        continue;
      }
      if (gap) {
        gap = false;
        slot = slot(slot, ' ');
        if (isOpening(slot, ++taken) || taken == TAKEN) {
          break;
        }
      }
      slot = slot(slot, PlainSentence.character(c));
      if (isOpening(slot, ++taken)) {
        return true;
      }
    }
    return taken > 0 && isOpening(slot, taken);
  }

  private boolean isOpening(int slot, int length) {
    return openings.get(TAKEN * slot + length - 1);
  }

  private static int slot(int before, char c) {
    return (31 * before + c) & (SLOTS - 1);
  }
}
