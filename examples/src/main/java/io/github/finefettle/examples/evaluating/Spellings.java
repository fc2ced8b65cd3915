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

  /** What people and other tools say, beside the id here; the family takes what it has. */
  private static final Map<String, List<String>> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("chrf2", List.of("chrf")),
          Map.entry("chrf2++", List.of("chrf++")),
          Map.entry("sacrebleu", List.of("bleu")),
          Map.entry("f1", List.of("entity-f1", "squad-f1")),
          Map.entry("precision", List.of("entity-precision")),
          Map.entry("recall", List.of("entity-recall")),
          Map.entry("accuracy", List.of("token-accuracy")),
          Map.entry("em", List.of("squad-exact-match", "squad2-exact-match")),
          Map.entry("f1-macro", List.of("macro-f1", "macro-entity-f1")),
          Map.entry("f1-micro", List.of("micro-f1", "entity-f1")),
          Map.entry("f1-weighted", List.of("weighted-f1", "weighted-entity-f1")),
          Map.entry("matthews-corrcoef", List.of("mcc")),
          Map.entry("roc-auc", List.of("auroc", "auroc-ovr")),
          Map.entry("auc", List.of("auroc", "auroc-ovr")),
          Map.entry("ap", List.of("average-precision")),
          Map.entry("kendall", List.of("kendall-tau-b")),
          Map.entry("tau-b", List.of("kendall-tau-b")),
          Map.entry("brier-score", List.of("brier")),
          Map.entry("ppl", List.of("perplexity")),
          Map.entry("bpb", List.of("bits-per-byte")));

  /**
   * The name as given, with hyphens for underscores, {@code rouge-l} as {@code rougeL}, {@code
   * chrF2} as {@code chrf}, and {@code ndcg@10} as {@code ndcg(10)} and {@code ndcg-at(10)}; a
   * cut-off is the argument of the metric here. A name may stand for several ids, of which a family
   * has one.
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
    for (String other : OTHER_NAMES.getOrDefault(lower, List.of())) {
      spellings.add(other + rest);
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
