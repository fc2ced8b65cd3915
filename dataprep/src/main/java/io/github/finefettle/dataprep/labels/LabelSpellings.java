package io.github.finefettle.dataprep.labels;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.dataprep.labels.LabelFolding.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which spellings of labels mean the same label. Immutable.
 *
 * <p>Spellings that differ invisibly (white space, Unicode form) are always folded onto the most
 * frequent one. Spellings that differ in case, or in the sign between words, are folded too, unless
 * both are frequent: the rarer one has at least {@value #FREQUENT_ROWS} rows and a quarter of the
 * commoner one's. A typing slip ({@link TypingSlip}) is folded only if the commoner spelling has at
 * least {@value #TYPO_RATIO} times as many rows. What is alike but not folded is a suggestion. Two
 * labels that are both frequent are never folded onto each other unless they look the same.
 *
 * <p>Ties go to the spelling that comes first by its UTF-16 code units.
 */
@CheckReturnValue
public final class LabelSpellings {
  /** From this many rows on, a spelling that has a quarter of the other's rows is frequent. */
  public static final int FREQUENT_ROWS = 10;

  /** How many times more frequent the right spelling of a slip must be. */
  public static final int TYPO_RATIO = 20;

  private final List<LabelFolding> foldings;
  private final List<LabelFolding> suggestions;

  private LabelSpellings(List<LabelFolding> foldings, List<LabelFolding> suggestions) {
    this.foldings = List.copyOf(foldings);
    this.suggestions = List.copyOf(suggestions);
  }

  /**
   * Compares all spellings of a data set.
   *
   * @param counts how many rows have each spelling; blank ones are ignored
   * @return what to fold and what to look at
   */
  public static LabelSpellings of(Map<String, Long> counts) {
    Map<String, Long> current = new TreeMap<>(counts);
    current.keySet().removeIf(String::isBlank);
    Map<String, LabelFolding> folded = new TreeMap<>();
    Optional<LabelFolding> next = next(current, true);
    while (next.isPresent()) {
      LabelFolding folding = next.get();
      long rows = current.getOrDefault(folding.from(), 0L);
      current.remove(folding.from());
      current.merge(folding.to(), rows, Long::sum);
      folded.put(folding.from(), folding);
      next = next(current, true);
    }
    return new LabelSpellings(resolved(folded, current), suggestions(current));
  }

  /** Foldings whose goal was itself folded later go to where it went. */
  private static List<LabelFolding> resolved(
      Map<String, LabelFolding> folded, Map<String, Long> current) {
    List<LabelFolding> all = new ArrayList<>();
    for (LabelFolding folding : folded.values()) {
      String to = folding.to();
      LabelFolding further = folded.get(to);
      while (further != null) {
        to = further.to();
        further = folded.get(to);
      }
      long toRows = current.getOrDefault(to, 0L);
      all.add(new LabelFolding(folding.from(), to, folding.kind(), folding.fromRows(), toRows));
    }
    return all;
  }

  private static List<LabelFolding> suggestions(Map<String, Long> current) {
    List<LabelFolding> all = new ArrayList<>();
    List<String> labels = byFrequency(current);
    for (int i = 0; i < labels.size(); i++) {
      for (int j = 0; j < i; j++) {
        pair(labels.get(i), labels.get(j), current, false).ifPresent(all::add);
      }
    }
    return all;
  }

  /** The clearest folding that is left: invisible differences first, then case, then slips. */
  private static Optional<LabelFolding> next(Map<String, Long> counts, boolean sure) {
    List<String> labels = byFrequency(counts);
    List<LabelFolding> found = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      for (int j = 0; j < i; j++) {
        Optional<LabelFolding> folding = pair(labels.get(i), labels.get(j), counts, sure);
        if (folding.isPresent()) {
          found.add(folding.get());
          break;
        }
      }
    }
    return found.stream().min(Comparator.comparing(LabelFolding::kind));
  }

  private static List<String> byFrequency(Map<String, Long> counts) {
    List<String> labels = new ArrayList<>(counts.keySet());
    labels.sort(
        Comparator.comparingLong((String label) -> -counts.getOrDefault(label, 0L))
            .thenComparing(Comparator.naturalOrder()));
    return labels;
  }

  private static Optional<LabelFolding> pair(
      String rare, String common, Map<String, Long> counts, boolean sure) {
    long rareRows = counts.getOrDefault(rare, 0L);
    long commonRows = counts.getOrDefault(common, 0L);
    Kind kind;
    boolean certain;
    if (visible(rare).equals(visible(common))) {
      kind = Kind.INVISIBLE;
      certain = true;
    } else if (folded(rare).equals(folded(common))) {
      kind = Kind.CASE;
      certain = rareRows < FREQUENT_ROWS || rareRows * 4 < commonRows;
    } else if (TypingSlip.between(folded(rare), folded(common))) {
      kind = Kind.TYPO;
      certain = rareRows * TYPO_RATIO <= commonRows;
    } else {
      return Optional.empty();
    }
    // An unfolded pair of frequent labels one letter apart is no news: "cat" and "car" both exist.
    boolean worthSaying = kind != Kind.TYPO || rareRows < FREQUENT_ROWS;
    return certain == sure && (sure || worthSaying)
        ? Optional.of(new LabelFolding(rare, common, kind, rareRows, commonRows))
        : Optional.empty();
  }

  private static String visible(String label) {
    if (label.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_')) {
      // The usual case, kept free of regular expressions: every pair of labels is compared.
      return label;
    }
    return Normalizer.normalize(label, Normalizer.Form.NFC).replaceAll("[\\p{Z}\\s]+", " ").strip();
  }

  private static String folded(String label) {
    return visible(label).toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
  }

  /**
   * What to fold, in the order of the rarer spellings.
   *
   * @return the foldings; each goes straight to a spelling that stays
   */
  public List<LabelFolding> foldings() {
    return foldings;
  }

  /**
   * Labels that are alike but not surely the same, after folding.
   *
   * @return the suggestions, the most frequent rarer spelling first
   */
  public List<LabelFolding> suggestions() {
    return suggestions;
  }

  /**
   * The spelling of each label that is folded.
   *
   * @return from the rarer spelling to its folding, in the order of the rarer ones
   */
  public Map<String, LabelFolding> bySpelling() {
    Map<String, LabelFolding> map = new TreeMap<>();
    foldings.forEach(folding -> map.put(folding.from(), folding));
    return Collections.unmodifiableMap(map);
  }
}
