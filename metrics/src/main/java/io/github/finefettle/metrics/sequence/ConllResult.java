package io.github.finefettle.metrics.sequence;

import java.util.List;
import java.util.Locale;

/**
 * What was read from files of tagged tokens. Every sentence of the file with the true tags is
 * either kept or set aside; a sentence that only the other file holds is set aside too. Immutable.
 *
 * @param sentences the kept sentences in the order of the files
 * @param lines the line of each kept sentence's first token in the file with the true tags, from 1
 * @param setAside what could not be used, in the order of the files
 * @param warnings what differs between the files without changing a tag, for people
 */
public record ConllResult(
    List<TaggedSentence> sentences,
    List<Integer> lines,
    List<SetAside> setAside,
    List<String> warnings) {
  /** Copies the lists. */
  public ConllResult {
    sentences = List.copyOf(sentences);
    lines = List.copyOf(lines);
    setAside = List.copyOf(setAside);
    warnings = List.copyOf(warnings);
    if (lines.size() != sentences.size()) {
      throw new IllegalArgumentException(
          "There are "
              + lines.size()
              + " line numbers, but "
              + sentences.size()
              + " sentences. Give the first line of each.");
    }
  }

  /**
   * How many sentences were read.
   *
   * @return the kept ones and those set aside
   */
  public int read() {
    return sentences.size() + setAside.size();
  }

  /**
   * A sentence that could not be used.
   *
   * @param goldLine the line in the file with the true tags, from 1; 0 where that file has none
   * @param predictedLine the line in the file with the predicted tags, from 1; 0 where that file
   *     has none
   * @param reason why, as a clause
   */
  public record SetAside(int goldLine, int predictedLine, String reason) {
    /** Where and why, for people. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "true line %d, predicted line %d: %s", goldLine, predictedLine, reason);
    }
  }
}
