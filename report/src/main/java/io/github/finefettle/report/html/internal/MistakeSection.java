package io.github.finefettle.report.html.internal;

import io.github.finefettle.core.evidence.Evidence;
import java.util.List;

/**
 * One mistake with its verdict and its evidence.
 *
 * @param number 1 to 6
 * @param title the mistake
 * @param badge the verdict
 * @param sentence why
 * @param blocks the evidence, in the order to show
 */
public record MistakeSection(
    int number, String title, Badge badge, String sentence, List<Evidence> blocks) {
  /** Copies the blocks. */
  public MistakeSection {
    blocks = List.copyOf(blocks);
  }
}
