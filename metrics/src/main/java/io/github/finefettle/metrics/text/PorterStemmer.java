package io.github.finefettle.metrics.text;

import java.util.Map;

/**
 * Porter's stemmer (An algorithm for suffix stripping, Program 14(3), 1980) with the extensions of
 * NLTK 3.8's default mode, which rouge_score uses: a few irregular words, {@code ies} and {@code
 * ied} of words of four letters, {@code y} behind a consonant, {@code bli}, {@code alli}, {@code
 * fulli}, {@code logi}, and words of two letters. It differs from the original on two or three
 * words of a hundred, so scores made with one stemmer cannot be compared with those of the other.
 *
 * <p>A word is stemmed where it stands and never grows. Not safe for use by several threads.
 */
final class PorterStemmer {
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("sky", "sky"),
          Map.entry("skies", "sky"),
          Map.entry("dying", "die"),
          Map.entry("lying", "lie"),
          Map.entry("tying", "tie"),
          Map.entry("news", "news"),
          Map.entry("innings", "inning"),
          Map.entry("inning", "inning"),
          Map.entry("outings", "outing"),
          Map.entry("outing", "outing"),
          Map.entry("cannings", "canning"),
          Map.entry("canning", "canning"),
          Map.entry("howe", "howe"),
          Map.entry("proceed", "proceed"),
          Map.entry("exceed", "exceed"),
          Map.entry("succeed", "succeed"));

  private static final int LONGEST_IRREGULAR = 8;

  private char[] word = new char[0];
  private int start;
  private int length;

  /**
   * The stem of a word.
   *
   * @param lowerCase the word; letters other than a to z count as consonants
   */
  String stem(String lowerCase) {
    char[] chars = lowerCase.toCharArray();
    return new String(chars, 0, stem(chars, 0, chars.length));
  }

  /**
   * Stems a word where it stands.
   *
   * @return the length of the stem, at most that of the word
   */
  int stem(char[] chars, int from, int count) {
    word = chars;
    start = from;
    length = count;
    if (count > 2 && !isIrregular()) {
      plural();
      pastAndGerund();
      finalY();
      doubleSuffix();
      fullSuffix();
      lastSuffix();
      finalE();
      doubleL();
    }
    return length;
  }

  private boolean isIrregular() {
    if (length > LONGEST_IRREGULAR || !mayBeIrregular()) {
      return false;
    }
    String stem = IRREGULAR.get(new String(word, start, length));
    if (stem == null) {
      return false;
    }
    become(length, stem);
    return true;
  }

  /** All irregular words end so; asked before a string is made. */
  private boolean mayBeIrregular() {
    return switch (last()) {
      case 'y' -> length == 3;
      case 'g' -> endsWith("ing");
      case 's' -> endsWith("ings") || endsWith("skies") || endsWith("news");
      case 'e' -> endsWith("howe");
      case 'd' -> endsWith("ceed");
      default -> false;
    };
  }

  /** Step 1a. */
  private void plural() {
    if (last() != 's') {
      return;
    }
    if (endsWith("ies")) {
      length -= length == 4 ? 1 : 2;
    } else if (endsWith("sses")) {
      length -= 2;
    } else if (!endsWith("ss")) {
      length--;
    }
  }

  /** Step 1b. */
  private void pastAndGerund() {
    if (endsWith("ied")) {
      length -= length == 4 ? 1 : 2;
      return;
    }
    if (endsWith("eed")) {
      if (measure(length - 3) > 0) {
        length--;
      }
      return;
    }
    int suffix = endsWith("ed") ? 2 : endsWith("ing") ? 3 : 0;
    if (suffix == 0 || !hasVowel(length - suffix)) {
      return;
    }
    length -= suffix;
    if (endsWith("at") || endsWith("bl") || endsWith("iz")) {
      append('e');
    } else if (endsInDoubleConsonant()) {
      if (last() != 'l' && last() != 's' && last() != 'z') {
        length--;
      }
    } else if (measure(length) == 1 && endsInShortSyllable(length)) {
      append('e');
    }
  }

  /** Step 1c. */
  private void finalY() {
    if (length > 2 && last() == 'y' && isConsonant(length - 2)) {
      word[start + length - 1] = 'i';
    }
  }

  /** Step 2. */
  private void doubleSuffix() {
    if (endsWith("alli") && measure(length - 4) > 0) {
      length -= 2;
    }
    if (length < 3) {
      return;
    }
    // The last letter but one tells most rules apart.
    switch (word[start + length - 2]) {
      case 'a' -> firstOf("ational", "ate", "tional", "tion");
      case 'c' -> firstOf("enci", "ence", "anci", "ance");
      case 'e' -> firstOf("izer", "ize");
      case 'l' -> lSuffix();
      case 'o' -> firstOf("ization", "ize", "ation", "ate", "ator", "ate");
      case 's' -> firstOf("alism", "al", "iveness", "ive", "fulness", "ful", "ousness", "ous");
      case 't' -> firstOf("aliti", "al", "iviti", "ive", "biliti", "ble");
      case 'g' -> {
        if (endsWith("logi") && measure(length - 3) > 0) {
          length--;
        }
      }
      default -> {}
    }
  }

  private void lSuffix() {
    firstOf("bli", "ble", "alli", "al", "entli", "ent", "eli", "e", "ousli", "ous", "fulli", "ful");
  }

  /** Step 3. */
  private void fullSuffix() {
    switch (last()) {
      case 'e' -> firstOf("icate", "ic", "ative", "", "alize", "al");
      case 'i' -> firstOf("iciti", "ic");
      case 'l' -> firstOf("ical", "ic", "ful", "");
      case 's' -> firstOf("ness", "");
      default -> {}
    }
  }

  /** Step 4. */
  private void lastSuffix() {
    int suffix =
        switch (last()) {
          case 'l' -> longest("al");
          case 'e' -> longest("ance", "ence", "able", "ible", "ate", "ive", "ize");
          case 'r' -> longest("er");
          case 'c' -> longest("ic");
          case 't' -> longest("ant", "ement", "ment", "ent");
          case 'n' -> longest("ion");
          case 'u' -> longest("ou");
          case 'm' -> longest("ism");
          case 'i' -> longest("iti");
          case 's' -> longest("ous");
          default -> 0;
        };
    if (suffix == 0 || measure(length - suffix) <= 1) {
      return;
    }
    if (last() == 'n') {
      char before = word[start + length - suffix - 1];
      if (before != 's' && before != 't') {
        return;
      }
    }
    length -= suffix;
  }

  /** Step 5a. */
  private void finalE() {
    if (last() == 'e') {
      int m = measure(length - 1);
      if (m > 1 || (m == 1 && !endsInShortSyllable(length - 1))) {
        length--;
      }
    }
  }

  /** Step 5b. */
  private void doubleL() {
    if (endsWith("ll") && measure(length - 1) > 1) {
      length--;
    }
  }

  /** Replaces the first suffix that the word has, if what is before it has a measure above 0. */
  private void firstOf(String... suffixesAndReplacements) {
    for (int i = 0; i < suffixesAndReplacements.length; i += 2) {
      String suffix = suffixesAndReplacements[i];
      if (endsWith(suffix)) {
        int stem = length - suffix.length();
        if (measure(stem) > 0) {
          become(suffix.length(), suffixesAndReplacements[i + 1]);
        }
        return;
      }
    }
  }

  /** The length of the first suffix that the word has, or 0. */
  private int longest(String... suffixes) {
    for (String suffix : suffixes) {
      if (endsWith(suffix)) {
        return suffix.length();
      }
    }
    return 0;
  }

  private void append(char c) {
    word[start + length++] = c;
  }

  private char last() {
    return length == 0 ? 0 : word[start + length - 1];
  }

  private boolean endsWith(String suffix) {
    int offset = start + length - suffix.length();
    if (offset < start) {
      return false;
    }
    for (int i = suffix.length() - 1; i >= 0; i--) {
      if (word[offset + i] != suffix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** How often a consonant follows a vowel in the first letters. */
  private int measure(int letters) {
    int m = 0;
    boolean vowelBefore = false;
    for (int i = 0; i < letters; i++) {
      boolean vowel = isVowel(word[start + i], i == 0 || vowelBefore);
      if (vowelBefore && !vowel) {
        m++;
      }
      vowelBefore = vowel;
    }
    return m;
  }

  private boolean hasVowel(int letters) {
    boolean vowelBefore = false;
    for (int i = 0; i < letters; i++) {
      vowelBefore = isVowel(word[start + i], i == 0 || vowelBefore);
      if (vowelBefore) {
        return true;
      }
    }
    return false;
  }

  /** A y is a vowel behind a consonant only. */
  private static boolean isVowel(char c, boolean firstOrBehindVowel) {
    return switch (c) {
      case 'a', 'e', 'i', 'o', 'u' -> true;
      case 'y' -> !firstOrBehindVowel;
      default -> false;
    };
  }

  private boolean isConsonant(int i) {
    // In a run of y the letters take turns, so its first one decides.
    int run = i;
    while (run > 0 && word[start + run] == 'y') {
      run--;
    }
    boolean vowel = isVowel(word[start + run], true);
    for (int k = run + 1; k <= i; k++) {
      vowel = isVowel(word[start + k], vowel);
    }
    return !vowel;
  }

  private boolean endsInDoubleConsonant() {
    return length >= 2
        && word[start + length - 1] == word[start + length - 2]
        && isConsonant(length - 1);
  }

  /** Consonant, vowel, consonant other than w, x, y; or two letters, vowel and consonant. */
  private boolean endsInShortSyllable(int letters) {
    if (letters == 2) {
      return !isConsonant(0) && isConsonant(1);
    }
    if (letters < 3) {
      return false;
    }
    char last = word[start + letters - 1];
    return last != 'w'
        && last != 'x'
        && last != 'y'
        && isConsonant(letters - 3)
        && !isConsonant(letters - 2)
        && isConsonant(letters - 1);
  }

  private void become(int letters, String replacement) {
    replacement.getChars(0, replacement.length(), word, start + length - letters);
    length = length - letters + replacement.length();
  }
}
