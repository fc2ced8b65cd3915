package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/** Answers that say the prompt again. Pure. */
public final class Echo {
  private Echo() {}

  /**
   * Whether an answer is the prompt, or begins with all of it, letters and digits compared without
   * case. The two are read in step, so that most answers cost a word or two.
   *
   * @param prompt what the model is given
   * @param answer what it says
   * @param minWords the least number of words of a prompt that counts: shorter ones are said again
   *     for good reasons
   * @return true for an echo
   */
  public static boolean isEcho(String prompt, String answer, int minWords) {
    int words = 0;
    int said = nextWord(prompt, 0);
    int again = nextWord(answer, 0);
    while (said < prompt.length()) {
      while (isWordAt(prompt, said)) {
        if (!isWordAt(answer, again) || !isSame(prompt, said, answer, again)) {
          return false;
        }
        said += Character.charCount(prompt.codePointAt(said));
        again += Character.charCount(answer.codePointAt(again));
      }
      if (isWordAt(answer, again)) {
        return false;
      }
      words++;
      said = nextWord(prompt, said);
      again = nextWord(answer, again);
    }
    return words > 0 && words >= minWords;
  }

  private static boolean isSame(String prompt, int said, String answer, int again) {
    return FrozenUnicode.foldCase(prompt.codePointAt(said))
        == FrozenUnicode.foldCase(answer.codePointAt(again));
  }

  private static boolean isWordAt(String text, int at) {
    return at < text.length() && FoldedBytes.isWordCharacter(text.codePointAt(at));
  }

  private static int nextWord(String text, int from) {
    int i = from;
    while (i < text.length() && !isWordAt(text, i)) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }
}
