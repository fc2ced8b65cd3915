package io.github.finefettle.dataprep.labels;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.dataprep.labels.LabelFolding.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
 * <p>Slips are looked for among at most {@value #MOST_FOR_SLIPS} labels: where there are more, the
 * labels are rather texts, and texts have no right spelling.
 *
 * <p>Ties go to the spelling that comes first by its UTF-16 code units.
 */
@CheckReturnValue
public final class LabelSpellings {
  /** From this many rows on, a spelling that has a quarter of the other's rows is frequent. */
  public static final int FREQUENT_ROWS = 10;

  /** How many times more frequent the right spelling of a slip must be. */
  public static final int TYPO_RATIO = 20;

  /** Among more labels than these, typing slips are not looked for. */
  public static final int MOST_FOR_SLIPS = 1000;

  private final List<LabelFolding> foldings;
  private final List<LabelFolding> suggestions;
  private final Map<String, Long> countsAfter;
  private final boolean slipsCompared;

  private LabelSpellings(SpellingSearch search) {
    this.foldings = List.copyOf(search.foldings());
    this.suggestions = List.copyOf(search.suggestions());
    this.countsAfter = Collections.unmodifiableMap(new TreeMap<>(search.counts()));
    this.slipsCompared = search.comparesSlips();
  }

  /**
   * Compares all spellings of a data set.
   *
   * @param counts how many rows have each spelling; blank ones are ignored
   * @return what to fold and what to look at
   */
  public static LabelSpellings of(Map<String, Long> counts) {
    return new LabelSpellings(SpellingSearch.of(counts));
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
   * Labels that are alike but not surely the same, after folding. Where several spellings differ in
   * case only, each is held against the most frequent one.
   *
   * @return the suggestions, the most frequent rarer spelling first
   */
  public List<LabelFolding> suggestions() {
    return suggestions;
  }

  /**
   * How many rows have each label once all foldings are done.
   *
   * @return by label, in the order of the labels; unmodifiable
   */
  public Map<String, Long> countsAfterFolding() {
    return countsAfter;
  }

  /**
   * Whether typing slips were looked for.
   *
   * @return false where there are more than {@value #MOST_FOR_SLIPS} labels
   */
  public boolean slipsCompared() {
    return slipsCompared;
  }

  /**
   * How many foldings are of one kind.
   *
   * @param kind a kind
   * @return 0 or more
   */
  public long count(Kind kind) {
    return foldings.stream().filter(folding -> folding.kind() == kind).count();
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
