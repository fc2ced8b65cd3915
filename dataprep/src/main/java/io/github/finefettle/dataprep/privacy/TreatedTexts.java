package io.github.finefettle.dataprep.privacy;

import java.util.List;

/**
 * The texts of a row after a {@link PersonalDataPolicy}.
 *
 * @param texts the texts in their order; the same objects where nothing was replaced
 * @param findings what was found, in the order of the texts and of the places in them
 */
public record TreatedTexts(List<String> texts, List<PersonalDataFinding> findings) {
  /** Copies the lists. */
  public TreatedTexts {
    texts = List.copyOf(texts);
    findings = List.copyOf(findings);
  }
}
