package io.github.finefettle.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static final String PAIR = "😀";

  @Test
  void aTextUpToTheCapIsKeptWhole() {
    String text = "a".repeat(Excerpt.LONGEST);
    assertThat(new Excerpt("t", text).text()).isEqualTo(text);
    assertThat(new Excerpt("t", "").text()).isEmpty();
  }

  @Test
  void aLongerTextIsCutAtTheCap() {
    assertThat(new Excerpt("t", "a".repeat(Excerpt.LONGEST + 1)).text()).hasSize(Excerpt.LONGEST);
  }

  @Test
  void theCutNeverSplitsASurrogatePair() {
    String before = "a".repeat(Excerpt.LONGEST - 1);
    assertThat(new Excerpt("t", before + PAIR).text()).isEqualTo(before);
    String even = "a".repeat(Excerpt.LONGEST - 2) + PAIR;
    assertThat(new Excerpt("t", even + "more").text()).isEqualTo(even);
    assertThat(new Excerpt("t", PAIR.repeat(Excerpt.LONGEST)).text())
        .isEqualTo(PAIR.repeat(Excerpt.LONGEST / 2));
  }

  @Test
  void cuttingTwiceIsCuttingOnce() {
    Excerpt cut = new Excerpt("t", "b" + PAIR.repeat(Excerpt.LONGEST));
    assertThat(new Excerpt("t", cut.text())).isEqualTo(cut);
  }
}
