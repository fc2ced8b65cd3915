package io.github.finefettle.validation.perturbations;

import io.github.finefettle.core.statistics.RandomSequence;

/** Which keys lie next to each other on the QWERTY keyboard, row by row. */
final class Keyboard {
  /** For a to z in turn: the letters whose keys touch that letter's key. */
  private static final String[] NEIGHBOURS = {
    "qwsz", "vghn", "xdfv", "serfcx", "wsdr", "drtgvc", "ftyhbv", "gyujnb", "ujko", "huikmn",
    "jiolm", "kop", "njk", "bhjm", "iklp", "ol", "wa", "edft", "awedxz", "rfgy", "yhji", "cfgb",
    "qase", "zsdc", "tghu", "asx"
  };

  private Keyboard() {}

  /**
   * A neighbour of the letter in the same case, or the character itself if it is no ASCII letter.
   */
  static int neighbour(int letter, RandomSequence random) {
    boolean upper = letter >= 'A' && letter <= 'Z';
    int lower = upper ? letter - 'A' + 'a' : letter;
    if (lower < 'a' || lower > 'z') {
      return letter;
    }
    String near = NEIGHBOURS[lower - 'a'];
    char hit = near.charAt(random.nextInt(near.length()));
    return upper ? hit - 'a' + 'A' : hit;
  }
}
