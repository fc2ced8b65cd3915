package io.github.finefettle.dataprep.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Each short cut of a rule holds to the obvious slow way, on random texts of telling pieces. */
class FastPathsTest {
  private static final int TEXTS = 30_000;

  private static final String[] PIECES = {
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\t",
    "\r\n",
    "\r",
    "\u00A0",
    "\u2003",
    "a",
    "b",
    "K",
    "\u212A",
    "\u0131",
    "\u017F",
    "\u00E9",
    "e\u0301",
    "\u0120",
    "\u0920",
    "\uD83D\uDE00",
    "\uD83D",
    "\u4E2D",
    "0",
    "12",
    "1,234.5",
    "31/12/2024",
    "2024-04-03",
    "1.234,5",
    "3.4.2024",
    ".",
    ",",
    "-",
    "!",
    "?",
    ":",
    "'",
    "\u2019",
    "\"",
    "`",
    "```",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "#",
    "@",
    "&",
    "\u2014",
    "_",
    "I",
    "i'm sorry",
    "I\u2019m",
    "sorry",
    "but",
    "that",
    "As an AI",
    "I cannot",
    "I  can't",
    "help",
    "unfortunately",
    "to inform you",
    "it is not appropriate",
    "the",
    "The",
    "this",
    "above",
    "BELOW",
    "attached",
    "following",
    "enclosed",
    "provided",
    "given",
    "shown",
    "how",
    "over",
    "image",
    "Picture",
    "article:",
    "article",
    "conversation",
    "conversations",
    "text",
    "figure",
    "http://",
    "![",
    "www.example.org",
    "### Instruction:",
    "### input:",
    "[INST]",
    "[in\u017Ft]",
    "<|im_start|>",
    "<<SYS>>",
    "<start_of_turn>",
    "<\u017Ftart_of_turn>",
    "<eos>",
    "<s>",
    "</s>",
    "Human:",
    "assistant:",
    "A\u017F\u017Fistant:",
    "User:",
    "and",
    "of",
    "world",
    "Best",
    "Very",
    "one two three four five six seven",
    "a b c d e f g h i j k l m n",
    "\u001C",
    "\u007F",
    "\u0000"
  };

  private static void onTexts(String purpose, Consumer<String> law) {
    RandomSequence random = RandomStream.of(42, purpose).sequence();
    for (int i = 0; i < TEXTS; i++) {
      law.accept(text(random));
    }
  }

