package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.duplicates.internal.FoldedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedTextTest {
  /** Takes the way character by character, because it is beyond ASCII, and is no word itself. */
  private static final String BEYOND = "\u00AB";

  @Test
  void textsOfAsciiGiveTheSameWordsByBothWays() {
    FoldedText reused = new FoldedText(false);
    FoldedText reusedPlain = new FoldedText(true);
    for (int i = 0; i < 20_000; i++) {
      String text = randomAscii(RandomStream.of(1, "ascii").at(i).sequence());
      assertSame(reused.fold(text), FoldedText.of(BEYOND + text, false), text);
      assertSame(reusedPlain.fold(text), FoldedText.of(BEYOND + text, true), text);
    }
  }

  @Test
  void bytesAnywhereInAnArrayAreFoldedAsTheirText() {
    FoldedText ofBytes = new FoldedText(false);
    FoldedText ofText = new FoldedText(false);
    for (int i = 0; i < 20_000; i++) {
      RandomSequence random = RandomStream.of(2, "bytes").at(i).sequence();
      String text = randomAscii(random);
      if (i % 4 == 0) {
        int at = random.nextInt(text.length() + 1);
        text = text.substring(0, at) + "\u00C9\uD83D\uDE00 \u6F22" + text.substring(at);
      }
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      int before = random.nextInt(20);
      byte[] array = new byte[before + utf8.length + random.nextInt(12)];
      Arrays.fill(array, (byte) (i % 3 == 0 ? 'x' : 0xE9)); // what stands around is no part of it
      System.arraycopy(utf8, 0, array, before, utf8.length);
      ofBytes.fold(array, before, before + utf8.length);
      ofText.fold(text);
      assertThat(words(ofBytes)).as(text).isEqualTo(words(ofText));
      assertThat(ofBytes.identity()).as(text).isEqualTo(ofText.identity());
      assertThat(ofBytes.length()).as(text).isEqualTo(ofText.length());
      assertThat(characters(ofBytes)).as(text).isEqualTo(characters(ofText));
      assertThat(ofBytes.codePoints()).as(text).isEqualTo(text.codePointCount(0, text.length()));
    }
  }

  private static void assertSame(FoldedText fast, FoldedText slow, String text) {
    if (text.chars().noneMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
      // Without words a text is its own key, and the two texts differ.
      return;
    }
    assertThat(fast.count()).as(text).isEqualTo(slow.count());
    assertThat(words(fast)).as(text).isEqualTo(words(slow));
    assertThat(fast.identity()).as(text).isEqualTo(slow.identity());
    assertThat(fast.length()).as(text).isEqualTo(slow.length());
    assertThat(characters(fast)).as(text).isEqualTo(characters(slow));
  }

  private static long[] characters(FoldedText text) {
    int count = text.joinCharacters();
    return Arrays.copyOf(text.characters(), count);
  }

  private static List<Long> words(FoldedText text) {
    List<Long> words = new ArrayList<>();
    for (int i = 0; i < text.count(); i++) {
      words.add(text.words()[i]);
    }
    return words;
  }

  @Test
  void anApostropheBetweenLettersJoinsThem() {
    assertThat(FoldedText.of("don't", false).identity())
        .isEqualTo(FoldedText.of("DONT", false).identity())
        .isEqualTo(FoldedText.of("don\u2019t", false).identity());
    assertThat(FoldedText.of("don't", true).count()).isEqualTo(2);
    assertThat(FoldedText.of("rock 'n' roll", false).count()).isEqualTo(3);
    assertThat(FoldedText.of("the dogs' bowls", false).count()).isEqualTo(3);
  }

  @Test
  void apostrophesAtTheEndsOfBlocksJoinToo() {
    for (int before = 55; before < 75; before++) {
      String head = "x".repeat(before);
      assertThat(FoldedText.of(head + "'s", false).identity())
          .as("%s letters before", before)
          .isEqualTo(FoldedText.of(head + "s", false).identity());
    }
  }

  @Test
  void charactersAreThoseOfTheWordsJoinedBySpaces() {
    assertThat(joined("Hello,  WORLD!")).isEqualTo("hello world");
    assertThat(joined("\u6211\u60F3 go \u00C9t\u00E9")).isEqualTo("\u6211\u60F3 go \u00E9t\u00E9");
    assertThat(joined("a \uD83D\uDE00 b")).isEqualTo("a \uD83D\uDE00 b");
    assertThat(joined("Don't!")).isEqualTo("dont");
    assertThat(joined("x")).isEqualTo("x");
    assertThat(joined("")).isEmpty();
    assertThat(joined("?! ...")).isEmpty();
    assertThat(joined("\u2026 \u00BF")).isEmpty();
  }

  private static String joined(String text) {
    int[] points =
        Arrays.stream(characters(FoldedText.of(text, false))).mapToInt(c -> (int) c).toArray();
    return new String(points, 0, points.length);
  }

  @Test
  void halfASurrogatePairIsNoWord() {
    assertThat(FoldedText.of("one \uD83D two", false).identity())
        .isEqualTo(FoldedText.of("one two", false).identity());
  }

  @Test
  void wordsOfEveryLengthHaveHashesOfTheirOwn() {
    List<Long> hashes = new ArrayList<>();
    for (int length = 1; length < 200; length++) {
      hashes.add(FoldedText.of("a".repeat(length), false).words()[0]);
      hashes.add(FoldedText.of("a".repeat(length) + "b", false).words()[0]);
    }
    assertThat(hashes.stream().distinct().count()).isEqualTo(2 * 199);
  }

  private static String randomAscii(RandomSequence random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(200);
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(10);
      if (kind < 6) {
        text.append((char) ((random.nextInt(4) == 0 ? 'A' : 'a') + random.nextInt(26)));
      } else if (kind == 6) {
        text.append('\'');
      } else {
        text.append((char) random.nextInt(128));
      }
    }
    return text.toString();
  }
}
