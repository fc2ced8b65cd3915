package io.github.finefettle.dataprep.quality;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The repetition rules of Gopher (Rae et al. 2021, table A1) as datatrove 0.10 applies them. A
 * threshold of 0 on lines or paragraphs switches its rule off; an n-gram size that is not named is
 * not looked at.
 *
 * @param maxDuplicateLines greatest share of lines that repeat an earlier one
 * @param maxDuplicateParagraphs greatest share of paragraphs that repeat an earlier one
 * @param maxDuplicateLineCharacters greatest share of characters in such lines
 * @param maxDuplicateParagraphCharacters greatest share of characters in such paragraphs
 * @param maxTopNgrams per number of words, the greatest share of characters in the most frequent
 *     n-gram
 * @param maxDuplicateNgrams per number of words, the greatest share of characters in n-grams that
 *     occurred earlier
 * @param words cuts a text into words
 */
@CheckReturnValue
public record GopherRepetition(
    double maxDuplicateLines,
    double maxDuplicateParagraphs,
    double maxDuplicateLineCharacters,
    double maxDuplicateParagraphCharacters,
    SortedMap<Integer, Double> maxTopNgrams,
    SortedMap<Integer, Double> maxDuplicateNgrams,
    Named<WordSplitter> words)
    implements QualityProfile {
  static final String ID = "gopher-repetition";

  /** Checks the thresholds and copies the maps. */
  public GopherRepetition {
    Settings.atLeastZero("maxDuplicateLines", maxDuplicateLines);
    Settings.atLeastZero("maxDuplicateParagraphs", maxDuplicateParagraphs);
    Settings.atLeastZero("maxDuplicateLineCharacters", maxDuplicateLineCharacters);
    Settings.atLeastZero("maxDuplicateParagraphCharacters", maxDuplicateParagraphCharacters);
    maxTopNgrams = checked(maxTopNgrams);
    maxDuplicateNgrams = checked(maxDuplicateNgrams);
  }

  private static SortedMap<Integer, Double> checked(SortedMap<Integer, Double> shares) {
    shares.forEach(
        (n, share) -> {
          if (n < 1) {
            throw new IllegalArgumentException(
                "The number of words (" + n + ") of an n-gram must be 1 or more.");
          }
          Settings.atLeastZero("of " + n + "-grams", share);
        });
    return java.util.Collections.unmodifiableSortedMap(new TreeMap<>(shares));
  }

  /**
   * The profile with datatrove's thresholds.
   *
   * @return table A1 of the paper
   */
  public static GopherRepetition standard() {
    return new GopherRepetition(
        0.3,
        0.3,
        0.2,
        0.2,
        new TreeMap<>(Map.of(2, 0.2, 3, 0.18, 4, 0.16)),
        new TreeMap<>(Map.of(5, 0.15, 6, 0.14, 7, 0.13, 8, 0.12, 9, 0.11, 10, 0.1)),
        WordSplitter.english());
  }

  /**
   * The same with other limits on lines.
   *
   * @param lines greatest share of duplicate lines, 0 for none
   * @param characters greatest share of characters in them, 0 for none
   * @return a new profile
   */
  public GopherRepetition withMaxDuplicateLines(double lines, double characters) {
    return new GopherRepetition(
        lines,
        maxDuplicateParagraphs,
        characters,
        maxDuplicateParagraphCharacters,
        maxTopNgrams,
        maxDuplicateNgrams,
        words);
  }

  /**
   * The same with other limits on paragraphs.
   *
   * @param paragraphs greatest share of duplicate paragraphs, 0 for none
   * @param characters greatest share of characters in them, 0 for none
   * @return a new profile
   */
  public GopherRepetition withMaxDuplicateParagraphs(double paragraphs, double characters) {
    return new GopherRepetition(
        maxDuplicateLines,
        paragraphs,
        maxDuplicateLineCharacters,
        characters,
        maxTopNgrams,
        maxDuplicateNgrams,
        words);
  }

  /**
   * The same with other limits on n-grams.
   *
   * @param top per number of words, the greatest share of the most frequent n-gram
   * @param duplicate per number of words, the greatest share of n-grams that occurred earlier
   * @return a new profile
   */
  public GopherRepetition withMaxNgrams(
      SortedMap<Integer, Double> top, SortedMap<Integer, Double> duplicate) {
    return new GopherRepetition(
        maxDuplicateLines,
        maxDuplicateParagraphs,
        maxDuplicateLineCharacters,
        maxDuplicateParagraphCharacters,
        top,
        duplicate,
        words);
  }

  /**
   * The same with another splitter.
   *
   * @param splitter cuts a text into words
   * @return a new profile
   */
  public GopherRepetition withWordSplitter(Named<WordSplitter> splitter) {
    return new GopherRepetition(
        maxDuplicateLines,
        maxDuplicateParagraphs,
        maxDuplicateLineCharacters,
        maxDuplicateParagraphCharacters,
        maxTopNgrams,
        maxDuplicateNgrams,
        splitter);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Judgement judge(String text) {
    if (text.isEmpty()) {
      return Judgement.drop("empty", text);
    }
    int characters = Settings.codePoints(text);
    Duplicates paragraphs = Duplicates.of(PythonText.betweenFeeds(PythonText.strip(text), 2));
    if (exceeds(paragraphs.share(), maxDuplicateParagraphs)) {
      return Judgement.drop("dup_para_frac", paragraphs.share(), maxDuplicateParagraphs, text);
    }
    double share = (double) paragraphs.characters / characters;
    if (exceeds(share, maxDuplicateParagraphCharacters)) {
      return Judgement.drop("dup_para_char_frac", share, maxDuplicateParagraphCharacters, text);
    }
    Duplicates lines = Duplicates.of(PythonText.betweenFeeds(text, 1));
    if (exceeds(lines.share(), maxDuplicateLines)) {
      return Judgement.drop("dup_line_frac", lines.share(), maxDuplicateLines, text);
    }
    share = (double) lines.characters / characters;
    if (exceeds(share, maxDuplicateLineCharacters)) {
      return Judgement.drop("dup_line_char_frac", share, maxDuplicateLineCharacters, text);
    }
    return judgeNgrams(text, characters);
  }

  private static boolean exceeds(double share, double threshold) {
    return threshold > 0 && share > threshold;
  }

  private Judgement judgeNgrams(String text, int characters) {
    List<String> tokens = Settings.split(words, text);
    NgramRepetition spaced = new NgramRepetition(tokens, " ");
    for (Map.Entry<Integer, Double> limit : maxTopNgrams.entrySet()) {
      int n = limit.getKey();
      double share = (double) spaced.charactersOfTop(n) / characters;
      if (tokens.size() >= n && share > limit.getValue()) {
        return Judgement.drop("top_" + n + "_gram", share, limit.getValue(), text);
      }
    }
    NgramRepetition joined = new NgramRepetition(tokens, "");
    for (Map.Entry<Integer, Double> limit : maxDuplicateNgrams.entrySet()) {
      int n = limit.getKey();
      double share = (double) joined.charactersOfDuplicates(n) / characters;
      if (share > limit.getValue()) {
        return Judgement.drop("duplicated_" + n + "_n_grams", share, limit.getValue(), text);
      }
    }
    return Judgement.keep(text);
  }

  /** What repeats among lines or paragraphs; every one after the first of equals counts. */
  record Duplicates(int all, int repeated, long characters) {
    static Duplicates of(List<String> parts) {
      Set<String> seen = new HashSet<>();
      int repeated = 0;
      long characters = 0;
      for (String part : parts) {
        if (!seen.add(part)) {
          repeated++;
          characters += Settings.codePoints(part);
        }
      }
      return new Duplicates(parts.size(), repeated, characters);
    }

    double share() {
      return (double) repeated / all;
    }
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", ID)
        .put("version", VERSION)
        .put("maxDuplicateLines", maxDuplicateLines)
        .put("maxDuplicateParagraphs", maxDuplicateParagraphs)
        .put("maxDuplicateLineCharacters", maxDuplicateLineCharacters)
        .put("maxDuplicateParagraphCharacters", maxDuplicateParagraphCharacters)
        .put("maxTopNgrams", write(maxTopNgrams))
        .put("maxDuplicateNgrams", write(maxDuplicateNgrams))
        .put("words", words.toJson())
        .toJson();
  }

  private static List<JsonValue.JsonObject> write(SortedMap<Integer, Double> shares) {
    return shares.entrySet().stream()
        .map(e -> JsonValue.object().put("n", e.getKey()).put("share", e.getValue()).toJson())
        .toList();
  }

  private static SortedMap<Integer, Double> readShares(List<JsonValue> array) {
    SortedMap<Integer, Double> shares = new TreeMap<>();
    for (JsonValue item : array) {
      JsonValue.JsonObject o = item.asObject();
      shares.put(Settings.count(o, "n"), o.number("share"));
    }
    return shares;
  }

  static GopherRepetition read(JsonValue.JsonObject o, Registry registry) {
    return new GopherRepetition(
        o.number("maxDuplicateLines"),
        o.number("maxDuplicateParagraphs"),
        o.number("maxDuplicateLineCharacters"),
        o.number("maxDuplicateParagraphCharacters"),
        readShares(o.array("maxTopNgrams")),
        readShares(o.array("maxDuplicateNgrams")),
        Settings.words(o, registry));
  }
}
