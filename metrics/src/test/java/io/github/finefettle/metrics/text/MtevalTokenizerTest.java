package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one pass against the regular expressions that define the tokenisers. */
class MtevalTokenizerTest {
  private static final String[][] LANGUAGE_RULES = {
    {"([\\{-\\~\\[-\\` -\\&\\(-\\+\\:-\\@\\/])", " $1 "},
    {"([^0-9])([\\.,])", "$1 $2 "},
    {"([\\.,])([^0-9])", " $1 $2"},
    {"([0-9])(-)", "$1 $2 "},
  };
  private static final String[][] INTERNATIONAL_RULES = {
    {"(\\P{N})(\\p{P})", "$1 $2 "}, {"(\\p{P})(\\P{N})", " $1 $2"}, {"(\\p{S})", " $1 "},
  };

  @Test
  void onePassGivesWhatTheRegularExpressionsOf13aGive() {
    compare(
        BleuTokenizer.mteval13a(),
        text -> {
          String line = PythonText.stripEnd(text).replace("<skipped>", "").replace("-\n", "");
          line = line.replace("\n", " ").replace("&quot;", "\"").replace("&amp;", "&");
          line = line.replace("&lt;", "<").replace("&gt;", ">");
          return replace(" " + line + " ", LANGUAGE_RULES);
        });
  }

  @Test
  void onePassGivesWhatTheRegularExpressionsOfIntlGive() {
    compare(
        BleuTokenizer.international(),
        text -> replace(PythonText.stripEnd(text), INTERNATIONAL_RULES));
  }

  @Test
  void onePassGivesWhatTheRegularExpressionsOfZhGive() {
    compare(BleuTokenizer.chinese(), text -> chinese(text, false));
    compare(BleuTokenizer.chineseCorrected(), text -> chinese(text, true));
  }

  /** As mteval's, with the possessive cut between the first rule and the second. */
  @Test
  void onePassGivesWhatTheRegularExpressionsOfTercomGive() {
    TerTokenizer tokenizer = new TerTokenizer(true, false, false, true);
    compare(
        text -> {
          TokenSpans words = new TokenSpans();
          tokenizer.tokenize(text, words);
          return words.strings();
        },
        text -> {
          String line = PythonText.stripEnd(text).replace("\n-", "").replace("\n", " ");
          line = line.replace("&quot;", "\"").replace("&amp;", "&");
          line = " " + line.replace("&lt;", "<").replace("&gt;", ">") + " ";
          line = line.replaceAll(LANGUAGE_RULES[0][0], LANGUAGE_RULES[0][1]);
          line = line.replaceAll("'s ", " 's ").replaceAll("(?d)'s$", " 's");
          return replace(line, LANGUAGE_RULES[1], LANGUAGE_RULES[2], LANGUAGE_RULES[3]);
        });
  }

  private static String chinese(String text, boolean corrected) {
    StringBuilder line = new StringBuilder();
    PythonText.strip(text)
        .codePoints()
        .forEach(
            c -> {
              boolean isChinese =
                  corrected
                      ? ChineseCharacters.isChineseCorrected(c)
                      : c < 0x10000 && ChineseCharacters.isChinese((char) c);
              line.append(isChinese ? " " : "").appendCodePoint(c).append(isChinese ? " " : "");
            });
    return replace(line.toString(), LANGUAGE_RULES);
  }

  private static String replace(String text, String[]... rules) {
    String line = text;
    for (String[] rule : rules) {
      line = line.replaceAll(rule[0], rule[1]);
    }
    return line;
  }

  private static void compare(BleuTokenizer fast, java.util.function.UnaryOperator<String> slow) {
    compare(fast::tokenize, slow);
  }

  private static void compare(
      java.util.function.Function<String, List<String>> fast,
      java.util.function.UnaryOperator<String> slow) {
    for (String text : texts()) {
      assertThat(fast.apply(text)).as("<%s>", text).isEqualTo(PythonText.split(slow.apply(text)));
    }
  }

  /** Every string of up to 5 from a few kinds of characters, and random ones. */
  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    String kinds = "a5.,- ";
    texts.add("");
    for (int from = 0, length = 1; length <= 5; length++) {
      int to = texts.size();
      for (; from < to; from++) {
        for (int k = 0; k < kinds.length(); k++) {
          texts.add(texts.get(from) + kinds.charAt(k));
        }
      }
    }
    RandomSequence random = RandomStream.of(1, "tokens").sequence();
    for (int i = 0; i < 6_000; i++) {
      texts.add(TroublesomeTexts.text(random, 24));
    }
    return texts;
  }
}
