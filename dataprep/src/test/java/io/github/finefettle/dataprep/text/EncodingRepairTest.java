package io.github.finefettle.dataprep.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingRepairTest {
  private static final String GERMAN = "Die Gr\u00F6\u00DFe des Caf\u00E9s ist \u00FCberraschend";
  private static final String QUOTED =
      "It\u2019s a \u201Cquoted\u201D price \u2013 \u00A35 or \u20AC6";
  private static final String RUSSIAN =
      "\u043F\u0440\u0438\u0432\u0435\u0442, \u043A\u0430\u043A \u0434\u0435\u043B\u0430";
  private static final String JAPANESE = "\u6771\u4EAC\u306F\u65E5\u672C\u306E\u9996\u90FD";

  /** UTF-8 bytes read by a code page, as often as asked. */
  private static String damaged(String text, String charset, int layers) {
    String current = text;
    for (int i = 0; i < layers; i++) {
      byte[] bytes = current.getBytes(StandardCharsets.UTF_8);
      String read = new String(bytes, Charset.forName(charset));
      StringBuilder sloppy = new StringBuilder();
      for (int k = 0; k < read.length(); k++) {
        char c = read.charAt(k);
        sloppy.append(c == '\uFFFD' ? (char) (bytes[k] & 0xFF) : c);
      }
      current = sloppy.toString();
    }
    return current;
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, 1",
    "windows-1252, 2",
    "windows-1252, 3",
    "ISO-8859-1, 1",
    "ISO-8859-1, 2",
    "windows-1250, 1",
    "windows-1254, 1",
    "windows-1257, 1",
    "ISO-8859-2, 1"
  })
  void undoesEveryLayerOfTheLatinPages(String charset, int layers) {
    for (String text : List.of(GERMAN, QUOTED, RUSSIAN, JAPANESE)) {
      assertThat(EncodingRepair.repair(damaged(text, charset, layers))).isEqualTo(text);
    }
  }

  /** What is left out reads like right text: German letters in Cyrillic ones, for example. */
  @Test
  void undoesTheOtherPagesWhereTheDamageShows() {
    for (String text : List.of(QUOTED, RUSSIAN)) {
      assertThat(EncodingRepair.repair(damaged(text, "windows-1251", 1))).isEqualTo(text);
    }
    for (String text : List.of(QUOTED)) {
      assertThat(EncodingRepair.repair(damaged(text, "windows-1253", 1))).isEqualTo(text);
    }
    for (String text : List.of(GERMAN, QUOTED, JAPANESE)) {
      assertThat(EncodingRepair.repair(damaged(text, "x-MacRoman", 1))).isEqualTo(text);
    }
    for (String text : List.of(GERMAN, QUOTED, RUSSIAN, JAPANESE)) {
      assertThat(EncodingRepair.repair(damaged(text, "IBM437", 1))).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CAF\u00C9\u2122 and RAN\u00C9\u2026",
        "Bront\u00EB\u2026\u201D",
        "S\u00C3O PAULO, MA\u00C7\u00C3",
        "\u201CGr\u00FC\u00DFe aus K\u00F6ln\u201D \u2014 \u00A350\u2122",
        "\u0420\u043E\u0441\u0441\u0438\u044F, \u0421\u0456\u0440\u043A\u043E, \u0422\u0457\u0445",
        "\u0160koda \u017Dilina \u0141\u00F3d\u017A",
        "20\u00D730 cm \u00B15\u00B0",
        "\u05E9\u05DC\u05D5\u05DD \u0633\u0644\u0627\u0645",
        "\u00ABYID\u00CE\u015E\u00CE",
        "plain ascii"
      })
  void leavesRightTextsAlone(String text) {
    assertThat(EncodingRepair.explain(text).layers()).isEmpty();
    assertThat(EncodingRepair.repair(text)).isEqualTo(text);
  }

  /** The names of all languages in all languages, in quotes and in capitals: all of them right. */
  @Test
  void leavesWordsOfAllLanguagesAlone() {
    long seen = 0;
    List<String> changed = new ArrayList<>();
    for (Locale locale : Locale.getAvailableLocales()) {
      if (!locale.getCountry().isEmpty() || !locale.getScript().isEmpty()) {
        continue;
      }
      for (String code : Locale.getISOLanguages()) {
        String name = Locale.forLanguageTag(code).getDisplayLanguage(locale);
        for (String text :
            List.of(name, "\u201C" + name + "\u201D", name.toUpperCase(locale) + "\u2026")) {
          seen++;
          if (!EncodingRepair.repair(text).equals(text)) {
            changed.add(text);
          }
        }
      }
    }
    assertThat(seen).isGreaterThan(50_000);
    // None on Java 17; other releases bring other names.
    assertThat(changed.size()).as("%s", changed).isLessThanOrEqualTo((int) (seen / 50_000));
  }

  @Test
  void readsLoneControlsAsWindows1252() {
    assertThat(EncodingRepair.repair("don\u0092t \u0096 \u0085"))
        .isEqualTo("don\u2019t \u2013 \u2026");
    assertThat(EncodingRepair.explain("don\u0092t").layers()).containsExactly("controls");
  }

  @Test
  void repairingTwiceIsRepairingOnce() {
    for (String text :
        List.of("na\u00C3\u00AFve", "\u00E2\u20AC\u0153lossy\u00E2\u20AC\uFFFD", "a\u0081b")) {
      String once = EncodingRepair.repair(text);
      assertThat(EncodingRepair.repair(once)).isEqualTo(once);
    }
  }

  /** U+1FAE0 is newer than the tables of Java 17, U+1FADD (nothing yet) than all tables. */
  @Test
  void repairsEmojiThatThisJavaReleaseDoesNotKnow() {
    for (String text : List.of("Thank you \uD83E\uDEE0 bye", "Thank you \uD83E\uDEDD bye")) {
      assertThat(EncodingRepair.repair(damaged(text, "windows-1252", 1))).isEqualTo(text);
      assertThat(UnicodeForm.normalize(text + "\u200D\u2640")).isEqualTo(text + "\u2640");
    }
    assertThat(UnicodeForm.normalize("\uD83E\uDEE0\u200D\u2640"))
        .isEqualTo("\uD83E\uDEE0\u200D\u2640");
  }
}
