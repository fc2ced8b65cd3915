package io.github.finefettle.dataprep.quality;

/** Answers that say the prompt again. Pure. */
public final class Echo {
  private Echo() {}

  /**
   * Whether an answer is the prompt, or begins with all of it, letters and digits compared without
   * case. Nearly all pairs are told apart by their first words.
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
    FoldedCursor said = new FoldedCursor(prompt);
    FoldedCursor again = new FoldedCursor(answer);
    int words = 0;
    int before = ' ';
    while (true) {
      int next = said.next();
      int heard = again.next();
      if (next == FoldedCursor.END) {
        return words >= minWords && (heard == FoldedCursor.END || (words > 0 && heard == ' '));
      }
      if (next != heard) {
        return false;
      }
      words += before == ' ' ? 1 : 0;
      before = next;
    }
  }
}
