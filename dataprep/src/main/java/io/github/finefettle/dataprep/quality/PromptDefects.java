package io.github.finefettle.dataprep.quality;

import java.util.Set;

/**
 * Prompts that cannot be answered as they stand: a bare web address, a reference to something that
 * is not there, two instructions run together. The phrases are English. Pure.
 */
public final class PromptDefects {
  private static final int CLOSING = 200;

  /** Of the nouns below. */
  private static final int LONGEST_NOUN = 12;

  private static final Set<String> PICTURES =
      Set.of(
          "image",
          "images",
          "picture",
          "pictures",
          "photo",
          "photos",
          "photograph",
          "figure",
          "screenshot",
          "diagram",
          "chart",
          "graph",
          "illustration",
          "drawing",
          "video",
          "audio",
          "attachment",
          "pdf");

  private static final Set<String> POINTERS =
      Set.of("above", "below", "attached", "following", "enclosed", "provided", "given", "shown");

  private static final Set<String> TEXTS =
      Set.of(
          "text",
          "passage",
          "paragraph",
          "article",
          "sentence",
          "sentences",
          "code",
          "snippet",
          "list",
          "email",
          "letter",
          "poem",
          "story",
          "table",
          "data",
          "dataset",
          "document",
          "essay",
          "review",
          "statement",
          "words",
          "numbers",
          "string",
          "array",
          "input",
          "quote",
          "conversation",
          "dialogue",
          "recipe",
          "equation",
          "function",
          "query",
          "tweet");

  private static final Set<String> IMPERATIVES =
      Set.of(
          "write",
          "create",
          "generate",
          "describe",
          "explain",
          "list",
          "give",
          "provide",
          "find",
          "make",
          "compose",
          "summarize",
          "translate",
          "classify",
          "convert",
          "identify",
          "suggest",
          "design",
          "develop",
          "implement",
          "compare",
          "calculate",
          "name",
          "rewrite",
          "edit");

  private static final String[] MATERIAL = {
    "<image", "![", "data:image", "http://", "https://", "www.", "<img", "<table", "\\begin{"
  };

  private PromptDefects() {}

  /**
   * Whether a prompt is nothing but web addresses.
   *
   * @param prompt any text
   * @return true if it has at least one address and no other word
   */
  public static boolean isOnlyUrls(String prompt) {
    int length = prompt.length();
    int i = TextSpace.skip(prompt, 0, length);
    boolean found = false;
    while (i < length) {
      int end = i;
      while (end < length && !TextSpace.isSpace(prompt.charAt(end))) {
        end++;
      }
      if (!isUrl(prompt, i, end)) {
        return false;
      }
      found = true;
      i = TextSpace.skip(prompt, end, length);
    }
    return found;
  }

  private static boolean isUrl(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && "<([\"'".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && ">)].,;\"'".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    if (!mayBeginUrl(text, start)) {
      return false;
    }
    boolean scheme =
        text.regionMatches(true, start, "http://", 0, 7)
            || text.regionMatches(true, start, "https://", 0, 8)
            || text.regionMatches(true, start, "ftp://", 0, 6);
    boolean www = text.regionMatches(true, start, "www.", 0, 4);
    return (scheme || www) && end - start > 9 && text.indexOf('.', start) < end;
  }

  /** By the first two letters, which tell nearly every word: ht, ft, ww. */
  private static boolean mayBeginUrl(String text, int start) {
    if (start + 1 >= text.length()) {
      return false;
    }
    int first = text.charAt(start) | 0x20;
    int second = text.charAt(start + 1) | 0x20;
    return ((first == 'h' || first == 'f') && second == 't') || (first == 'w' && second == 'w');
  }

  /**
   * Whether a prompt speaks of a picture, recording or attachment that is "above", "below" or
   * "attached" while it holds no picture, address or markup, or ends by announcing a text ("the
   * following article:") that does not follow.
   *
   * @param prompt the prompt
   * @param context more that the model is given, or empty text
   * @return true if something is missing
   */
  public static boolean hasDanglingReference(String prompt, String context) {
    if (!context.isBlank()) {
      return false;
    }
    // The phrases first: hardly a prompt has one, while the marks of material are many.
    boolean refers =
        (mayAnnounce(prompt) && announcesNothing(prompt))
            || (mayPoint(prompt) && pointsToPicture(prompt));
    return refers && !holdsMaterial(prompt);
  }

  static boolean holdsMaterial(String prompt) {
    for (String material : MATERIAL) {
      if (prompt.contains(material)) {
        return true;
      }
    }
    return false;
  }

  /**
   * False only where {@link #announcesNothing} is: the last word must be short, and white space and
   * the last letter of "following" must stand before it.
   */
  static boolean mayAnnounce(String prompt) {
    int end = TextSpace.trimEnd(prompt, 0, prompt.length());
    while (end > 0 && ":.".indexOf(prompt.charAt(end - 1)) >= 0) {
      end--;
    }
    int word = end;
    while (word > 0 && end - word <= LONGEST_NOUN && !TextSpace.isSpace(prompt.charAt(word - 1))) {
      word--;
    }
    int before = TextSpace.trimEnd(prompt, 0, word);
    return before < word && before > 0 && (prompt.charAt(before - 1) | 0x20) == 'g';
  }

