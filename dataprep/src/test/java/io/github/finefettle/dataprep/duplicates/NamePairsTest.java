package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePairsTest {
  private static final Set<Guard> NAMES = EnumSet.of(Guard.NAMES);

  @ParameterizedTest
  @CsvSource({
    "Amanda has a dog, Josie has a dog",
    "Maria went to town, Anna went to town",
    "'Dear Maria Lopez, please come', 'Dear Anna Lopez, please come'",
    "Hi Tom how are you, Hi Ann how are you",
    "Mr. Smith sold a cow, Mr. Jones sold a cow",
    "It rained. Tom's hat was wet., It rained. Ann's hat was wet.",
    "It rained. Tom’s hat was wet., It rained. Ann’s hat was wet.",
    "Paul and Sue eat, Karl and Sue eat",
    "José paid for it, René paid for it",
    "Élodie paid for it, René paid for it",
    "New York is large, New Delhi is large",
    "'So, Maria earns $5', 'So, Anna earns $5'"
  })
  void differentNamesAtTheBeginningOfASentenceKeepRowsApart(String a, String b) {
    assertThat(NamePairs.apart(a, b)).isTrue();
    assertThat(NamePairs.apart(b, a)).isTrue();
    assertThat(Guard.apart(a, b, NAMES)).contains(Guard.NAMES);
    assertThat(Guard.apart(a, b, Set.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // The name is left out, or told by a pronoun.
    "Maria went to town, She went to town",
    "Maria went to town, went to town",
    "'Dear Maria, please come', 'Dear all, please come'",
    // The same names in another place, or in other letters.
    "Maria likes Anna, Anna likes Maria",
    "Maria went to town, MARIA went to town",
    "Maria went to town, maria went to town",
    "José paid for it, José paid for it",
    // Orders and words that begin sentences.
    "Write stories about a dog, Compose stories about a dog",
    "However is it done, How is it done",
    "Thanks for all, Many thanks for all",
    "FREE was the word, WIN was the word",
    // Words that the row also has in small letters.
    "Cats and dogs. I like cats, Hens and dogs. I like hens",
    // In German no verb of the list speaks for a noun at the beginning.
    "Bücher liegen hier, Hefte liegen hier",
    // Nothing but signs.
    "'', '...'"
  })
  void whatIsNoOtherNameKeepsNothingApart(String a, String b) {
    assertThat(NamePairs.apart(a, b)).isFalse();
    assertThat(NamePairs.apart(b, a)).isFalse();
  }

  /** When each was looked for in the whole text, a pair of this length took a minute. */
  @Test
  void aLongTextMayHaveThousandsOfNames() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 16_000; i++) {
      char[] digits = Integer.toString(i, 10).toCharArray();
      names.append(" Then Mr Q");
      for (char digit : digits) {
        names.append((char) ('a' + digit - '0'));
      }
      names.append(" went.");
    }
    String a = "One." + names + " Then Mr Smith went. End.";
    assertThat(NamePairs.apart(a, "Two." + names + " Then Mr Smith went. Stop.")).isFalse();
    assertThat(NamePairs.apart(a, "Two." + names + " Then Mr Jones went. Stop.")).isTrue();
  }

  /** The measure behind the list of verbs: how many names that begin a problem are seen. */
  @Test
  void nearlyAllNamesThatBeginAProblemAreSeen() {
    List<String> texts =
        RealRows.gsm8k().stream().map((Example row) -> row.text(Role.INPUT)).toList();
    Set<String> small =
        texts.stream()
            .flatMap(text -> Pattern.compile("(?U)\\b[a-z]+\\b").matcher(text).results())
            .map(found -> found.group())
            .collect(Collectors.toSet());
    // Since Java 19 a word ends before an accent unless (?U) says otherwise.
    Pattern first = Pattern.compile("(?U)^([A-Z][a-z]+)\\b");
    int names = 0;
    int before = 0;
    int seen = 0;
    for (String text : texts) {
      Matcher matcher = first.matcher(text);
      if (matcher.find()) {
        String name = matcher.group(1);
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        if (!small.contains(lower) && !NameGuard.ORDINARY.contains(lower)) {
          String other = text.replaceAll("(?U)\\b" + name + "\\b", "Zelda");
          names++;
          before += NameGuard.sum(text) == NameGuard.sum(other) ? 0 : 1;
          seen += Guard.apart(text, other, NAMES).equals(Optional.of(Guard.NAMES)) ? 1 : 0;
        }
      }
    }
    assertThat(names).isEqualTo(4685);
    assertThat(before).isEqualTo(1860);
    assertThat(seen).isGreaterThan(4550);
  }
}
