package io.github.finefettle.examples.evaluating;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people and other tools write the name of a metric, beside its id. */
final class Spellings {
  private Spellings() {}

  private static final Pattern ROUGE = Pattern.compile("rouge-([1-9]|l|lsum)(-.*)?");

  /** What other tools print, beside the id here. */
  private static final Map<String, String> OTHER_TOOLS =
      Map.of("chrf2", "chrf", "chrf2++", "chrf++", "sacrebleu", "bleu");

  /**
   * The name as given, with hyphens for underscores, {@code rouge-l} as {@code rougeL}, {@code
   * chrF2} as {@code chrf}, and {@code ndcg@10} as {@code ndcg(10)} and {@code ndcg-at(10)}; a
   * cut-off is the argument of the metric here.
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
    String lower = head.toLowerCase(Locale.ROOT);
    Matcher rouge = ROUGE.matcher(lower);
    if (rouge.matches()) {
      spellings.add("rouge" + lower.substring("rouge-".length()) + rest);
    }
    String here = OTHER_TOOLS.get(lower);
    if (here != null) {
      spellings.add(here + rest);
    }
    int at = head.indexOf('@');
    if (at > 0 && rest.indexOf('(') < 0) {
      String cutOff = "(" + head.substring(at + 1) + ")";
      spellings.add(head.substring(0, at) + cutOff + rest);
      spellings.add(head.substring(0, at) + "-at" + cutOff + rest);
    }
    return spellings;
  }
}