  private static String text(RandomSequence random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(14);
    boolean spaced = random.nextInt(2) == 0;
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]).append(spaced ? " " : "");
    }
    return text.toString();
  }

  @Test
  void refusalsAreNeverPassedOverByTheirOpening() {
    int[] found = {0};
    onTexts(
        "refusals",
        text -> {
          int from = TextSpace.skip(text, 0, text.length());
          boolean slow = Refusals.beginsByRefusing(text, from);
          assertThat(Refusals.isRefusal(text)).as(text).isEqualTo(slow);
          found[0] += slow ? 1 : 0;
        });
    assertThat(found[0]).isPositive();
  }

  @Test
  void addressesAreNeverPassedOverByTheirFirstLetters() {
    for (String url : List.of("HTTP://a.example.org", "(ftp://a.example)", "<Www.example.org>")) {
      assertThat(PromptDefects.isOnlyUrls(url)).isTrue();
    }
    for (String other : List.of("h", "ht", "w", "why not", "what.is.this.now", "")) {
      assertThat(PromptDefects.isOnlyUrls(other)).isFalse();
    }
  }

  @Test
  void danglingReferencesAreNeverPassedOver() {
    int[] found = {0};
    onTexts(
        "dangling",
        text -> {
          boolean slow =
              !PromptDefects.holdsMaterial(text)
                  && (PromptDefects.announcesNothing(text) || PromptDefects.pointsToPicture(text));
          assertThat(PromptDefects.hasDanglingReference(text, "")).as(text).isEqualTo(slow);
          found[0] += slow ? 1 : 0;
        });
    assertThat(found[0]).isPositive();
    for (String pointer :
        List.of(
            "above", "BELOW", "attached", "Following", "enclosed", "provided", "shown", "given")) {
      assertThat(PromptDefects.hasDanglingReference("See the " + pointer + " image.", "")).isTrue();
    }
    for (String pointer : List.of("above", "below", "attached")) {
      assertThat(PromptDefects.hasDanglingReference("this image " + pointer, "")).isTrue();
    }
  }

  @Test
  void echoesAreThoseOfTheFoldedTexts() {
    String[] before = {""};
    int[] found = {0};
    onTexts(
        "echoes",
        text -> {
          String prompt = before[0];
          String again = prompt.toUpperCase(Locale.ROOT) + text;
          for (String answer : List.of(text, again, prompt + " " + text)) {
            for (int words : new int[] {1, 3}) {
              boolean slow = isEchoSlowly(prompt, answer, words);
              assertThat(Echo.isEcho(prompt, answer, words))
                  .as(prompt + "|" + answer)
                  .isEqualTo(slow);
              found[0] += slow ? 1 : 0;
            }
          }
          before[0] = text;
        });
    assertThat(found[0]).isPositive();
  }

  private static boolean isEchoSlowly(String prompt, String answer, int minWords) {
    String said = words(prompt);
    String again = words(answer);
    int words = said.isEmpty() ? 0 : said.split(" ").length;
    return !prompt.isEmpty()
        && !answer.isEmpty()
        && words >= minWords
        && (again + " ").startsWith(said + " ");
  }

  @Test
  void truncationIsTheFirstSignInOrder() {
    EnumSet<Truncation> found = EnumSet.noneOf(Truncation.class);
    onTexts(
        "truncation",
        text -> {
          Optional<Truncation> slow = signInOrder(text);
          assertThat(Truncation.of(text)).as(text).isEqualTo(slow);
          slow.ifPresent(found::add);
        });
    assertThat(found)
        .containsAll(EnumSet.complementOf(EnumSet.of(Truncation.NO_FINAL_PUNCTUATION)));
  }

  private static Optional<Truncation> signInOrder(String text) {
    int end = TextSpace.trimEnd(text, 0, text.length());
    int line = Truncation.lastLine(text, end);
    if (end > 0 && Truncation.hasOpenFence(text)) {
      return Optional.of(Truncation.OPEN_FENCE);
    }
    if (Brackets.isOpenAtEnd(text, end)) {
      return Optional.of(Truncation.OPEN_BRACKET);
    }
    if (end == 0 || !Truncation.isRunningText(text, line, end)) {
      return Optional.empty();
    }
    if (Truncation.endsMidSentence(text, line, end)) {
      return Optional.of(Truncation.MID_SENTENCE);
    }
    return Truncation.isUnfinished(text, line, end)
        ? Optional.of(Truncation.NO_FINAL_PUNCTUATION)
        : Optional.empty();
  }

  @Test
  void answersMeetWhereTheirFoldedTextsAreEqual() {
    Map<String, AnswerKey> keys = new HashMap<>();
    Map<List<Long>, String> forms = new HashMap<>();
    onTexts(
        "answers",
        text -> {
          AnswerKey key = AnswerKey.of(answer(text));
          String form = words(text);
          assertThat(key.characters()).isEqualTo(form.codePoints().filter(c -> c != ' ').count());
          AnswerKey same = keys.putIfAbsent(form, key);
          if (same != null) {
            assertThat(List.of(key.answer(), key.answerToo()))
                .as(text)
                .isEqualTo(List.of(same.answer(), same.answerToo()));
          }
          String met = forms.putIfAbsent(List.of(key.answer(), key.answerToo()), form);
          assertThat(met == null || met.equals(form)).as(text).isTrue();
        });
  }

  private static Example answer(String text) {
    return Example.of(new RowId("a", 0), Map.of(Role.TARGET, text));
  }

  @Test
  void templateMarkersAreThoseOfALookAtEveryPlace() {
    EnumSet<TemplateMarker> found = EnumSet.noneOf(TemplateMarker.class);
    onTexts(
        "templates",
        text -> {
          Set<TemplateMarker> slow = atEveryPlace(text);
          assertThat(TemplateMarker.in(text)).as(text).isEqualTo(slow);
          found.addAll(slow);
        });
    assertThat(found).hasSizeGreaterThan(5);
  }

  private static Set<TemplateMarker> atEveryPlace(String text) {
    Set<TemplateMarker> found = EnumSet.noneOf(TemplateMarker.class);
    Set<Integer> speakers = new HashSet<>();
    for (int i = 0; i < text.length(); i++) {
      for (TemplateMarker marker : TemplateMarker.values()) {
        if (marker != TemplateMarker.HUMAN_ASSISTANT && marker.markAt(text, i) >= 0) {
          found.add(marker);
        }
      }
      if (i == 0 || text.charAt(i - 1) == '\n') {
        speakers.add(TemplateMarker.HUMAN_ASSISTANT.markAt(text, i));
      }
    }
    if (TemplateMarker.isEnded(text)) {
      found.add(TemplateMarker.SPECIAL_TOKEN);
    }
    if (speakers.contains(1) && (speakers.contains(0) || speakers.contains(2))) {
      found.add(TemplateMarker.HUMAN_ASSISTANT);
    }
    return found;
  }

  @Test
  void formatStylesOfAsciiAreThoseOfOtherTexts() {
    EnumSet<FormatStyle> found = EnumSet.noneOf(FormatStyle.class);
    onTexts(
        "formats",
        text -> {
          // The character behind takes the text off the way for ASCII.
          Set<FormatStyle> slow = FormatStyle.in(text + " \u4E2D");
          assertThat(FormatStyle.in(text)).as(text).isEqualTo(slow);
          found.addAll(slow);
        });
    assertThat(found).hasSizeGreaterThan(3);
  }

  @Test
  void measuresAreThoseOfALookAtEachCharacter() {
    onTexts(
        "measures",
        text -> {
          TextMeasures measures = TextMeasures.of(text);
          int[] points = text.codePoints().toArray();
          assertThat(measures.characters()).isEqualTo(points.length);
          assertThat(measures.value(TextMeasure.SPACE_SHARE).orElse(-1))
              .isEqualTo(share(points, TextSpace::isSpace));
          assertThat(measures.value(TextMeasure.DIGIT_SHARE).orElse(-1))
              .isEqualTo(
                  share(points, c -> FrozenUnicode.type(c) == Character.DECIMAL_DIGIT_NUMBER));
          assertThat(measures.words()).as(text).isEqualTo(words(points));
        });
  }

  private static double share(int[] points, IntPredicate kind) {
    long count = Arrays.stream(points).filter(kind).count();
    return points.length == 0 ? -1 : (double) count / points.length;
  }

  private static long words(int[] points) {
    long words = 0;
    boolean space = true;
    for (int c : points) {
      words += space && !TextSpace.isSpace(c) ? 1 : 0;
      space = TextSpace.isSpace(c);
    }
    return words;
  }

  /**
   * The letters, marks and digits in lower case, each run of anything else being one space; without
   * outer spaces.
   */
  static String words(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (FoldedBytes.isWordCharacter(c)) {
        if (gap && out.length() > 0) {
          out.append(' ');
        }
        gap = false;
        out.appendCodePoint(FrozenUnicode.foldCase(c));
      } else {
        gap = true;
      }
    }
    return out.toString();
  }
}
