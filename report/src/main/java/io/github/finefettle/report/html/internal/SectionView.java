package io.github.finefettle.report.html.internal;

import gg.jte.Content;
import java.util.List;

/**
 * A mistake's section with its blocks written already.
 *
 * @param number 1 to 6
 * @param title the mistake
 * @param badge the verdict
 * @param sentence why
 * @param blocks the written blocks
 * @param leftOut how many blocks did not fit, as a sentence, or empty text
 */
public record SectionView(
    int number, String title, Badge badge, String sentence, List<Content> blocks, String leftOut) {
  /**
   * Whether the section says why again: an avoided mistake is explained by its first block.
   *
   * @return true if it does
   */
  public boolean explained() {
    return blocks.isEmpty() || !badge.equals(Badge.AVOIDED);
  }
}
