package io.github.finefettle.dataprep.quality;

/** Answers that say the prompt again. Pure. */
public final class Echo {
  private Echo() {}

  /**
   * Whether an answer is the prompt, or begins with all of it, letters and digits compared without
   * case.
   *
   * @param prompt what the model is given
   * @param answer what it says
   * @param minWords the least number of words of a prompt that counts: shorter ones are said again
   *     for good reasons
   * @return true for an echo
   */
  public static boolean isEcho(String prompt, String answer, int minWords) {
    if (prompt.isEmpty() || answer.isEmpty()) {
      return false;
    }
    String said = FoldedText.words(prompt);
    if (countWords(said) < minWords) {
      return false;
    }
    String again = FoldedText.words(answer);
    return again.startsWith(said)
        && (again.length() == said.length() || again.charAt(said.length()) == ' ');
  }

  private static int countWords(String folded) {
    return folded.isEmpty() ? 0 : 1 + (int) folded.chars().filter(c -> c == ' ').count();
  }
}
