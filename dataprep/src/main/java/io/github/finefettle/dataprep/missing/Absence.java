package io.github.finefettle.dataprep.missing;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;

/** Whether a role of an example is missing. */
final class Absence {
  private Absence() {}

  /**
   * Whether no text of the role shows anything. In a chat a single empty turn is no missing value:
   * the role is missing where all its turns are empty. An answer that is a tool call is not
   * missing.
   */
  static boolean of(Example example, Role role) {
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      boolean counts = part.role() == role || (role == Role.TARGET && part.role() == Role.CALL);
      if (counts && !Emptiness.showsNothing(part.text())) {
        return false;
      }
    }
    return true;
  }

  /** Whether the role is missing and has one place that could be filled. */
  static boolean canBeFilled(Example example, Role role) {
    int first = example.placeOf(role, 0);
    boolean single = first < 0 || (!example.part(first).isTurn() && example.placeOf(role, 1) < 0);
    return single && of(example, role);
  }
}
