package io.github.finefettle.dataprep.text;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words in which a letter passes for one of another script, such as a Cyrillic a in a Latin word.
 *
 * <p>The script of most of its letters is the word's own, Latin in a tie. Only letters that look
 * like one of that script count: an ohm sign behind a k does not.
 */
final class MixedWords {
  private MixedWords() {}

  static List<Suspicion> in(String text) {
    List<Suspicion> found = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      if (!isOfWord(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      while (end < text.length() && isOfWord(text.charAt(end))) {
        end++;
      }
      Suspicion suspicion = ofWord(text, i, end);
      if (suspicion != null) {
        found.add(suspicion);
      }
      i = end;
    }
    return found;
  }

  private static boolean isOfWord(char c) {
    if (c < 0x80) {
      return MojibakeSignatures.isAsciiLetter(c);
    }
    return FrozenUnicode.isLetter(c) || FrozenUnicode.type(c) == Character.NON_SPACING_MARK;
  }

  private static @Nullable Suspicion ofWord(String text, int from, int to) {
    int latin = 0;
    int cyrillic = 0;
    int greek = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      UnicodeScript script = c < 0x80 ? UnicodeScript.LATIN : FrozenUnicode.script(c);
      latin += script == UnicodeScript.LATIN ? 1 : 0;
      cyrillic += script == UnicodeScript.CYRILLIC ? 1 : 0;
      greek += script == UnicodeScript.GREEK ? 1 : 0;
    }
    int most = Math.max(latin, Math.max(cyrillic, greek));
    if (most == 0 || most == latin + cyrillic + greek) {
      return null;
    }
    LookAlikes.Script own =
        latin == most
            ? LookAlikes.Script.LATIN
            : cyrillic == most ? LookAlikes.Script.CYRILLIC : LookAlikes.Script.GREEK;
    String word = text.substring(from, to);
    String honest = LookAlikes.in(own, word);
    return honest.equals(word)
        ? null
        : new Suspicion(new TextFinding(TextFinding.Kind.MIXED_SCRIPT, from, to, word), honest);
  }
}
