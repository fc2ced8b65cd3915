package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How BLEU cuts a text into tokens: the tokenisers of sacrebleu 2.6.0 that need no dictionary or
 * model, or one's own. Immutable.
 *
 * <p>All follow Python's idea of white space and characters; the text's white space at its end is
 * removed first.
 */
@CheckReturnValue
public final class BleuTokenizer {
  private static final String V13A = "13a";

  private final String key;
  private final Optional<MtevalTokenizer> rules;
  private final Optional<Named<? extends TextTokenizer>> own;

  private BleuTokenizer(
      String key,
      MtevalTokenizer.@Nullable Rules rules,
      @Nullable Named<? extends TextTokenizer> own) {
    this.key = key;
    this.rules = Optional.ofNullable(rules).map(MtevalTokenizer::new);
    this.own = Optional.ofNullable(own);
  }

  /**
   * The text is cut at white space only.
   *
   * @return the tokeniser {@code none}
   */
  public static BleuTokenizer none() {
    return new BleuTokenizer("none", null, null);
  }

  /**
   * The rules of mteval-v13a, for languages with spaces between words; the default.
   *
   * @return the tokeniser {@code 13a}
   */
  public static BleuTokenizer mteval13a() {
    return new BleuTokenizer(V13A, MtevalTokenizer.Rules.V13A, null);
  }

  /**
   * The rules of mteval-v14: all of Unicode's punctuation and symbols are cut off.
   *
   * <p>Punctuation, symbols and numbers are those of Unicode 13.0 on every Java release. A
   * character that came later belongs to none of them, where sacrebleu follows the tables of its
   * {@code regex} package.
   *
   * @return the tokeniser {@code intl}
   */
  public static BleuTokenizer international() {
    return new BleuTokenizer("intl", MtevalTokenizer.Rules.INTERNATIONAL, null);
  }

  /**
   * Chinese characters one by one, the rest as {@link #mteval13a()} without its entities, to the
   * number as sacrebleu has it: U+2001 to U+2A6D (curly quotes, arrows, the euro sign) count as
   * Chinese, and ideographs beyond the basic plane do not (sacrebleu#298).
   *
   * @return the tokeniser {@code zh}
   */
  public static BleuTokenizer chinese() {
    return new BleuTokenizer("zh", MtevalTokenizer.Rules.CHINESE, null);
  }

  /**
   * As {@link #chinese()} with the ranges that were meant: U+20000 to U+2A6D6 and U+2F800 to
   * U+2FA1D are Chinese, U+2001 to U+25FF and U+27C0 to U+2A6D are not. Not comparable with
   * published scores.
   *
   * @return the tokeniser {@code zh-corrected}
   */
  public static BleuTokenizer chineseCorrected() {
    return new BleuTokenizer("zh-corrected", MtevalTokenizer.Rules.CHINESE_CORRECTED, null);
  }

  /**
   * Every code point but white space is a token.
   *
   * @return the tokeniser {@code char}
   */
  public static BleuTokenizer characters() {
    return new BleuTokenizer("char", null, null);
  }

  /**
   * One's own tokeniser, such as a morphological analyser for Japanese or Korean.
   *
   * @param tokenizer gets the text without the white space at its end
   * @return a tokeniser that stands in signatures as {@code id@version}
   */
  public static BleuTokenizer of(Named<? extends TextTokenizer> tokenizer) {
    return new BleuTokenizer(tokenizer.id() + "@" + tokenizer.version(), null, tokenizer);
  }

  /**
   * The tokeniser that a signature names.
   *
   * @param key such as {@code "13a"}, or {@code "my.tokenizer@1"}
   * @param own where tokenisers of one's own are found
   * @return the tokeniser
   * @throws IllegalArgumentException if there is none, saying what there is
   */
  public static BleuTokenizer parse(String key, Registry own) {
    return switch (key) {
      case "none" -> none();
      case V13A -> mteval13a();
      case "intl" -> international();
      case "zh" -> chinese();
      case "zh-corrected" -> chineseCorrected();
      case "char" -> characters();
      default -> named(key, own);
    };
  }

  private static BleuTokenizer named(String key, Registry own) {
    int at = key.indexOf('@');
    if (at < 0 || !key.substring(at + 1).matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "The tokeniser ("
              + key
              + ") is not one of none, 13a, intl, zh, zh-corrected, char. Tokenisers that need a"
              + " dictionary or a model (ja-mecab, ko-mecab, spm, flores101, flores200) are not"
              + " built in: wrap one as Named.of(\"my.tokenizer\", 1, tokenizer), give it to"
              + " BleuTokenizer.of, and write tok:my.tokenizer@1.");
    }
    JsonValue name =
        JsonValue.object()
            .put("id", key.substring(0, at))
            .put("version", Integer.parseInt(key.substring(at + 1)))
            .toJson();
    return of(own.find(name, TextTokenizer.class));
  }

  /**
   * How the tokeniser stands in a signature.
   *
   * @return such as {@code "13a"}
   */
  public String key() {
    return key;
  }

  /**
   * Whether sacrebleu has this tokeniser under the same name.
   *
   * @return false for one's own and for {@link #chineseCorrected()}
   */
  public boolean isSacrebleus() {
    return own.isEmpty() && !key.equals("zh-corrected");
  }

  /**
   * The tokens of a text.
   *
   * @param text any text
   * @return the tokens in their order
   * @throws IllegalStateException if one's own tokeniser fails, with its id
   */
  public List<String> tokenize(String text) {
    TokenSpans spans = new TokenSpans();
    tokenize(text, spans);
    return spans.strings();
  }

  /** Fills the spans with the tokens of a text. */
  void tokenize(String text, TokenSpans spans) {
    String stripped = PythonText.stripEnd(text);
    if (own.isPresent()) {
      spans.read(ownTokens(own.get(), stripped));
    } else if (rules.isPresent()) {
      spans.read(key.equals(V13A) ? unescaped13a(stripped) : readableBy(stripped));
      rules.get().split(spans);
    } else {
      spans.read(stripped);
      if (key.equals("char")) {
        spans.splitIntoCharacters();
      } else {
        spans.splitAtSpaces();
      }
    }
  }

  /** What comes before the rules: zh takes white space off both ends, intl nothing. */
  private String readableBy(String text) {
    return key.equals("intl") ? text : PythonText.strip(text);
  }

  private static List<String> ownTokens(Named<? extends TextTokenizer> own, String text) {
    try {
      return own.function().tokenize(text);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException(
          "The tokeniser "
              + own.id()
              + "@"
              + own.version()
              + " failed on a text of "
              + text.length()
              + " characters. Make it give tokens for any text.",
          e);
    }
  }

  /** What mteval-v13a does before its rules; a line feed is white space to them as it stands. */
  private static String unescaped13a(String text) {
    String line = text;
    if (line.indexOf('<') >= 0) {
      line = line.replace("<skipped>", "");
    }
    if (line.indexOf('\n') >= 0) {
      line = line.replace("-\n", "");
    }
    return line.indexOf('&') >= 0 ? unescaped(line) : line;
  }

  /**
   * The four entities of mteval, one after the other, so that an escaped entity is undone as well.
   */
  static String unescaped(String line) {
    return line.replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BleuTokenizer that && key.equals(that.key) && own.equals(that.own);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key;
  }
}
