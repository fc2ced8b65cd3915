package io.github.finefettle.examples.evaluating;

import java.util.ArrayList;
import java.util.List;

/** How people and other tools write the name of a metric, beside its id. */
final class Spellings {
  private Spellings() {}

  /**
   * The name as given, with hyphens for underscores, and {@code ndcg@10} as {@code ndcg(10)} and
   * {@code ndcg-at(10)}; a cut-off is the argument of the metric here.
   */
  static List<String> of(String name) {
    List<String> spellings = new ArrayList<>();
    spellings.add(name);
    int end = 0;
    while (end < name.length() && name.charAt(end) != '|' && name.charAt(end) != '(') {
      end++;
    }
    String head = name.substring(0, end).replace('_', '-');
    String rest = name.substring(end);
    spellings.add(head + rest);
    int at = head.indexOf('@');
    if (at > 0 && rest.indexOf('(') < 0) {
      String cutOff = "(" + head.substring(at + 1) + ")";
      spellings.add(head.substring(0, at) + cutOff + rest);
      spellings.add(head.substring(0, at) + "-at" + cutOff + rest);
    }
    return spellings;
  }
}
