package io.github.finefettle.dataprep.missing;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A table of texts that people and programs write where there is no value. Immutable.
 *
 * <p>A text is in the table if the whole of it, in Unicode normal form C, without outer white space
 * and zero-width characters and in lower case, is one of the values. A text that only holds such a
 * word is not: "Null pointer exceptions" is none.
 *
 * <p>Some values are also words: "NA" is Namibia, "Null" a name, "nil" a score, "none" an answer.
 * Take them out by {@link #without}, or leave single spellings by {@link TreatAsMissing#keeping}.
 */
@CheckReturnValue
public final class Sentinels {
  private final SortedSet<String> values;
  private final int longest;

  private Sentinels(Collection<String> values) {
    this.values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    this.longest = values.stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * A table of one's own.
   *
   * @param values the values, none blank
   * @return the table
   * @throws IllegalArgumentException if a value is blank: blank is missing already
   */
  public static Sentinels of(String... values) {
    TreeSet<String> forms = new TreeSet<>();
    for (String value : values) {
      String form = form(value);
      if (form.isEmpty()) {
        throw new IllegalArgumentException(
            "The values to treat as missing must be at least one, and none blank: blank is missing"
                + " already. Try \"N/A\".");
      }
      forms.add(form);
    }
    return new Sentinels(forms);
  }

  /**
   * What programs write, and people in any language: N/A, NA, null, None, nan, #N/A, undefined,
   * (empty), and single signs such as -, -- and ?.
   *
   * @return the table
   */
  public static Sentinels technical() {
    return SentinelTables.TECHNICAL;
  }

  /**
   * English words: not available, unknown, to be determined and the like.
   *
   * @return the table
   */
  public static Sentinels english() {
    return SentinelTables.ENGLISH;
  }

  /**
   * What stands in the context of instructions that need none: no input, &lt;noinput&gt; and the
   * like.
   *
   * @return the table
   */
  public static Sentinels noInput() {
    return SentinelTables.NO_INPUT;
  }

  /**
   * German words: k. A., keine Angabe, entf&auml;llt and the like.
   *
   * @return the table
   */
  public static Sentinels german() {
    return SentinelTables.GERMAN;
  }

  /**
   * French words: s/o, n.d., non renseign&eacute; and the like.
   *
   * @return the table
   */
  public static Sentinels french() {
    return SentinelTables.FRENCH;
  }

  /**
   * Spanish words: s/d, sin datos, no aplica and the like.
   *
   * @return the table
   */
  public static Sentinels spanish() {
    return SentinelTables.SPANISH;
  }

  /**
   * Italian words: n.d., non disponibile and the like.
   *
   * @return the table
   */
  public static Sentinels italian() {
    return SentinelTables.ITALIAN;
  }

  /**
   * The table of a language.
   *
   * @param locale English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian,
   *     Chinese or Japanese; only its language counts
   * @return the table
   * @throws IllegalArgumentException if there is no table for the language
   */
  public static Sentinels of(Locale locale) {
    return switch (locale.getLanguage()) {
      case "en" -> SentinelTables.ENGLISH;
      case "de" -> SentinelTables.GERMAN;
      case "fr" -> SentinelTables.FRENCH;
      case "es" -> SentinelTables.SPANISH;
      case "it" -> SentinelTables.ITALIAN;
      case "pt" -> SentinelTables.PORTUGUESE;
      case "nl" -> SentinelTables.DUTCH;
      case "pl" -> SentinelTables.POLISH;
      case "ru" -> SentinelTables.RUSSIAN;
      case "zh" -> SentinelTables.CHINESE;
      case "ja" -> SentinelTables.JAPANESE;
      default ->
          throw new IllegalArgumentException(
              "There is no table of missing values for the language \""
                  + locale.getLanguage()
                  + "\"; there are de, en, es, fr, it, ja, nl, pl, pt, ru and zh. Give the values"
                  + " by Sentinels.of(\"...\").");
    };
  }

  /**
   * The same table with more values.
   *
   * @param more the values, none blank
   * @return a new table
   */
  public Sentinels with(String... more) {
    return with(of(more));
  }

  /**
   * The values of both tables.
   *
   * @param other another table
   * @return a new table
   */
  public Sentinels with(Sentinels other) {
    List<String> both = new ArrayList<>(values);
    both.addAll(other.values);
    return new Sentinels(both);
  }

  /**
   * The same table without some values, in any case.
   *
   * @param fewer such as {@code "NA"}; those that are not in the table do not matter
   * @return a new table
   */
  public Sentinels without(String... fewer) {
    TreeSet<String> rest = new TreeSet<>(values);
    Arrays.stream(fewer).map(Sentinels::form).forEach(rest::remove);
    return new Sentinels(rest);
  }

  /**
   * Whether a text says that there is no value.
   *
   * @param text any text
   * @return true if the whole of it is in the table; false for a blank one, which says nothing
   */
  public boolean contains(String text) {
    String trimmed = Emptiness.trimmed(text);
    // Spares the folding of long texts; a normal form is seldom much shorter.
    return trimmed.length() <= 4 * longest && values.contains(form(trimmed));
  }

  /**
   * The values in lower case.
   *
   * @return in the order of their UTF-16 code units, unmodifiable
   */
  public SortedSet<String> values() {
    return values;
  }

  static String stripped(String text) {
    return FrozenUnicode.composed(Emptiness.trimmed(text));
  }

  private static String form(String text) {
    return FrozenUnicode.lowerCase(stripped(text));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sentinels that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** The number of values. */
  @Override
  public String toString() {
    return "Sentinels[" + values.size() + " values]";
  }
}
