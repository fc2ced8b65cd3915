package io.github.finefettle.dataprep.language;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/** In which of the scripts that several languages share the languages of the model are written. */
final class ScriptsOfLanguages {
  /** The scripts that several languages of the model share. */
  static final List<UnicodeScript> SHARED =
      List.of(
          UnicodeScript.LATIN,
          UnicodeScript.CYRILLIC,
          UnicodeScript.ARABIC,
          UnicodeScript.DEVANAGARI);

  private static final Set<String> CYRILLIC =
      Set.of(
          "bak", "bel", "bul", "che", "kaz", "kir", "mkd", "mon", "rus", "srp", "tat", "tgk", "ukr",
          "uzb");

  private static final Set<String> ARABIC = Set.of("ara", "fas", "pes", "pnb", "pus", "urd");

  private static final Set<String> DEVANAGARI = Set.of("hin", "mar", "nep", "san");

  /** Written in scripts of their own, and never in Latin letters alone. */
  private static final Set<String> OTHERS =
      Set.of(
          "ben", "cmn", "ell", "guj", "heb", "hye", "jpn", "kan", "kat", "kor", "mal", "pan", "sin",
          "tam", "tel", "tha");

  /** Of those in Cyrillic letters, also written in Latin ones. */
  private static final Set<String> BOTH = Set.of("srp", "uzb");

  private ScriptsOfLanguages() {}

  /** Whether a language is written in a script; in one not named here, all may be. */
  static boolean writes(String language, UnicodeScript script) {
    return switch (script) {
      case LATIN ->
          BOTH.contains(language)
              || !(CYRILLIC.contains(language)
                  || ARABIC.contains(language)
                  || DEVANAGARI.contains(language)
                  || OTHERS.contains(language));
      case CYRILLIC -> CYRILLIC.contains(language);
      case ARABIC -> ARABIC.contains(language);
      case DEVANAGARI -> DEVANAGARI.contains(language);
      default -> true;
    };
  }
}
