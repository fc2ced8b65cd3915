package io.github.finefettle.dataprep.semantic;

import java.util.List;

/**
 * Gives each text a vector, such that texts of like meaning have vectors of like direction; a
 * function of the user's. It is called on one thread, with the texts in the order of the rows, and
 * must give the same vector for the same text whatever else is in the batch.
 */
@FunctionalInterface
public interface Embedding {
  /**
   * Embeds some texts.
   *
   * @param texts at least one, none blank
   * @return a vector for each, in their order: all of one length, of finite numbers, none all zero
   * @throws Exception if the function fails; the search ends and names the rows
   */
  float[][] embed(List<String> texts) throws Exception;
}
