package io.github.finefettle.dataprep.quality;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The quality rules of Gopher (Rae et al., "Scaling Language Models: Methods, Analysis and Insights
 * from Training Gopher", 2021, section A.1.1) as datatrove 0.10 applies them. A threshold of 0
 * switches its rule off.
 *
 * @param minWords least number of words, not counting those of punctuation alone
 * @param maxWords greatest number of words, not counting those of punctuation alone
 * @param minMeanWordLength least mean length of these words in characters
 * @param maxMeanWordLength greatest mean length of these words in characters
 * @param maxSymbolsPerWord greatest number of hash signs, and of ellipses, per word
 * @param maxBulletLines greatest share of lines that begin with a bullet or hyphen
 * @param maxEllipsisLines greatest share of lines that end with an ellipsis
 * @param minAlphabeticWords least share of words with a letter
 * @param minStopWords least number of different stop words
 * @param stopWords the stop words, as they are written
 * @param words cuts a text into words
 */
@CheckReturnValue
public record GopherQuality(
    int minWords,
    int maxWords,
    double minMeanWordLength,
    double maxMeanWordLength,
    double maxSymbolsPerWord,
    double maxBulletLines,
    double maxEllipsisLines,
    double minAlphabeticWords,
    int minStopWords,
    Set<String> stopWords,
    Named<WordSplitter> words)
    implements QualityProfile {
  static final String ID = "gopher-quality";

  /** Checks the thresholds and copies the stop words. */
  public GopherQuality {
    Settings.atLeastZero("minWords", minWords);
    Settings.atLeastZero("maxWords", maxWords);
    Settings.atLeastZero("minMeanWordLength", minMeanWordLength);
    Settings.atLeastZero("maxMeanWordLength", maxMeanWordLength);
    Settings.atLeastZero("maxSymbolsPerWord", maxSymbolsPerWord);
    Settings.atLeastZero("maxBulletLines", maxBulletLines);
    Settings.atLeastZero("maxEllipsisLines", maxEllipsisLines);
    Settings.atLeastZero("minAlphabeticWords", minAlphabeticWords);
    Settings.atLeastZero("minStopWords", minStopWords);
    stopWords = Set.copyOf(stopWords);
  }

  /**
   * The profile with datatrove's thresholds.
   *
   * @return 50 to 100,000 words of 3 to 10 characters, and so on
   */
  public static GopherQuality standard() {
    return new GopherQuality(
        50,
        100_000,
        3,
        10,
        0.1,
        0.9,
        0.3,
        0.8,
        2,
        Set.of("the", "be", "to", "of", "and", "that", "have", "with"),
        WordSplitter.english());
  }

  /**
   * The same with other limits on the number of words.
   *
   * @param least 0 for none
   * @param greatest 0 for none
   * @return a new profile
   */
  public GopherQuality withWords(int least, int greatest) {
    return new GopherQuality(
        least,
        greatest,
        minMeanWordLength,
        maxMeanWordLength,
        maxSymbolsPerWord,
        maxBulletLines,
        maxEllipsisLines,
        minAlphabeticWords,
        minStopWords,
        stopWords,
        words);
  }

  /**
   * The same with other limits on the mean length of words.
   *
   * @param least in characters, 0 for none
   * @param greatest in characters, 0 for none
   * @return a new profile
   */
  public GopherQuality withMeanWordLength(double least, double greatest) {
    return new GopherQuality(
        minWords,
        maxWords,
        least,
        greatest,
        maxSymbolsPerWord,
        maxBulletLines,
        maxEllipsisLines,
        minAlphabeticWords,
        minStopWords,
        stopWords,
        words);
  }

  /**
   * The same with another limit on hash signs and ellipses.
   *
   * @param greatest per word, 0 for none
   * @return a new profile
   */
  public GopherQuality withMaxSymbolsPerWord(double greatest) {
    return new GopherQuality(
        minWords,
        maxWords,
        minMeanWordLength,
        maxMeanWordLength,
        greatest,
        maxBulletLines,
        maxEllipsisLines,
        minAlphabeticWords,
        minStopWords,
        stopWords,
        words);
  }

  /**
   * The same with other limits on lines.
   *
   * @param bullets greatest share of lines that begin with a bullet, 0 for none
   * @param ellipses greatest share of lines that end with an ellipsis, 0 for none
   * @return a new profile
   */
  public GopherQuality withMaxLines(double bullets, double ellipses) {
    return new GopherQuality(
        minWords,
        maxWords,
        minMeanWordLength,
        maxMeanWordLength,
        maxSymbolsPerWord,
        bullets,
        ellipses,
        minAlphabeticWords,
        minStopWords,
        stopWords,
        words);
  }

  /**
   * The same with another limit on words with a letter.
   *
   * @param least share of words, 0 for none
   * @return a new profile
   */
  public GopherQuality withMinAlphabeticWords(double least) {
    return new GopherQuality(
        minWords,
        maxWords,
        minMeanWordLength,
        maxMeanWordLength,
        maxSymbolsPerWord,
        maxBulletLines,
        maxEllipsisLines,
        least,
        minStopWords,
        stopWords,
        words);
  }

  /**
   * The same with other stop words, such as those of another language.
   *
   * @param least number of different ones that a text must have, 0 for none
   * @param these the stop words
   * @return a new profile
   */
  public GopherQuality withStopWords(int least, Set<String> these) {
    return new GopherQuality(
        minWords,
        maxWords,
        minMeanWordLength,
        maxMeanWordLength,
        maxSymbolsPerWord,
        maxBulletLines,
        maxEllipsisLines,
        minAlphabeticWords,
        least,
        these,
        words);
  }

  /**
   * The same with another splitter.
   *
   * @param splitter cuts a text into words
   * @return a new profile
   */
  public GopherQuality withWordSplitter(Named<WordSplitter> splitter) {
    return new GopherQuality(
        minWords,
        maxWords,
        minMeanWordLength,
        maxMeanWordLength,
        maxSymbolsPerWord,
        maxBulletLines,
        maxEllipsisLines,
        minAlphabeticWords,
        minStopWords,
        stopWords,
        splitter);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Judgement judge(String text) {
    List<String> tokens = Settings.split(words, text);
    long realWords = 0;
    long characters = 0;
    for (String token : tokens) {
      if (isRealWord(token)) {
        realWords++;
        characters += Settings.codePoints(token);
      }
    }
    if (minWords > 0 && realWords < minWords) {
      return Judgement.drop("gopher_short_doc", (double) realWords, minWords, text);
    }
    if (maxWords > 0 && realWords > maxWords) {
      return Judgement.drop("gopher_long_doc", (double) realWords, maxWords, text);
    }
    if (tokens.isEmpty()) {
      return Judgement.drop("empty", text);
    }
    if (realWords > 0) {
      double mean = (double) characters / realWords;
      if (minMeanWordLength > 0 && mean < minMeanWordLength) {
        return Judgement.drop("gopher_below_avg_threshold", mean, minMeanWordLength, text);
      }
      if (maxMeanWordLength > 0 && mean > maxMeanWordLength) {
        return Judgement.drop("gopher_above_avg_threshold", mean, maxMeanWordLength, text);
      }
    }
    return judgeSymbols(text, tokens);
  }

  private static boolean isRealWord(String token) {
    for (int i = 0; i < token.length(); ) {
      int c = token.codePointAt(i);
      if (!Punctuation.isPunctuation(c)) {
        return true;
      }
      i += Character.charCount(c);
    }
    return false;
  }

  private Judgement judgeSymbols(String text, List<String> tokens) {
    double count = tokens.size();
    double hashes = PythonText.count(text, "#") / count;
    if (maxSymbolsPerWord > 0 && hashes > maxSymbolsPerWord) {
      return Judgement.drop("gopher_too_many_hashes", hashes, maxSymbolsPerWord, text);
    }
    double ellipses = (PythonText.count(text, "...") + PythonText.count(text, "\u2026")) / count;
    if (maxSymbolsPerWord > 0 && ellipses > maxSymbolsPerWord) {
      return Judgement.drop("gopher_too_many_ellipsis", ellipses, maxSymbolsPerWord, text);
    }
    return judgeLines(text, tokens);
  }

  private Judgement judgeLines(String text, List<String> tokens) {
    List<String> lines = PythonText.lines(text);
    int bullets = 0;
    int ellipses = 0;
    for (String line : lines) {
      String stripped = PythonText.strip(line);
      bullets += stripped.startsWith("\u2022") || stripped.startsWith("-") ? 1 : 0;
      ellipses += stripped.endsWith("...") || stripped.endsWith("\u2026") ? 1 : 0;
    }
    double bulletShare = (double) bullets / lines.size();
    if (maxBulletLines > 0 && bulletShare > maxBulletLines) {
      return Judgement.drop("gopher_too_many_bullets", bulletShare, maxBulletLines, text);
    }
    double ellipsisShare = (double) ellipses / lines.size();
    if (maxEllipsisLines > 0 && ellipsisShare > maxEllipsisLines) {
      return Judgement.drop("gopher_too_many_end_ellipsis", ellipsisShare, maxEllipsisLines, text);
    }
    return judgeWords(text, tokens);
  }

  private Judgement judgeWords(String text, List<String> tokens) {
    long alphabetic = tokens.stream().filter(GopherQuality::hasLetter).count();
    double share = (double) alphabetic / tokens.size();
    if (minAlphabeticWords > 0 && share < minAlphabeticWords) {
      return Judgement.drop("gopher_below_alpha_threshold", share, minAlphabeticWords, text);
    }
    Set<String> found = new HashSet<>(tokens);
    found.retainAll(stopWords);
    if (minStopWords > 0 && found.size() < minStopWords) {
      return Judgement.drop("gopher_enough_stop_words", found.size(), minStopWords, text);
    }
    return Judgement.keep(text);
  }

  private static boolean hasLetter(String token) {
    return token.codePoints().anyMatch(FrozenUnicode::isLetter);
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", ID)
        .put("version", VERSION)
        .put("minWords", minWords)
        .put("maxWords", maxWords)
        .put("minMeanWordLength", minMeanWordLength)
        .put("maxMeanWordLength", maxMeanWordLength)
        .put("maxSymbolsPerWord", maxSymbolsPerWord)
        .put("maxBulletLines", maxBulletLines)
        .put("maxEllipsisLines", maxEllipsisLines)
        .put("minAlphabeticWords", minAlphabeticWords)
        .put("minStopWords", minStopWords)
        .put("stopWords", JsonValue.strings(new TreeSet<>(stopWords)))
        .put("words", words.toJson())
        .toJson();
  }

  static GopherQuality read(JsonValue.JsonObject o, Registry registry) {
    return new GopherQuality(
        Settings.count(o, "minWords"),
        Settings.count(o, "maxWords"),
        o.number("minMeanWordLength"),
        o.number("maxMeanWordLength"),
        o.number("maxSymbolsPerWord"),
        o.number("maxBulletLines"),
        o.number("maxEllipsisLines"),
        o.number("minAlphabeticWords"),
        Settings.count(o, "minStopWords"),
        new TreeSet<>(o.array("stopWords").stream().map(JsonValue::asString).toList()),
        Settings.words(o, registry));
  }
}
