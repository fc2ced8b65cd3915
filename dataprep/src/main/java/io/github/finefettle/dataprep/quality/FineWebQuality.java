package io.github.finefettle.dataprep.quality;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that FineWeb added to C4's and Gopher's (Penedo et al., "The FineWeb Datasets:
 * Decanting the Web for the Finest Text Data at Scale", 2024), as datatrove 0.10 applies them.
 * Lines of white space alone are not counted.
 *
 * @param minPunctuatedLines least share of lines that end with a mark that ends sentences in any
 *     script
 * @param allowsNoPunctuation whether a text passes where no line at all ends so
 * @param maxShortLines greatest share of short lines
 * @param shortLineLength how long a short line is at most, in characters
 * @param maxDuplicateLineCharacters greatest share of characters in lines that repeat an earlier
 *     one
 * @param maxLineFeedsPerWord greatest number of line feeds per word
 * @param words cuts a text into words
 */
@CheckReturnValue
public record FineWebQuality(
    double minPunctuatedLines,
    boolean allowsNoPunctuation,
    double maxShortLines,
    int shortLineLength,
    double maxDuplicateLineCharacters,
    double maxLineFeedsPerWord,
    Named<WordSplitter> words)
    implements QualityProfile {
  static final String ID = "fineweb-quality";

  /** Checks the thresholds. */
  public FineWebQuality {
    Settings.atLeastZero("minPunctuatedLines", minPunctuatedLines);
    Settings.atLeastZero("maxShortLines", maxShortLines);
    Settings.atLeastZero("shortLineLength", shortLineLength);
    Settings.atLeastZero("maxDuplicateLineCharacters", maxDuplicateLineCharacters);
    Settings.atLeastZero("maxLineFeedsPerWord", maxLineFeedsPerWord);
  }

  /**
   * The profile with datatrove's thresholds.
   *
   * @return 0.12 punctuated lines, 0.67 lines of 30 characters, 0.01 duplicates, 0.3 line feeds
   */
  public static FineWebQuality standard() {
    return new FineWebQuality(0.12, false, 0.67, 30, 0.01, 0.3, WordSplitter.english());
  }

  /**
   * The same with another limit on punctuated lines.
   *
   * @param least share of lines
   * @param allowNone whether a text passes where no line at all is punctuated
   * @return a new profile
   */
  public FineWebQuality withMinPunctuatedLines(double least, boolean allowNone) {
    return new FineWebQuality(
        least,
        allowNone,
        maxShortLines,
        shortLineLength,
        maxDuplicateLineCharacters,
        maxLineFeedsPerWord,
        words);
  }

  /**
   * The same with other limits on short lines.
   *
   * @param greatest share of lines
   * @param length how long a short line is at most, in characters
   * @return a new profile
   */
  public FineWebQuality withMaxShortLines(double greatest, int length) {
    return new FineWebQuality(
        minPunctuatedLines,
        allowsNoPunctuation,
        greatest,
        length,
        maxDuplicateLineCharacters,
        maxLineFeedsPerWord,
        words);
  }

  /**
   * The same with other limits on duplicate lines and on line feeds.
   *
   * @param duplicateCharacters greatest share of characters in duplicate lines
   * @param lineFeedsPerWord greatest number of line feeds per word
   * @return a new profile
   */
  public FineWebQuality withMaxRepetition(double duplicateCharacters, double lineFeedsPerWord) {
    return new FineWebQuality(
        minPunctuatedLines,
        allowsNoPunctuation,
        maxShortLines,
        shortLineLength,
        duplicateCharacters,
        lineFeedsPerWord,
        words);
  }

  /**
   * The same with another splitter.
   *
   * @param splitter cuts a text into words
   * @return a new profile
   */
  public FineWebQuality withWordSplitter(Named<WordSplitter> splitter) {
    return new FineWebQuality(
        minPunctuatedLines,
        allowsNoPunctuation,
        maxShortLines,
        shortLineLength,
        maxDuplicateLineCharacters,
        maxLineFeedsPerWord,
        splitter);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Judgement judge(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (TextSpace.skip(line, 0, line.length()) < line.length()) {
        lines.add(line);
      }
    }
    if (lines.isEmpty()) {
      return Judgement.drop("empty", text);
    }
    double count = lines.size();
    double punctuated = lines.stream().filter(FineWebQuality::isPunctuated).count() / count;
    if (punctuated < minPunctuatedLines && !(punctuated == 0 && allowsNoPunctuation)) {
      return Judgement.drop("line_punct_ratio", punctuated, minPunctuatedLines, text);
    }
    double shortLines =
        lines.stream().filter(line -> Settings.codePoints(line) <= shortLineLength).count() / count;
    if (shortLines > maxShortLines) {
      return Judgement.drop("short_line_ratio", shortLines, maxShortLines, text);
    }
    return judgeRepetition(text, lines);
  }

  private Judgement judgeRepetition(String text, List<String> lines) {
    int feeds = PythonText.count(text, "\n");
    double duplicates =
        (double) GopherRepetition.Duplicates.of(lines).characters()
            / (Settings.codePoints(text) - feeds);
    if (duplicates > maxDuplicateLineCharacters) {
      return Judgement.drop("char_dup_ratio", duplicates, maxDuplicateLineCharacters, text);
    }
    int wordCount = Settings.split(words, text).size();
    if (wordCount == 0) {
      return Judgement.drop("empty", text);
    }
    double perWord = (double) feeds / wordCount;
    if (perWord > maxLineFeedsPerWord) {
      return Judgement.drop("list_ratio", perWord, maxLineFeedsPerWord, text);
    }
    return Judgement.keep(text);
  }

  private static boolean isPunctuated(String line) {
    return Punctuation.isTerminal(line.codePointBefore(line.length()));
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", ID)
        .put("version", VERSION)
        .put("minPunctuatedLines", minPunctuatedLines)
        .put("allowsNoPunctuation", allowsNoPunctuation)
        .put("maxShortLines", maxShortLines)
        .put("shortLineLength", shortLineLength)
        .put("maxDuplicateLineCharacters", maxDuplicateLineCharacters)
        .put("maxLineFeedsPerWord", maxLineFeedsPerWord)
        .put("words", words.toJson())
        .toJson();
  }

  static FineWebQuality read(JsonValue.JsonObject o, Registry registry) {
    return new FineWebQuality(
        o.number("minPunctuatedLines"),
        o.get("allowsNoPunctuation").asBoolean(),
        o.number("maxShortLines"),
        Settings.count(o, "shortLineLength"),
        o.number("maxDuplicateLineCharacters"),
        o.number("maxLineFeedsPerWord"),
        Settings.words(o, registry));
  }
}
