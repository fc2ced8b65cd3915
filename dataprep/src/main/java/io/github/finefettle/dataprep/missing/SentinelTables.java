package io.github.finefettle.dataprep.missing;

import com.google.common.base.Splitter;

/**
 * The ready tables. A word that also answers a question ("no", "keine", "[]") is in none of them:
 * where it stands for a missing value is known to the owner of the data alone.
 */
final class SentinelTables {
  static final Sentinels TECHNICAL =
      table(
          "N/A|NA|n.a.|n. a.|n/a.|#N/A|#NA|#N/A N/A|#NULL!|#VALUE!|#REF!|#DIV/0!|<NA>|<N/A>|"
              + "(N/A)|[N/A]|null|(null)|<null>|[null]|\\N|nil|<nil>|None|<none>|(none)|[none]|nan|"
              + "-nan|NaT|1.#IND|-1.#IND|1.#QNAN|-1.#QNAN|undefined|undef|(empty)|<empty>|[empty]|"
              + "(blank)|<blank>|[blank]|(missing)|<missing>|[missing]|-|--|---|\u2013|\u2014|\u2212|"
              + "_|__|?|??|???|.|..|...|\u2026|\"\"|''");

  static final Sentinels ENGLISH =
      table(
          "not available|not applicable|not given|not provided|not specified|not stated|"
              + "not known|not set|unknown|unspecified|no value|no data|no answer|no response|"
              + "no comment|no text|missing value|none given|none provided|to be determined|tbd|tba|"
              + "tbc|to be announced|to be confirmed");

  static final Sentinels NO_INPUT =
      table(
          "<noinput>|<no input>|noinput|no input|no input.|no input required|"
              + "no input required.|no input needed|no input needed.|no input is required|"
              + "no input is required.|no input is needed|no input is needed.|no input provided|"
              + "no input provided.|no input necessary|no input necessary.|no input given|(no input)|"
              + "[no input]|input: none|input not required|none required|no context|"
              + "no context required|no additional input");

  static final Sentinels GERMAN =
      table(
          "k. A.|k.A.|k. a|kA|k/A|keine Angabe|keine Angaben|ohne Angabe|o. A.|o.A.|n. v.|n.v.|"
              + "nicht verf\u00FCgbar|nicht vorhanden|nicht zutreffend|nicht angegeben|nicht bekannt|"
              + "entf\u00E4llt|trifft nicht zu|unbekannt|fehlt|leer|kein Wert|keine Daten|"
              + "nicht anwendbar");

  static final Sentinels FRENCH =
      table(
          "s/o|s.o.|s. o.|sans objet|n.d.|n. d.|nd|n/d|non disponible|non renseign\u00E9|"
              + "non renseign\u00E9e|non sp\u00E9cifi\u00E9|non pr\u00E9cis\u00E9|non applicable|"
              + "n.c.|n/c|non communiqu\u00E9|inconnu|inconnue|pas de donn\u00E9es|vide|manquant|"
              + "n\u00E9ant|non d\u00E9fini");

  static final Sentinels SPANISH =
      table(
          "n/d|n.d.|nd|s/d|s.d.|sin datos|sin dato|no disponible|no aplica|no procede|"
              + "no consta|no especificado|no indicado|desconocido|desconocida|vac\u00EDo|n/c|ns/nc|"
              + "no sabe / no contesta|sin informaci\u00F3n|nulo|no definido|sin especificar");

  static final Sentinels ITALIAN =
      table(
          "n.d.|n/d|nd|non disponibile|non applicabile|non pervenuto|n.p.|non specificato|"
              + "non indicato|sconosciuto|nessun dato|vuoto|nullo|mancante|non definito");

  static final Sentinels PORTUGUESE =
      table(
          "n/d|n.d.|nd|n\u00E3o dispon\u00EDvel|n\u00E3o se aplica|n\u00E3o aplic\u00E1vel|"
              + "n\u00E3o informado|n\u00E3o especificado|n\u00E3o indicado|desconhecido|vazio|nulo|"
              + "sem dados|sem informa\u00E7\u00E3o|indefinido");

  static final Sentinels DUTCH =
      table(
          "n.v.t.|n.v.t|nvt|niet van toepassing|n.b.|onbekend|niet bekend|niet beschikbaar|"
              + "niet ingevuld|niet opgegeven|geen gegevens|geen opgave|leeg|ontbreekt");

  static final Sentinels POLISH =
      table(
          "b.d.|b/d|bd|brak|brak danych|nie dotyczy|n.d.|n/d|nieznany|nieznane|nie podano|"
              + "puste|niedost\u0119pne");

  static final Sentinels RUSSIAN =
      table(
          "\u043D/\u0434|\u043D.\u0434.|"
              + "\u043D\u0435\u0442 \u0434\u0430\u043D\u043D\u044B\u0445|"
              + "\u043D\u0435\u0438\u0437\u0432\u0435\u0441\u0442\u043D\u043E|"
              + "\u043D\u0435 \u0443\u043A\u0430\u0437\u0430\u043D\u043E|"
              + "\u043D\u0435 \u043F\u0440\u0438\u043C\u0435\u043D\u0438\u043C\u043E|"
              + "\u043E\u0442\u0441\u0443\u0442\u0441\u0442\u0432\u0443\u0435\u0442|"
              + "\u043F\u0443\u0441\u0442\u043E");

  static final Sentinels CHINESE =
      table("\u65E0|\u7121|\u672A\u77E5|\u7A7A|\u4E0D\u8BE6|\u4E0D\u9002\u7528|\u6682\u65E0");

  static final Sentinels JAPANESE =
      table(
          "\u306A\u3057|\u7121\u3057|\u7121|\u4E0D\u660E|\u8A72\u5F53\u306A\u3057|"
              + "\u672A\u8A18\u5165|\u672A\u5165\u529B|\u7A7A\u6B04");

  private SentinelTables() {}

  /** Values between upright strokes. */
  private static Sentinels table(String values) {
    return Sentinels.of(Splitter.on('|').splitToList(values).toArray(new String[0]));
  }
}
