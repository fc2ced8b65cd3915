package io.github.finefettle.dataprep.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlocklistTest {
  private static Blocklist list(String... terms) {
    return Blocklist.of("test", 1, List.of(terms));
  }

  private static List<String> found(Blocklist list, String text) {
    return list.find(text).stream().map(t -> text.substring(t.begin(), t.end())).toList();
  }

  @Test
  void findsATermOnlyBetweenBordersOfWords() {
    Blocklist list = list("ass", "hell");
    assertThat(found(list, "An ass, HELL! class assess hello shell _ass ass2 ass"))
        .containsExactly("ass", "HELL", "ass");
    assertThat(found(list.anywhere(), "class hello")).containsExactly("ass", "hell");
  }

  @Test
  void knowsLettersOfOtherAlphabetsAndMarks() {
    Blocklist list = list("stra\u00DFe", "ma", "\u043C\u0430\u0442");
    assertThat(
            found(
                list,
                "Stra\u00DFe, m\u00E4 m\u0430 ma\u0301 \u041C\u0410\u0422 \u043C\u0430\u0442\u044B"))
        .containsExactly("Stra\u00DFe", "\u041C\u0410\u0422");
  }

  @Test
  void takesAnyWhiteSpaceForTheSpaceOfAPhrase() {
    Blocklist list = list("as an ai  model");
    assertThat(found(list, "As\u00A0an\n\n\t AI model."))
        .containsExactly("As\u00A0an\n\n\t AI model");
    assertThat(found(list, "as anai model")).isEmpty();
  }

  @Test
  void needsNoBordersInScriptsWithoutSpaces() {
    Blocklist list = list("\u6BD2\u54C1", "\u0E22\u0E32\u0E1A\u0E49\u0E32");
    assertThat(found(list, "\u4ED6\u4EEC\u5356\u6BD2\u54C1\u5462")).containsExactly("\u6BD2\u54C1");
    assertThat(found(list, "\u0E02\u0E32\u0E22\u0E22\u0E32\u0E1A\u0E49\u0E32\u0E17\u0E35\u0E48"))
        .hasSize(1);
  }

  @Test
  void needsNoBorderWhereATermEndsInASign() {
    assertThat(found(list("c++", ".net", "$$$"), "In C++11 or ASP.NET: $$$!"))
        .containsExactly("C++", ".NET", "$$$");
  }

  @Test
  void takesTheFirstAndTheLongestOfOverlappingTerms() {
    Blocklist list = list("big", "big bad", "bad wolf", "wolf", "the big bad wolf ate");
    assertThat(found(list, "the big bad wolf")).containsExactly("big bad", "wolf");
    assertThat(found(list, "the big bad wolf ate")).containsExactly("the big bad wolf ate");
    assertThat(found(list, "a bad wolf")).containsExactly("bad wolf");
  }

  @Test
  void tellsTermAndGroup() {
    Blocklist list =
        Blocklist.ofGroups(
            "mixed", 3, Map.of("b", List.of("two", " one "), "a", List.of("One", "one")));
    BlockedTerm term = list.find("ONE").get(0);
    assertThat(term.group()).isEqualTo("a");
    assertThat(list.find("two").get(0).group()).isEqualTo("b");
    assertThat(list.name()).isEqualTo("mixed");
    assertThat(list.version()).isEqualTo(3);
  }

  @Test
  void foldsLettersBeyondTheFirstPlane() {
    String large = new String(Character.toChars(0x10400));
    String small = new String(Character.toChars(0x10428));
    assertThat(found(list("x" + small), "X" + large + " \uD801 x")).containsExactly("X" + large);
  }

  @Test
  void readsAFileOfTheUser(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("terms.txt");
    Files.writeString(
        file,
        "\uFEFF# my list\n\nfirst\n[insults]\nbad word\r\n  spaced  \n",
        StandardCharsets.UTF_8);
    Blocklist list = Blocklist.ofFile("mine", 2, file);
    assertThat(list.size()).isEqualTo(3);
    assertThat(list.find("Bad  Word").get(0).group()).isEqualTo("insults");
    assertThat(found(list, "first spaced")).containsExactly("first", "spaced");
    assertThatThrownBy(() -> Blocklist.ofFile("mine", 1, folder.resolve("no")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void isNamedByTheFingerprintOfItsTerms() {
    assertThat(list("b", "a", "a ")).isEqualTo(list("a", "b"));
    assertThat(list("a")).isNotEqualTo(list("b"));
    assertThat(list("a")).isNotEqualTo(list("a").anywhere());
    assertThat(list("secret").toJson().toCanonicalString()).doesNotContain("secret");
    assertThatThrownBy(() -> list(" ")).hasMessageContaining("no terms");
    assertThatThrownBy(() -> Blocklist.of("", 1, List.of("a"))).hasMessageContaining("my.step");
    assertThatThrownBy(() -> Blocklist.of("x", 0, List.of("a"))).hasMessageContaining("1 or more");
  }

  @Test
  void findsWhatTheObviousSearchFinds() {
    for (long round = 0; round < 3000; round++) {
      RandomSequence random = RandomStream.of(3, "blocklist").at(round).sequence();
      Set<String> terms = new TreeSet<>();
      int count = 1 + random.nextInt(8);
      for (int i = 0; i < count; i++) {
        terms.add("x" + letters(random, 1 + random.nextInt(5)));
        terms.add(letters(random, 1 + random.nextInt(4)) + "y");
      }
      String text = letters(random, 60).replace('c', ' ');
      Blocklist list = Blocklist.of("random", 1, terms).anywhere();
      for (BlockedTerm term : list.find(text)) {
        assertThat(text.substring(term.begin(), term.end())).isEqualToIgnoringCase(term.term());
      }
      boolean any = terms.stream().anyMatch(text::contains);
      assertThat(list.find(text).isEmpty()).as("%s in %s", terms, text).isEqualTo(!any);
      assertThat(ends(list.find(text))).isEqualTo(obvious(terms, text));
    }
  }

  private static List<Integer> ends(List<BlockedTerm> found) {
    return found.stream().map(BlockedTerm::end).toList();
  }

  /** All places, then from left to right, the longest first, whatever does not overlap. */
  private static List<Integer> obvious(Set<String> terms, String text) {
    List<int[]> spans = new ArrayList<>();
    for (int end = 1; end <= text.length(); end++) {
      for (String term : terms) {
        if (text.startsWith(term, end - term.length())) {
          spans.add(new int[] {end - term.length(), end});
        }
      }
    }
    spans.sort((a, b) -> a[0] != b[0] ? a[0] - b[0] : b[1] - a[1]);
    List<Integer> ends = new ArrayList<>();
    int last = 0;
    for (int[] span : spans) {
      if (span[0] >= last) {
        last = span[1];
        ends.add(last);
      }
    }
    return ends;
  }

  private static String letters(RandomSequence random, int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append("abcxy".charAt(random.nextInt(5)));
    }
    return out.toString();
  }

  @Test
  void searchesALongRowForALongListInLinearTime() {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      terms.add("term" + i + " of a list");
    }
    terms.add("a".repeat(1000) + "b");
    Blocklist list = Blocklist.of("long", 1, terms);
    assertThat(list.find("a".repeat(5_000_000))).isEmpty();
    assertThat(list.find("term1 of a lisp ".repeat(300_000))).isEmpty();
    assertThat(list.find("term1 of a list ".repeat(100_000))).hasSize(100_000);
  }
}
