package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.definition.Named;
import java.util.List;

/** Cuts a text into sentences that, put together, give the text again. */
@FunctionalInterface
public interface SentenceSplitter {
  /**
   * Cuts a text.
   *
   * @param text any text
   * @return its sentences in order; the empty text is one empty sentence
   * @throws Exception if the user's function fails
   */
  List<String> split(String text) throws Exception;

  /**
   * The built-in splitter: that of spaCy 3.8's rule-based sentencizer over its English tokens,
   * which datatrove 0.10 uses. A sentence ends after a token that is a sentence mark, and after the
   * punctuation that follows it.
   *
   * @return the splitter named {@code english-sentences}, version 1
   */
  static Named<SentenceSplitter> english() {
    return EnglishText.SENTENCES;
  }
}
