package io.github.finefettle.dataprep.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharacterPolicyTest {
  private static final CharacterPolicy FLAG = CharacterPolicy.flagging();
  private static final CharacterPolicy CHANGE = CharacterPolicy.changing();

  private static void finds(String text, TextFinding... findings) {
    TreatedText treated = FLAG.apply(text);
    assertThat(treated.text()).isSameAs(text);
    assertThat(treated.findings()).containsExactly(findings);
  }

  private static TextFinding finding(TextFinding.Kind kind, int start, int end, String what) {
    return new TextFinding(kind, start, end, what);
  }

  @Test
  void zeroWidthCharactersAreFoundWhereNoScriptNeedsThem() {
    finds("pass\u200Bword", finding(TextFinding.Kind.ZERO_WIDTH, 4, 5, "U+200B"));
    finds(
        "co\u00ADop\uFEFF",
        finding(TextFinding.Kind.ZERO_WIDTH, 2, 3, "U+00AD"),
        finding(TextFinding.Kind.ZERO_WIDTH, 5, 6, "U+FEFF"));
    finds("a\u200Db", finding(TextFinding.Kind.ZERO_WIDTH, 1, 2, "U+200D"));
    finds("\uD83D\uDC68\u200D\uD83D\uDC69 \u0646\u200C\u0645");
    assertThat(CHANGE.apply("pass\u200Bword").text()).isEqualTo("password");
  }

  /** The trick of "Trojan source": code that is read in another order than it runs. */
  @Test
  void overridesAreAlwaysFound() {
    finds(
        "if \u202Eevil\u202C",
        finding(TextFinding.Kind.DIRECTION, 3, 4, "U+202E"),
        finding(TextFinding.Kind.DIRECTION, 8, 9, "U+202C"));
    finds("\u05D0 \u202Bx", finding(TextFinding.Kind.DIRECTION, 2, 3, "U+202B"));
  }

  @Test
  void marksAndClosedIsolatesBelongIntoTextsFromTheRight() {
    finds("\u05E9\u05DC\u05D5\u05DD\u200F (abc)\u200E");
    finds("\u05D0 \u2067\u05D1\u2069");
    finds("\u05D0 \u2067\u05D1", finding(TextFinding.Kind.DIRECTION, 2, 3, "U+2067"));
    finds("\u05D0 \u2069", finding(TextFinding.Kind.DIRECTION, 2, 3, "U+2069"));
    finds("abc\u200F", finding(TextFinding.Kind.DIRECTION, 3, 4, "U+200F"));
    finds(
        "abc\u2066d\u2069",
        finding(TextFinding.Kind.DIRECTION, 3, 4, "U+2066"),
        finding(TextFinding.Kind.DIRECTION, 5, 6, "U+2069"));
  }

  @Test
  void tagsAreFoundOutsideFlags() {
    String hidden = "hi" + Character.toString(0xE0041);
    finds(hidden, finding(TextFinding.Kind.TAG, 2, 4, "U+E0041"));
    assertThat(CHANGE.apply(hidden).text()).isEqualTo("hi");
    StringBuilder scotland = new StringBuilder(Character.toString(0x1F3F4));
    "gbsct".chars().forEach(c -> scotland.appendCodePoint(0xE0000 + c));
    finds(scotland.appendCodePoint(0xE007F).toString());
    String open = Character.toString(0x1F3F4) + Character.toString(0xE0067);
    finds(open, finding(TextFinding.Kind.TAG, 2, 4, "U+E0067"));
  }

  @Test
  void aLetterThatPassesForAnotherIsFoundInItsWord() {
    String word = "p\u0430ypal";
    finds("my " + word + ".", finding(TextFinding.Kind.MIXED_SCRIPT, 3, 9, word));
    assertThat(CHANGE.apply("my " + word + ".").text()).isEqualTo("my paypal.");
    assertThat(CHANGE.apply("\u043F\u0440\u0438\u0432e\u0442").text())
        .isEqualTo("\u043F\u0440\u0438\u0432\u0435\u0442");
    assertThat(CHANGE.apply("micr\u03BFs\u03BFft").text()).isEqualTo("microsoft");
    finds("10 k\u03A9 and \u03B4x");
    finds("\u043F\u0440\u0438\u0432\u0435\u0442 hello \u03B3\u03B5\u03B9\u03B1");
  }

  @Test
  void theSkeletonOfTwoTextsThatLookAlikeIsTheSame() {
    assertThat(LookAlikes.skeleton("\u0430\u0440\u0440\u0435")).isEqualTo("appe");
    assertThat(LookAlikes.skeleton("\u0391\u0392\u0395")).isEqualTo("ABE");
    assertThat(LookAlikes.skeleton("plain")).isEqualTo("plain");
    String text = "\u0436\u0434";
    assertThat(LookAlikes.skeleton(text)).isSameAs(text);
  }

  @Test
  void eachKindHasItsOwnTreatment() {
    CharacterPolicy policy =
        FLAG.with(TextFinding.Kind.ZERO_WIDTH, Treatment.CHANGE)
            .with(TextFinding.Kind.DIRECTION, Treatment.KEEP);
    TreatedText treated = policy.apply("a\u200Bb\u202Ec p\u0430y");
    assertThat(treated.text()).isEqualTo("ab\u202Ec p\u0430y");
    assertThat(treated.findings())
        .extracting(TextFinding::kind)
        .containsExactly(TextFinding.Kind.ZERO_WIDTH, TextFinding.Kind.MIXED_SCRIPT);
  }

  @Test
  void jsonRoundTrip() {
    for (CharacterPolicy policy :
        List.of(FLAG, CHANGE, FLAG.with(TextFinding.Kind.TAG, Treatment.KEEP))) {
      CharacterPolicy read = CharacterPolicy.fromJson(JsonValue.parse(policy.toString()));
      assertThat(read).isEqualTo(policy).hasSameHashCodeAs(policy);
    }
    JsonValue json = JsonValue.parse(FLAG.toString().replace("\"flag\"", "\"burn\""));
    assertThatThrownBy(() -> CharacterPolicy.fromJson(json))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("burn");
  }
}