  /**
   * False only where {@link #pointsToPicture} is: it takes one of the words that point, told here
   * by a rare letter and its neighbours.
   */
  static boolean mayPoint(String prompt) {
    for (int i = 2; i < prompt.length(); i++) {
      int c = prompt.charAt(i) | 0x20;
      if ((c == 'v' || c == 'w' || c == 'c') && isInPointer(prompt, i, c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInPointer(String text, int at, int letter) {
    int before = text.charAt(at - 2) | 0x20;
    int next = at + 1 < text.length() ? text.charAt(at + 1) | 0x20 : ' ';
    return switch (letter) {
      case 'v' ->
          (before == 'g' && isAt(text, at - 2, "given"))
              || (before == 'b' && isAt(text, at - 3, "above"))
              || (before == 'r' && isAt(text, at - 3, "provided"));
      case 'w' ->
          (before == 'l' && (isAt(text, at - 4, "below") || isAt(text, at - 5, "following")))
              || (before == 'h' && next == 'n' && isAt(text, at - 3, "shown"));
      default ->
          (next == 'h' && isAt(text, at - 4, "attached"))
              || (next == 'l' && isAt(text, at - 2, "enclosed"));
    };
  }

  private static boolean isAt(String text, int at, String word) {
    return text.regionMatches(true, at, word, 0, word.length());
  }

  static boolean pointsToPicture(String prompt) {
    String[] window = {"", "", ""};
    int length = prompt.length();
    int i = 0;
    while (i < length) {
      int start = i;
      while (i < length && isLetter(prompt.charAt(i))) {
        i++;
      }
      if (i == start) {
        i++;
        continue;
      }
      window[0] = window[1];
      window[1] = window[2];
      window[2] = i - start > 12 ? "" : PlainSentence.of(prompt, start, i);
      if (isPointedAt(window)) {
        return true;
      }
    }
    return false;
  }

  /** "the attached picture", "the picture above", "in the picture below". */
  private static boolean isPointedAt(String[] window) {
    boolean before =
        window[0].equals("the") && POINTERS.contains(window[1]) && PICTURES.contains(window[2]);
    boolean plain = window[2].equals("above") || window[2].equals("below");
    boolean after =
        (window[0].equals("the") || window[0].equals("this"))
            && PICTURES.contains(window[1])
            && (plain || window[2].equals("attached"));
    return before || after;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The prompt ends with "the following" and a kind of text, and perhaps a colon. */
  static boolean announcesNothing(String prompt) {
    int end = TextSpace.trimEnd(prompt, 0, prompt.length());
    int from = Math.max(0, end - CLOSING);
    String closing = PlainSentence.of(prompt, from, end);
    int colon = closing.length();
    while (colon > 0 && ":.".indexOf(closing.charAt(colon - 1)) >= 0) {
      colon--;
    }
    String words = closing.substring(0, colon);
    int last = words.lastIndexOf(' ');
    int second = last < 0 ? -1 : words.lastIndexOf(' ', last - 1);
    String noun = words.substring(last + 1);
    String before = last < 0 ? "" : words.substring(second + 1, last);
    boolean named = TEXTS.contains(noun) || PICTURES.contains(noun);
    boolean the =
        second > 0 && (words.startsWith("the", second - 3) || words.startsWith("this", second - 4));
    return named && the && before.equals("following");
  }

  /**
   * Whether a prompt looks like two instructions run together: the label "Instruction:" twice, or a
   * sentence that begins with a verb in the imperative right behind a full stop, without a space.
   *
   * @param prompt any text
   * @return true if it does
   */
  public static boolean isMerged(String prompt) {
    int first = prompt.indexOf("nstruction:");
    if (first >= 0 && prompt.indexOf("nstruction:", first + 1) > 0) {
      return true;
    }
    for (int i = 1; i + 4 < prompt.length(); i++) {
      char mark = prompt.charAt(i);
      boolean glued =
          (mark == '.' || mark == '?' || mark == '!')
              && isLetter(prompt.charAt(i - 1))
              && prompt.charAt(i + 1) >= 'A'
              && prompt.charAt(i + 1) <= 'Z';
      if (glued && endsSmallWord(prompt, i) && IMPERATIVES.contains(wordAt(prompt, i + 1))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word before a mark begins with a small letter: a name would be code. */
  private static boolean endsSmallWord(String text, int at) {
    int from = at;
    while (from > 0 && at - from < 30 && isLetter(text.charAt(from - 1))) {
      from--;
    }
    return from < at && text.charAt(from) >= 'a';
  }

  private static String wordAt(String text, int from) {
    int to = from;
    while (to < text.length() && to - from < 12 && isLetter(text.charAt(to))) {
      to++;
    }
    // A name such as Foo.Create( is code, not a sentence.
    return to < text.length() && text.charAt(to) == ' ' ? PlainSentence.of(text, from, to) : "";
  }
}
