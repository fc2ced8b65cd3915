package io.github.finefettle.dataprep.privacy;

import java.util.Optional;

/**
 * A piece of personal data in one of the texts of a row, and what became of it.
 *
 * @param part which of the texts, from 0
 * @param match what it is and where it stood before any replacement. Where something was replaced,
 *     no other finding with a replacement overlaps it
 * @param treatment what was done, never {@link Treatment#KEEP}
 * @param replacement what stands in its place now, or empty where the text was left as it is
 */
public record PersonalDataFinding(
    int part, PersonalDataMatch match, Treatment treatment, Optional<String> replacement) {}
