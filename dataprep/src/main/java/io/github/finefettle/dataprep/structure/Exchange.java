package io.github.finefettle.dataprep.structure;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.missing.Emptiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An answer with the texts that it answers: in a chat those since the answer before it, so that all
 * exchanges of a row together are no longer than the row; elsewhere all texts of the row.
 *
 * @param answer the answer's place among the parts
 * @param asked the places of the texts that it answers
 */
record Exchange(int answer, List<Integer> asked) {
  /** The exchanges of a row; texts that show nothing do not count. */
  static List<Exchange> of(Example example, Set<Role> askedRoles) {
    List<Exchange> exchanges = new ArrayList<>();
    List<Integer> outside = new ArrayList<>();
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (isAsked(part, askedRoles)) {
        (part.isTurn() ? asked : outside).add(i);
      }
    }
    boolean chat = !asked.isEmpty();
    asked.clear();
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (chat && part.isTurn() && isAsked(part, askedRoles)) {
        asked.add(i);
      } else if (part.role() == Role.TARGET && !Emptiness.showsNothing(part.text())) {
        exchanges.add(new Exchange(i, List.copyOf(chat && part.isTurn() ? asked : outside)));
        asked.clear();
      }
    }
    return exchanges;
  }

  /** The result of a tool is there to be repeated. */
  private static boolean isAsked(Part part, Set<Role> askedRoles) {
    return askedRoles.contains(part.role())
        && !part.speaker().equals("tool")
        && !Emptiness.showsNothing(part.text());
  }
}
