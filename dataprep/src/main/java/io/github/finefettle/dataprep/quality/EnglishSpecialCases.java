package io.github.finefettle.dataprep.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The strings that spaCy 3.8 cuts in a way of its own in English, or leaves whole: contractions,
 * abbreviations, times of day, degrees, emoticons. They are made here from what they consist of;
 * that they are the same is held by the golden verdicts of datatrove. Every string with an
 * apostrophe is known with the curled one too.
 */
final class EnglishSpecialCases {
  /** Signs that it knows whole, the first four as it writes white space and quotes itself. */
  private static final List<String> SIGNS =
      List.of("<space>", "\\n", "\\t", "\\\")", "'", "''", "\u2014", "\u00a0");

  private final Map<String, int[]> cuts = new HashMap<>();
  private final int longest;

  EnglishSpecialCases() {
    SIGNS.forEach(this::addWhole);
    Emoticons.all().forEach(this::addWhole);
    EnglishAbbreviations.all().forEach(this::addWhole);
    EnglishContractions.forms().forEach(this::addCut);
    for (int hour = 1; hour <= 12; hour++) {
      for (String half : List.of("am", "a.m.", "pm", "p.m.")) {
        addCut(hour + "|" + half);
      }
    }
    for (char scale : new char[] {'c', 'f', 'k', 'C', 'F', 'K'}) {
      addCut("\u00b0|" + scale + "|.");
    }
    withCurledApostrophes();
    this.longest = cuts.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  private void addWhole(String text) {
    cuts.put(text, new int[] {text.length()});
  }

  /** Adds a text in which bars mark cuts. */
  private void addCut(String marked) {
    String[] parts = marked.split("\\|", -1);
    int[] ends = new int[parts.length];
    int end = 0;
    for (int i = 0; i < parts.length; i++) {
      end += parts[i].length();
      ends[i] = end;
    }
    cuts.put(String.join("", parts), ends);
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
