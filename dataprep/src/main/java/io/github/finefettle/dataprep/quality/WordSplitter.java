package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.definition.Named;
import java.util.List;

/**
 * Cuts a text into words, punctuation marks being words of their own. A function of the user's own
 * may stand in for the built-in one where the texts are not English.
 */
@FunctionalInterface
public interface WordSplitter {
  /**
   * Cuts a text.
   *
   * @param text any text
   * @return its words in order, none empty, none with white space inside
   * @throws Exception if the user's function fails
   */
  List<String> split(String text) throws Exception;

  /**
   * The built-in splitter for English: that of spaCy 3.8's blank English pipeline without its
   * tokens of white space, which datatrove 0.10 uses. Its classes of characters are those of
   * Unicode 13.0, spaCy's those of the Python that runs it. Other languages are cut by the same
   * rules, not by those that spaCy has for them.
   *
   * @return the splitter named {@code english-words}, version 1
   */
  static Named<WordSplitter> english() {
    return EnglishText.WORDS;
  }
}
