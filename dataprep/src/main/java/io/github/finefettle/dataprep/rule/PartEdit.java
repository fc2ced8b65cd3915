package io.github.finefettle.dataprep.rule;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Optional;

/**
 * A new text for one part of an example, which is named by its place, or by its role where that has
 * one text only.
 *
 * @param role the role, or empty where the place says which text it is
 * @param part the part's place among {@link Example#parts()}, or -1 where the role says it
 * @param text the new text
 * @param reason why, as a sentence, or empty text
 */
public record PartEdit(Optional<Role> role, int part, String text, String reason) {
  /**
   * The role of the text.
   *
   * @param example the example that is edited
   * @return its role
   */
  public Role roleIn(Example example) {
    return role.orElseGet(() -> example.part(part).role());
  }
}
