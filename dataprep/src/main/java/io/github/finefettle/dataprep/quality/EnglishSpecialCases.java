package io.github.finefettle.dataprep.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The strings that spaCy 3.8 cuts in a way of its own in English, or leaves whole: contractions,
 * abbreviations, times of day, emoticons.
 *
 * <p>A bar in the tables below marks a cut. Every string with an apostrophe is known with the
 * curled one too.
 */
final class EnglishSpecialCases {
  private static final String[] ENDINGS = {"'ll", "ll", "'ll|'ve", "ll|ve", "'d", "d", "'d|'ve"};

  private static final String WHOLE =
      "' \\\") <space> '' C++ \u00e4. \u00f6. \u00fc. \u2014 \\t \\n"
          + " em ll nuff 'em 'll 'nuff 's 'S \u2018S \u2018s 'd 're and/or w/o 'Cause 'cause 'cos"
          + " 'Cos 'coz 'Coz 'cuz 'Cuz 'bout ma'am Ma'am o'clock O'clock"
          + " Mt. Ak. Ala. Apr. Ariz. Ark. Aug. Calif. Colo. Conn. Dec. Del. Feb. Fla. Ga. Ia. Id."
          + " Ill. Ind. Jan. Jul. Jun. Kan. Kans. Ky. La. Mar. Mass. Mich. Minn. Miss. N.C. N.D."
          + " N.H. N.J. N.M. N.Y. Neb. Nebr. Nev. Nov. Oct. Okla. Ore. Pa. S.C. Sep. Sept. Tenn."
          + " Va. Wash. Wis. a.m. Adm. Bros. co. Co. Corp. D.C. Dr. e.g. E.g. E.G. Gen. Gov. i.e."
          + " I.e. I.E. Inc. Jr. Ltd. Md. Messrs. Mo. Mont. Mr. Mrs. Ms. p.m. Ph.D. Prof. Rep. Rev."
          + " Sen. St. vs. v.s.";

  private static final String EMOTICONS =
      ":) :-) :)) :-)) :))) :-))) :( :-( :(( :-(( :((( :-((( (: (-: ): )-: :] :-] [: [-: :} :-}"
          + " =) (= =( >:( =] [= =[ ]= =/ =| =3 =D ;) ;-) (; (-; ;D ;-D 8) 8-) (-8 8D 8-D"
          + " :o) (o: :() >:o :') :'-) :'( :'-( :/ :-/ :| :-| :1 :3 :-3 :* :-* :> :-> :0 :-0"
          + " :P :-P :p :-p :O :-O :o :-o :X :-X :x :-x :D :-D xD XD xDD XDD"
          + " ^_^ ^__^ ^___^ >.< >.> <.< ._. ;_; -_- -__- v.v V.V v_v V_V o_o o_O O_o O_O"
          + " 0_o o_0 0_0 o.O O.o O.O o.o 0.0 o.0 0.o @_@ <3 <33 <333 </3"
          + " (^_^) (-_-) (._.) (>_<) (*_*) (\u00ac_\u00ac) \u0ca0_\u0ca0 \u0ca0\ufe35\u0ca0"
          + " (\u0ca0_\u0ca0) \u00af\\(\u30c4)/\u00af"
          + " (\u256f\u00b0\u25a1\u00b0\uff09\u256f\ufe35\u253b\u2501\u253b ><(((*>";

  private static final String CUT =
      "y'|all y|all how|'d|'y How|'d|'y not|'ve not|ve Not|'ve Not|ve can|not Can|not gon|na"
          + " Gon|na got|ta Got|ta let|'s Let|'s c'm|on C'm|on"
          + " \u00b0|c|. \u00b0|f|. \u00b0|k|. \u00b0|C|. \u00b0|F|. \u00b0|K|.";

  private static final String NOT_AFTER_ALL = "Ill Its Hell Shell Shed Were Well Whore";

  private final Map<String, int[]> cuts = new HashMap<>();
  private int longest;

  EnglishSpecialCases() {
    contractions();
    for (String small : words("doin goin nothin nuthin ol somethin lovin havin")) {
      for (String word : bothCases(small)) {
        add(word);
        add(word + "'");
      }
    }
    for (int hour = 1; hour <= 12; hour++) {
      for (String half : words("a.m. am p.m. pm")) {
        add(hour + "|" + half);
      }
    }
    for (char letter = 'a'; letter <= 'z'; letter++) {
      add(letter + ".");
    }
    for (String table : List.of(WHOLE, EMOTICONS, CUT)) {
      words(table).forEach(this::add);
    }
    add("\u00a0");
    for (String word : words(NOT_AFTER_ALL)) {
      cuts.remove(word);
      cuts.remove(word.toLowerCase(Locale.ROOT));
    }
    withCurledApostrophes();
    cuts.keySet().forEach(text -> longest = Math.max(longest, text.length()));
  }

  private void contractions() {
    family("i", "'m m 'm|a m|a");
    family("i you he she it we they", String.join(" ", ENDINGS) + " d|ve");
    family("i you we they", "'ve ve");
    family("you we they", "'re re");
    family("he she it", "'s s");
    family("who what when where why how there that this", "'s s");
    family(
        "who what when where why how there that this these those",
        String.join(" ", ENDINGS) + " d|ve");
    family("who what when where why how there these those", "'re re 've ve");
    family(
        "ca could do does did had may might must need ought sha should wo would",
        "n't nt n't|'ve nt|ve");
    family("could might must should would", "'ve ve");
    family("ai are is was were have has dare", "n't nt");
  }

  private void family(String starts, String endings) {
    for (String small : words(starts)) {
      for (String start : bothCases(small)) {
        words(endings).forEach(ending -> add(start + "|" + ending));
      }
    }
  }

  private static List<String> words(String table) {
    return Arrays.asList(table.split(" ", -1));
  }

  private static List<String> bothCases(String small) {
    return List.of(small, Character.toUpperCase(small.charAt(0)) + small.substring(1));
  }

  private void add(String marked) {
    // A lone bar is an eye or a mouth: only a bar between letters or signs of words marks a cut.
    String[] parts = isEmoticon(marked) ? new String[] {marked} : marked.split("\\|", -1);
    int[] ends = new int[parts.length];
    int end = 0;
    for (int i = 0; i < parts.length; i++) {
      end += parts[i].length();
      ends[i] = end;
    }
    cuts.put(String.join("", parts), ends);
  }

  private static boolean isEmoticon(String marked) {
    return marked.endsWith("|");
  }

  private void withCurledApostrophes() {
    Map<String, int[]> curled = new HashMap<>();
    cuts.forEach((text, ends) -> curled.put(text.replace('\'', '\u2019'), ends));
    cuts.putAll(curled);
  }

  /** The ends of the pieces of a stretch of text, or null where it is no special case. */
  int @org.jspecify.annotations.Nullable [] find(String text, int from, int to) {
    return to - from > longest ? null : cuts.get(text.substring(from, to));
  }

  /** All special cases, in no order that means anything: sort before use. */
  List<String> texts() {
    List<String> texts = new ArrayList<>(cuts.keySet());
    texts.sort(null);
    return texts;
  }
}
