package io.github.finefettle.dataprep.text;

import java.util.Arrays;
import java.util.List;

/**
 * How usual the non-ASCII characters of a text are in the languages that single-byte code pages
 * were made for.
 *
 * <p>Each language is the list of its letters beyond ASCII, the commonest first. A letter of an
 * alphabet of its own (Cyrillic, Greek) falls off linearly with its place in the list, an accented
 * Latin one as one over its place; both are near enough to counted frequencies to tell one code
 * page from another, since a wrong one gives letters of no language at all. Signs are common to
 * all.
 */
final class LetterModel {
  /** Shares of a language's own letters, of the letters of its script, and of signs. */
  private static final double OWN = 0.70;

  private static final double SCRIPT = 0.12;
  private static final double SIGNS = 0.15;
  private static final double SELDOM = 1e-4;
  private static final double IMPOSSIBLE = 1e-7;

  /** A capital where the list has the small letter. */
  private static final double CAPITAL = 0.1;

  private static final List<String> LATIN =
      List.of(
          "éèàêçùâîôûœëïüæÿ", // French
          "üäößéà", // German
          "óíáéñúü¿¡ºª", // Spanish
          "ãçéáêíóõúâôàüºª", // Portuguese
          "èàùìòéíóú", // Italian
          "éëïèöüáóê", // Dutch
          "äåöéü", // Swedish, Finnish
          "øåæéòôó", // Danish, Norwegian
          "ðáíóæþöúéý", // Icelandic
          "àéóèíçúòïü·", // Catalan
          "áíéěýžčšřůúťóňď", // Czech
          "áíéčšýžúťľôňäóďĺŕ", // Slovak
          "łęóąśżćńź", // Polish
          "áéöőóíüúű", // Hungarian
          "ăîşţâșț", // Romanian
          "čšžćđ", // Croatian, Slovene
          "ıüşçğöîâû", // Turkish
          "ėšųįžūąčę", // Lithuanian
          "āīēšūņļžčķģ", // Latvian
          "äõüöšž"); // Estonian

  private static final List<String> CYRILLIC =
      List.of(
          "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", // Russian
          "оанивіретсклудмпязьбгйчхцжїюшєщфґ", // Ukrainian
          "аоиетнрсвлкдпмъузягбчжщцхюшйфь", // Bulgarian
          "аоиенрјтскувдмплзбгшчцњхђљжћфџѓќѕ"); // Serbian, Macedonian

  private static final List<String> GREEK = List.of("αοιετσνηυρπκμλςωγίάδέόθήχύώφβξζψϊϋΐΰ");

  private static final String USUAL_SIGNS = "’“”–…«»—‘„€£°•·§©®™\u00A0\u00AD";
  private static final String OTHER_SIGNS = "½²×±³´¢¥¼¾µ‚‹›†ºª¨¬¶÷№¤¦¯¸¹‰‡¿¡ˆ˜";

  private static final double[][] LANGUAGES = languages();

  private LetterModel() {}

  /**
   * The logarithm of the likelihood of characters in the language that suits them best.
   *
   * @param counts how often each character of the first plane occurs; those of ASCII do not count
   */
  static double logLikelihood(int[] counts) {
    double best = Double.NEGATIVE_INFINITY;
    int[] present = present(counts);
    for (double[] language : LANGUAGES) {
      double sum = 0;
      for (int c : present) {
        sum += counts[c] * (c < language.length ? language[c] : SYMBOL);
      }
      best = Math.max(best, sum);
    }
    return best;
  }

  private static final double SYMBOL = StrictMath.log(IMPOSSIBLE);
  private static final int TABLE = 0x2200;

  private static int[] present(int[] counts) {
    int[] present = new int[counts.length];
    int n = 0;
    for (int c = 0x80; c < counts.length; c++) {
      if (counts[c] > 0) {
        present[n++] = c;
      }
    }
    return Arrays.copyOf(present, n);
  }

  private static double[][] languages() {
    double[][] tables = new double[LATIN.size() + CYRILLIC.size() + GREEK.size()][];
    int n = 0;
    for (String letters : LATIN) {
      tables[n++] = table(letters, LATIN, false);
    }
    for (String letters : CYRILLIC) {
      tables[n++] = table(letters, CYRILLIC, true);
    }
    for (String letters : GREEK) {
      tables[n++] = table(letters, GREEK, true);
    }
    return tables;
  }

  private static double[] table(String letters, List<String> script, boolean linear) {
    double[] p = new double[TABLE];
    Arrays.fill(p, IMPOSSIBLE);
    addSigns(p, USUAL_SIGNS, SIGNS);
    addSigns(p, OTHER_SIGNS, SIGNS / 20);
    add(p, letters, linear, OWN);
    for (String other : script) {
      add(p, other, linear, SCRIPT / script.size());
    }
    // Letters of foreign names.
    for (String other : LATIN) {
      add(p, other, false, SELDOM);
    }
    for (int c = 0x80; c < TABLE; c++) {
      p[c] = StrictMath.log(p[c]);
    }
    return p;
  }

  private static void addSigns(double[] p, String signs, double share) {
    for (int i = 0; i < signs.length(); i++) {
      p[signs.charAt(i)] += share / signs.length();
    }
  }

  private static void add(double[] p, String letters, boolean linear, double share) {
    int n = letters.length();
    double total = 0;
    for (int i = 0; i < n; i++) {
      total += weight(i, n, linear);
    }
    for (int i = 0; i < n; i++) {
      double part = share * weight(i, n, linear) / total;
      char c = letters.charAt(i);
      p[c] += part;
      char capital = Character.toUpperCase(c);
      if (capital >= 0x80 && capital != c) {
        p[capital] += part * CAPITAL;
      }
    }
    if (letters.indexOf('ı') >= 0) {
      p['İ'] += share / n;
    }
  }

  private static double weight(int place, int n, boolean linear) {
    return linear ? n - place : 1.0 / (place + 1);
  }
}
