package io.github.finefettle.dataprep.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CharsetDetectionTest {
  private static final List<String> CHARSETS =
      List.of(
          "windows-1250",
          "windows-1251",
          "windows-1252",
          "windows-1253",
          "windows-1254",
          "windows-1257",
          "ISO-8859-1",
          "ISO-8859-2",
          "ISO-8859-15",
          "MacRoman",
          "UTF-8",
          "UTF-16LE",
          "UTF-16BE");

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What counts is the text: German has the same bytes in windows-1252, 1250, 1254 and 1257. */
  @Test
  void readsEveryLanguageInEveryCharsetThatHasItsLetters() {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (Sentences.InLanguage language : Sentences.ALL) {
      String text = String.join("\n", language.sentences());
      for (String charset : CHARSETS) {
        if (Charset.forName(charset).newEncoder().canEncode(text)) {
          seen++;
          byte[] bytes = text.getBytes(Charset.forName(charset));
          String guess = CharsetDetection.detect(bytes).charset();
          if (!CharsetDecoding.decode(bytes, guess).equals(text)) {
            wrong.add(language.language() + " in " + charset + " was taken for " + guess);
          }
        }
      }
    }
    assertThat(seen).isGreaterThan(150);
    assertThat(wrong).isEmpty();
  }

  @Test
  void namesTheCharsetOfEachLanguagesWriters() {
    for (Sentences.InLanguage language : Sentences.ALL) {
      String text = String.join("\n", language.sentences());
      if (!language.charset().isEmpty()) {
        CharsetGuess guess =
            CharsetDetection.detect(text.getBytes(Charset.forName(language.charset())));
        List<String> named = new ArrayList<>(List.of(guess.charset()));
        guess.alternatives().stream()
            .filter(a -> a.confidence() == guess.confidence())
            .forEach(a -> named.add(a.charset()));
        assertThat(named).as(language.language()).contains(language.charset());
        assertThat(guess.confidence()).as(language.language()).isGreaterThan(0.5);
      }
    }
  }

  @Test
  void believesAByteOrderMark() {
    byte[] utf8 = utf8("\uFEFFa");
    assertThat(CharsetDetection.detect(utf8)).isEqualTo(new CharsetGuess("UTF-8", 1, List.of(), 3));
    byte[] little = "\uFEFF\u65E5".getBytes(StandardCharsets.UTF_16LE);
    assertThat(CharsetDetection.detect(little))
        .isEqualTo(new CharsetGuess("UTF-16LE", 1, List.of(), 2));
    byte[] big = "\uFEFF\u65E5".getBytes(StandardCharsets.UTF_16BE);
    assertThat(CharsetDetection.detect(big).charset()).isEqualTo("UTF-16BE");
  }

  @Test
  void takesPlainAsciiAndNothingForUtf8() {
    assertThat(CharsetDetection.detect(new byte[0]))
        .isEqualTo(new CharsetGuess("UTF-8", 1, List.of(), 0));
    assertThat(CharsetDetection.detect(utf8("plain\ttext\r\n\u001B[1mbold")).charset())
        .isEqualTo("UTF-8");
  }

  @Test
  void aSampleMayEndInsideACharacter() {
    byte[] whole = utf8("\u65E5\u672C");
    for (int length = 1; length <= whole.length; length++) {
      assertThat(CharsetDetection.detect(Arrays.copyOf(whole, length)).charset())
          .isEqualTo("UTF-8");
    }
  }

  @Test
  void utf8WithSomeBrokenPlacesIsStillUtf8ButLessSure() {
    byte[] bytes = utf8("\u00E4\u00F6\u00FC caf\u00E9 \u00DF? \u00E9t\u00E9 ~ na\u00EFve");
    bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('~')] = (byte) 0xE9;
    CharsetGuess guess = CharsetDetection.detect(bytes);
    assertThat(guess.charset()).isEqualTo("UTF-8");
    assertThat(guess.confidence()).isBetween(0.7, 0.95);
    assertThat(guess.alternatives()).isNotEmpty();
  }

  /** U+1F355 as two surrogates of three bytes each, and U+0000 as two bytes. */
  @Test
  void namesCesu8AndReadsIt() {
    byte[] bytes = {
      'a',
      (byte) 0xED,
      (byte) 0xA0,
      (byte) 0xBC,
      (byte) 0xED,
      (byte) 0xBD,
      (byte) 0x95,
      (byte) 0xC3,
      (byte) 0xA9,
      (byte) 0xC0,
      (byte) 0x80,
      (byte) 0xED,
      (byte) 0xA0,
      (byte) 0xBC
    };
    byte[] whole = Arrays.copyOf(bytes, 11);
    assertThat(CharsetDetection.detect(whole).charset()).isEqualTo("CESU-8");
    assertThat(CharsetDecoding.decode(whole, "CESU-8")).isEqualTo("a\uD83C\uDF55\u00E9\u0000");
    assertThat(CharsetDecoding.decode(bytes, 9, bytes.length, "CESU-8")).isEqualTo("\u0000\uFFFD");
  }

  @Test
  void losesNoByteOfACodePage() {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    for (String charset : CHARSETS.subList(0, 10)) {
      String text = CharsetDecoding.decode(all, charset);
      assertThat(text.chars().distinct().count()).as(charset).isEqualTo(256);
      String java = new String(all, Charset.forName(charset));
      for (int i = 0; i < 256; i++) {
        char expected = java.charAt(i) == '\uFFFD' ? (char) i : java.charAt(i);
        assertThat(text.charAt(i)).as("%s, byte %d", charset, i).isEqualTo(expected);
      }
    }
  }

  @Test
  void saysWhichCharsetItDoesNotKnow() {
    assertThatThrownBy(() -> CharsetDecoding.decode(new byte[0], "utf-nine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("utf-nine")
        .hasMessageContaining("windows-1252");
    assertThatThrownBy(() -> CharsetDecoding.decode(new byte[2], 1, 3, "windows-1252"))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new CharsetGuess("UTF-8", 1.5, List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }

  private static Path data(String... names) {
    String folder = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(folder != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(folder, names);
    Assumptions.assumeTrue(Files.exists(file), file.getFileName() + " is not in FINEFETTLE_DATA");
    return file;
  }

  /** UTF-8 that was read as windows-1252 and saved as MacRoman: the pound sign is E5 A3. */
  @Test
  void seesThroughTheDoubleDamageOfTheSpamVariant() throws IOException {
    byte[] bytes = Files.readAllBytes(data("sms_spam", "spam_variant.csv"));
    for (int length : List.of(5_000, 65_536, bytes.length)) {
      CharsetGuess guess = CharsetDetection.detect(Arrays.copyOf(bytes, length));
      assertThat(guess.charset()).isEqualTo("MacRoman");
      assertThat(guess.confidence()).isGreaterThan(0.99);
    }
  }

  /** One song has its pizza as two surrogates; everything else in these files is proper UTF-8. */
  @Test
  void findsTheOneFileThatIsNotUtf8() throws IOException {
    Path folder = data("snips_nlu", "train_PlayMusic_full.json.gz").getParent();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".gz")).toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          byte[] bytes = in.readAllBytes();
          String charset = CharsetDetection.detect(bytes).charset();
          boolean music = file.endsWith("train_PlayMusic_full.json.gz");
          assertThat(charset).as("%s", file.getFileName()).isEqualTo(music ? "CESU-8" : "UTF-8");
          String text = CharsetDecoding.decode(bytes, charset);
          assertThat(text).doesNotContain("\uFFFD");
          assertThat(text.contains("Pop Punk Perfection \uD83C\uDF55")).isEqualTo(music);
        }
      }
    }
  }
}
