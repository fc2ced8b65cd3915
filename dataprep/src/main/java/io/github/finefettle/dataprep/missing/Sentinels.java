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
  private static final Sentinels TECHNICAL =
      of(
          "N/A",
          "NA",
          "n.a.",
          "n. a.",
          "n/a.",
          "#N/A",
          "#NA",
          "#N/A N/A",
          "#NULL!",
          "#VALUE!",
          "#REF!",
          "#DIV/0!",
          "<NA>",
          "<N/A>",
          "(N/A)",
          "[N/A]",
          "null",
          "(null)",
          "<null>",
          "[null]",
          "\\N",
          "nil",
          "<nil>",
          "None",
          "<none>",
          "(none)",
          "[none]",
          "nan",
          "-nan",
          "NaT",
          "1.#IND",
          "-1.#IND",
          "1.#QNAN",
          "-1.#QNAN",
          "undefined",
          "undef",
          "(empty)",
          "<empty>",
          "[empty]",
          "empty",
          "(blank)",
          "<blank>",
          "[blank]",
          "(missing)",
          "<missing>",
          "[missing]",
          "missing",
          "void",
          "-",
          "--",
          "---",
          "\u2013",
          "\u2014",
          "\u2212",
          "_",
          "__",
          "?",
          "??",
          "???",
          ".",
          "..",
          "...",
          "\u2026",
          "*",
          "/",
          "\\",
          "\"\"",
          "''",
          "{}",
          "[]",
          "()");

  private static final Sentinels ENGLISH =
      of(
          "not available",
          "not applicable",
          "not given",
          "not provided",
          "not specified",
          "not stated",
          "not known",
          "not set",
          "unknown",
          "unspecified",
          "no value",
          "no data",
          "no answer",
          "no response",
          "no comment",
          "no text",
          "missing value",
          "none given",
          "none provided",
          "to be determined",
          "tbd",
          "tba",
          "tbc",
          "to be announced",
          "to be confirmed");

  private static final Sentinels NO_INPUT =
      of(
          "<noinput>",
          "<no input>",
          "noinput",
          "no input",
          "no input.",
          "no input required",
          "no input required.",
          "no input needed",
          "no input needed.",
          "no input is required",
          "no input is required.",
          "no input is needed",
          "no input is needed.",
          "no input provided",
          "no input provided.",
          "no input necessary",
          "no input necessary.",
          "no input given",
          "(no input)",
          "[no input]",
          "input: none",
          "input not required",
          "none required",
          "no context",
          "no context required",
          "no additional input");

  private static final Sentinels GERMAN =
      of(
          "k. A.",
          "k.A.",
          "k. a",
          "kA",
          "k/A",
          "keine Angabe",
          "keine Angaben",
          "ohne Angabe",
          "o. A.",
          "o.A.",
          "n. v.",
          "n.v.",
          "nicht verf\u00FCgbar",
          "nicht vorhanden",
          "nicht zutreffend",
          "nicht angegeben",
          "nicht bekannt",
          "entf\u00E4llt",
          "trifft nicht zu",
          "unbekannt",
          "fehlt",
          "leer",
          "kein Wert",
          "keine Daten",
          "keine",
          "kein",
          "keiner",
          "nicht anwendbar");

  private static final Sentinels FRENCH =
      of(
          "s/o",
          "s.o.",
          "s. o.",
          "sans objet",
          "n.d.",
          "n. d.",
          "nd",
          "n/d",
          "non disponible",
          "non renseign\u00E9",
          "non renseign\u00E9e",
          "non sp\u00E9cifi\u00E9",
          "non pr\u00E9cis\u00E9",
          "non applicable",
          "n.c.",
          "n/c",
          "non communiqu\u00E9",
          "inconnu",
          "inconnue",
          "aucun",
          "aucune",
          "pas de donn\u00E9es",
          "vide",
          "manquant",
          "n\u00E9ant",
          "non d\u00E9fini");

  private static final Sentinels SPANISH =
      of(
          "n/d",
          "n.d.",
          "nd",
          "s/d",
          "s.d.",
          "sin datos",
          "sin dato",
          "no disponible",
          "no aplica",
          "no procede",
          "no consta",
          "no especificado",
          "no indicado",
          "desconocido",
          "desconocida",
          "ninguno",
          "ninguna",
          "vac\u00EDo",
          "n/c",
          "ns/nc",
          "no sabe / no contesta",
          "sin informaci\u00F3n",
          "nulo",
          "no definido",
          "sin especificar");

  private static final Sentinels ITALIAN =
      of(
          "n.d.",
          "n/d",
          "nd",
          "non disponibile",
          "non applicabile",
          "non pervenuto",
          "n.p.",
          "non specificato",
          "non indicato",
          "sconosciuto",
          "nessuno",
          "nessuna",
          "nessun dato",
          "vuoto",
          "nullo",
          "mancante",
          "non definito");

  private static final Sentinels PORTUGUESE =
      of(
          "n/d",
          "n.d.",
          "nd",
          "n\u00E3o dispon\u00EDvel",
          "n\u00E3o se aplica",
          "n\u00E3o aplic\u00E1vel",
          "n\u00E3o informado",
          "n\u00E3o especificado",
          "n\u00E3o indicado",
          "desconhecido",
          "nenhum",
          "nenhuma",
          "vazio",
          "nulo",
          "sem dados",
          "sem informa\u00E7\u00E3o",
          "indefinido");

  private static final Sentinels DUTCH =
      of(
          "n.v.t.",
          "n.v.t",
          "nvt",
          "niet van toepassing",
          "n.b.",
          "onbekend",
          "niet bekend",
          "niet beschikbaar",
          "niet ingevuld",
          "niet opgegeven",
          "geen",
          "geen gegevens",
          "geen opgave",
          "leeg",
          "ontbreekt");

  private static final Sentinels POLISH =
      of(
          "b.d.",
          "b/d",
          "bd",
          "brak",
          "brak danych",
          "nie dotyczy",
          "n.d.",
          "n/d",
          "nieznany",
          "nieznane",
          "nie podano",
          "puste",
          "niedost\u0119pne");

  private static final Sentinels RUSSIAN =
      of(
          "\u043D/\u0434",
          "\u043D.\u0434.",
          "\u043D\u0435\u0442 \u0434\u0430\u043D\u043D\u044B\u0445",
          "\u043D\u0435\u0442",
          "\u043D\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043D\u043E",
          "\u043D\u0435 \u0443\u043A\u0430\u0437\u0430\u043D\u043E",
          "\u043D\u0435 \u043F\u0440\u0438\u043C\u0435\u043D\u0438\u043C\u043E",
          "\u043E\u0442\u0441\u0443\u0442\u0441\u0442\u0432\u0443\u0435\u0442",
          "\u043F\u0443\u0441\u0442\u043E");

  private static final Sentinels CHINESE =
      of(
          "\u65E0",
          "\u7121",
          "\u6CA1\u6709",
          "\u672A\u77E5",
          "\u7A7A",
          "\u4E0D\u8BE6",
          "\u4E0D\u9002\u7528",
          "\u6682\u65E0");

  private static final Sentinels JAPANESE =
      of(
          "\u306A\u3057",
          "\u7121\u3057",
          "\u7121",
          "\u4E0D\u660E",
          "\u8A72\u5F53\u306A\u3057",
          "\u672A\u8A18\u5165",
          "\u672A\u5165\u529B",
          "\u7A7A\u6B04");

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
    return TECHNICAL;
  }

  /**
   * English words: not available, unknown, to be determined and the like.
   *
   * @return the table
   */
  public static Sentinels english() {
    return ENGLISH;
  }

  /**
   * What stands in the context of instructions that need none: no input, &lt;noinput&gt; and the
   * like.
   *
   * @return the table
   */
  public static Sentinels noInput() {
    return NO_INPUT;
  }

  /**
   * German words: k. A., keine Angabe, entf&auml;llt and the like.
   *
   * @return the table
   */
  public static Sentinels german() {
    return GERMAN;
  }

  /**
   * French words: s/o, n.d., non renseign&eacute; and the like.
   *
   * @return the table
   */
  public static Sentinels french() {
    return FRENCH;
  }

  /**
   * Spanish words: s/d, sin datos, no aplica and the like.
   *
   * @return the table
   */
  public static Sentinels spanish() {
    return SPANISH;
  }

  /**
   * Italian words: n.d., non disponibile and the like.
   *
   * @return the table
   */
  public static Sentinels italian() {
    return ITALIAN;
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
      case "en" -> ENGLISH;
      case "de" -> GERMAN;
      case "fr" -> FRENCH;
      case "es" -> SPANISH;
      case "it" -> ITALIAN;
      case "pt" -> PORTUGUESE;
      case "nl" -> DUTCH;
      case "pl" -> POLISH;
      case "ru" -> RUSSIAN;
      case "zh" -> CHINESE;
      case "ja" -> JAPANESE;
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
