package io.github.finefettle.dataprep.language;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/**
 * The letters of a text by script. Some scripts write one language in practice: then no model is
 * asked. Hebrew script is taken for Hebrew though Yiddish uses it too, and so on for other rare
 * ones.
 */
final class ScriptCensus {
  private static final Map<UnicodeScript, String> ONE_LANGUAGE = new EnumMap<>(UnicodeScript.class);

  static {
    ONE_LANGUAGE.put(UnicodeScript.HANGUL, "kor");
    ONE_LANGUAGE.put(UnicodeScript.THAI, "tha");
    ONE_LANGUAGE.put(UnicodeScript.GREEK, "ell");
    ONE_LANGUAGE.put(UnicodeScript.HEBREW, "heb");
    ONE_LANGUAGE.put(UnicodeScript.ARMENIAN, "hye");
    ONE_LANGUAGE.put(UnicodeScript.GEORGIAN, "kat");
    ONE_LANGUAGE.put(UnicodeScript.TAMIL, "tam");
    ONE_LANGUAGE.put(UnicodeScript.TELUGU, "tel");
    ONE_LANGUAGE.put(UnicodeScript.KANNADA, "kan");
    ONE_LANGUAGE.put(UnicodeScript.MALAYALAM, "mal");
    ONE_LANGUAGE.put(UnicodeScript.GUJARATI, "guj");
    ONE_LANGUAGE.put(UnicodeScript.GURMUKHI, "pan");
    ONE_LANGUAGE.put(UnicodeScript.ORIYA, "ori");
    ONE_LANGUAGE.put(UnicodeScript.SINHALA, "sin");
    ONE_LANGUAGE.put(UnicodeScript.KHMER, "khm");
    ONE_LANGUAGE.put(UnicodeScript.LAO, "lao");
    ONE_LANGUAGE.put(UnicodeScript.MYANMAR, "mya");
    ONE_LANGUAGE.put(UnicodeScript.TIBETAN, "bod");
    ONE_LANGUAGE.put(UnicodeScript.THAANA, "div");
  }

  /** So many letters of a script that stands for one language settle it. */
  private static final int FEWEST_IN_OWN_SCRIPT = 2;

  /** Japanese mixes Kana into Han; a text with this share of Kana among both is Japanese. */
  private static final double LEAST_KANA = 0.05;

  private static final double LEAST_SHARE = 0.5;

  private final Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
  private int letters;

  private ScriptCensus() {}

  /** Counts the letters of a text in the form for the model. */
  static ScriptCensus of(String text) {
    ScriptCensus census = new ScriptCensus();
    int latin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        latin += c >= 'a' && c <= 'z' ? 1 : 0;
      } else if (FrozenUnicode.isLetter(c)) {
        census.letters++;
        census.counts.merge(FrozenUnicode.script(c), 1, Integer::sum);
      }
    }
    census.letters += latin;
    census.counts.merge(UnicodeScript.LATIN, latin, Integer::sum);
    return census;
  }

  int letters() {
    return letters;
  }

  int count(UnicodeScript script) {
    return counts.getOrDefault(script, 0);
  }

  /** The language that the scripts alone tell; undetermined where several share the script. */
  DetectedLanguage language() {
    int han = count(UnicodeScript.HAN);
    int kana = count(UnicodeScript.HIRAGANA) + count(UnicodeScript.KATAKANA);
    int east = han + kana;
    if (kana >= FEWEST_IN_OWN_SCRIPT
        && kana >= LEAST_KANA * east
        && east >= LEAST_SHARE * letters) {
      return detected("jpn", east);
    }
    for (Map.Entry<UnicodeScript, String> entry : ONE_LANGUAGE.entrySet()) {
      int count = count(entry.getKey());
      if (count >= FEWEST_IN_OWN_SCRIPT && count >= LEAST_SHARE * letters) {
        return detected(entry.getValue(), count);
      }
    }
    if (kana == 0 && han >= 2 * FEWEST_IN_OWN_SCRIPT && han >= LEAST_SHARE * letters) {
      return detected("cmn", han);
    }
    return DetectedLanguage.undetermined();
  }

  /** The script of most letters. */
  UnicodeScript mainScript() {
    UnicodeScript main = UnicodeScript.LATIN;
    for (Map.Entry<UnicodeScript, Integer> entry : counts.entrySet()) {
      main = entry.getValue() > count(main) ? entry.getKey() : main;
    }
    return main;
  }

  private DetectedLanguage detected(String code, int count) {
    return new DetectedLanguage(code, Math.rint(1000.0 * count / letters) / 1000);
  }
}
