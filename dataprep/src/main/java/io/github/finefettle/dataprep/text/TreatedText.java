package io.github.finefettle.dataprep.text;

import java.util.List;

/**
 * A text after a {@link CharacterPolicy}, and what the policy found in it.
 *
 * @param text the text; the same one if nothing was changed
 * @param findings in the order of the text as it was; those that are kept are not mentioned
 */
public record TreatedText(String text, List<TextFinding> findings) {
  /** Copies the findings. */
  public TreatedText {
    findings = List.copyOf(findings);
  }
}
