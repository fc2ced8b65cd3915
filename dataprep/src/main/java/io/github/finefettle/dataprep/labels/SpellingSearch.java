package io.github.finefettle.dataprep.labels;

import io.github.finefettle.dataprep.labels.LabelFolding.Kind;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One search for spellings of the same label. The keys of each label are made once; labels meet by
 * equal keys, so that only the search for slips compares pairs.
 */
final class SpellingSearch {
  private static final Pattern SPACE = Pattern.compile("[\\p{Z}\\s]+");

  private final Map<String, Long> counts;
  private final Map<String, String> foldedKeys = new HashMap<>();
  private final Map<String, LabelFolding> folded = new TreeMap<>();

  private SpellingSearch(Map<String, Long> counts) {
    this.counts = new TreeMap<>(counts);
    this.counts.keySet().removeIf(String::isBlank);
  }

  static SpellingSearch of(Map<String, Long> counts) {
    SpellingSearch search = new SpellingSearch(counts);
    search.foldInvisible();
    search.counts.keySet().forEach(label -> search.foldedKeys.put(label, foldedKey(label)));
    search.foldCase();
    // Rows that a slip brought may decide a case that was open, and the other way round.
    while (search.foldSlips()) {
      search.foldCase();
    }
    return search;
  }

  boolean comparesSlips() {
    return counts.size() <= LabelSpellings.MOST_FOR_SLIPS;
  }

  Map<String, Long> counts() {
    return counts;
  }

  private long rows(String label) {
    return counts.getOrDefault(label, 0L);
  }

  private Comparator<String> byFrequency() {
    return Comparator.comparingLong((String label) -> -rows(label))
        .thenComparing(Comparator.naturalOrder());
  }

  /** Labels of one key, the most frequent first; keys with a single label are left out. */
  private Collection<List<String>> alike(UnaryOperator<String> key) {
    Map<String, List<String>> groups = new TreeMap<>();
    for (String label : counts.keySet()) {
      groups.computeIfAbsent(key.apply(label), k -> new ArrayList<>()).add(label);
    }
    groups.values().removeIf(group -> group.size() < 2);
    groups.values().forEach(group -> group.sort(byFrequency()));
    return groups.values();
  }

  private void foldInvisible() {
    for (List<String> group : alike(SpellingSearch::visibleKey)) {
      for (String rare : group.subList(1, group.size())) {
        fold(rare, group.get(0), Kind.INVISIBLE);
      }
    }
  }

  /**
   * The rarest first: if it is too frequent to be folded, with all rarer ones gathered on the other
   * side, then so are those above it.
   */
  private void foldCase() {
    for (List<String> group : alike(this::folded)) {
      for (int i = group.size() - 1; i > 0 && isSureCase(group.get(i), group.get(0)); i--) {
        fold(group.get(i), group.get(0), Kind.CASE);
      }
    }
  }

  private boolean isSureCase(String rare, String common) {
    return rows(rare) < LabelSpellings.FREQUENT_ROWS || rows(rare) * 4 < rows(common);
  }

  /** One pass from the most frequent label down; says whether anything was folded. */
  private boolean foldSlips() {
    if (!comparesSlips()) {
      return false;
    }
    List<String> labels = new ArrayList<>(counts.keySet());
    labels.sort(byFrequency());
    boolean any = false;
    for (int i = 0; i < labels.size(); i++) {
      String rare = labels.get(i);
      Optional<String> common =
          labels.subList(0, i).stream()
              .filter(label -> isSlip(rare, label) && isSureSlip(rare, label))
              .min(byFrequency());
      if (common.isPresent()) {
        fold(rare, common.get(), Kind.TYPO);
        any = true;
      }
    }
    return any;
  }

  private boolean isSureSlip(String rare, String common) {
    return counts.containsKey(common) && rows(rare) * LabelSpellings.TYPO_RATIO <= rows(common);
  }

  private boolean isSlip(String a, String b) {
    return TypingSlip.between(folded(a), folded(b));
  }

  private void fold(String from, String to, Kind kind) {
    long rows = rows(from);
    folded.put(from, new LabelFolding(from, to, kind, rows, rows(to)));
    counts.remove(from);
    counts.merge(to, rows, Long::sum);
  }

  /** Foldings whose goal was itself folded later go to where it went. */
  List<LabelFolding> foldings() {
    List<LabelFolding> all = new ArrayList<>();
    for (LabelFolding folding : folded.values()) {
      String to = folding.to();
      LabelFolding further = folded.get(to);
      while (further != null) {
        to = further.to();
        further = folded.get(to);
      }
      all.add(new LabelFolding(folding.from(), to, folding.kind(), folding.fromRows(), rows(to)));
    }
    return all;
  }

  List<LabelFolding> suggestions() {
    List<LabelFolding> all = new ArrayList<>();
    for (List<String> group : alike(this::folded)) {
      group.subList(1, group.size()).forEach(r -> all.add(alike(r, group.get(0), Kind.CASE)));
    }
    all.addAll(openSlips());
    all.sort(
        Comparator.comparing(LabelFolding::from, byFrequency())
            .thenComparing(LabelFolding::to, byFrequency()));
    return all;
  }

  /** A pair of frequent labels one letter apart is no news: "cat" and "car" both exist. */
  private List<LabelFolding> openSlips() {
    List<LabelFolding> open = new ArrayList<>();
    if (!comparesSlips()) {
      return open;
    }
    List<String> labels = new ArrayList<>(counts.keySet());
    labels.sort(byFrequency());
    for (int i = 0; i < labels.size(); i++) {
      String rare = labels.get(i);
      for (int j = 0; j < i && rows(rare) < LabelSpellings.FREQUENT_ROWS; j++) {
        if (isSlip(rare, labels.get(j))) {
          open.add(alike(rare, labels.get(j), Kind.TYPO));
        }
      }
    }
    return open;
  }

  private LabelFolding alike(String rare, String common, Kind kind) {
    return new LabelFolding(rare, common, kind, rows(rare), rows(common));
  }

  private String folded(String label) {
    return foldedKeys.getOrDefault(label, label);
  }

  private static String visibleKey(String label) {
    return SPACE.matcher(FrozenUnicode.composed(label)).replaceAll(" ").strip();
  }

  private static String foldedKey(String label) {
    return FrozenUnicode.lowerCase(visibleKey(label)).replace('-', ' ').replace('_', ' ');
  }
}
