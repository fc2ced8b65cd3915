package io.github.finefettle.dataprep.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.duplicates.ExactDuplicates;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private static final String[] PIECES = {
    "a", "b", " ", "\n", "\r\n", "\u0301", "\u212A", "K", ";", "\u037E", "\u00E9", "e", "~", "\t"
  };

  @Test
  void takesTheBeginning() {
    assertThat(Probe.of("  hello world")).isEqualTo("hello world");
    assertThat(Probe.of("hello  ")).isEqualTo("hello");
    assertThat(Probe.of("cafe\u0301")).isEqualTo("caf");
    assertThat(Probe.of("\u00E9t\u00E9")).isEmpty();
    assertThat(Probe.of("x".repeat(100))).hasSizeLessThan(30);
    assertThat(Probe.of("")).isEmpty();
  }

  /** The law that makes the short cut exact, on random texts of troublesome pieces. */
  @Test
  void neverTellsEqualTextsApart() {
    RandomSequence random = RandomStream.of(42, "probe").sequence();
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      String key = ExactDuplicates.keyOf(text);
      assertThat(key).startsWith(Probe.of(text));
      assertThat(Probe.mayBeEqual(Probe.of(text), Probe.of(key))).isTrue();
      assertThat(Probe.mayHaveOneForm(text, key)).isTrue();
      assertThat(Probe.mayHaveOneForm(key, " " + text + "\n")).isTrue();
      assertThat(("a" + text).contains(Probe.of(key))).isTrue();
    }
  }

  @Test
  void tellsOtherTextsApart() {
    assertThat(Probe.mayHaveOneForm("hello world", "  hello there")).isFalse();
    assertThat(Probe.mayHaveOneForm("cafe\u0301", "caf\u00E9")).isTrue();
    assertThat(Probe.mayHaveOneForm("a\u0301 b", "b\u0301 b")).isTrue();
  }

  private static String text(RandomSequence random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(12);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
