package io.github.finefettle.dataprep.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermPatternsTest {
  private static final TermPatterns PATTERNS =
      TermPatterns.of("ticket", "[A-Z]{2,5}-[0-9]+").with("staff", "\\bE[0-9]{6}\\b");

  @Test
  void findsNamedPatterns() {
    String text = "See ABC-12 by E123456, not E1234567.";
    assertThat(
            PATTERNS.find(text).stream()
                .map(t -> t.term() + ":" + text.substring(t.begin(), t.end())))
        .containsExactly("ticket:ABC-12", "staff:E123456");
    assertThat(PATTERNS.names()).isEqualTo(List.of("staff", "ticket"));
  }

  @Test
  void takesTheFirstAndLongestOfOverlappingMatches() {
    TermPatterns both = TermPatterns.of("short", "ab").with("long", "abc+").with("late", "cd");
    assertThat(both.find("xabccd").stream().map(BlockedTerm::term)).containsExactly("long");
  }

  @Test
  void refusesWhatIsNoPatternOrMatchesNothing() {
    assertThatThrownBy(() -> TermPatterns.of("x", "(a)\\1")).hasMessageContaining("RE2");
    assertThatThrownBy(() -> TermPatterns.of("x", "a*")).hasMessageContaining("empty text");
    assertThatThrownBy(() -> PATTERNS.with("staff", "a")).hasMessageContaining("taken");
  }

  @Test
  void isNotHurtByAPatternThatOthersBacktrackOn() {
    TermPatterns evil = TermPatterns.of("evil", "(a+)+$|(a|aa)+b");
    assertThat(evil.find("a".repeat(100_000) + "c")).isEmpty();
  }

  @Test
  void readsItsDefinitionBack() {
    assertThat(TermPatterns.fromJson(PATTERNS.toJson())).isEqualTo(PATTERNS);
  }
}
