package io.github.finefettle.dataprep.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.ChatExample;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.InstructionExample;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.examples.Turn;
import io.github.finefettle.dataprep.rule.Roles;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckPairTest {
  private static final RowId ID = new RowId("pairs", 0);
  private static final String ANSWER = "The quick brown fox jumps over the lazy dog.";

  private static Example row(String input, String context, String target) {
    return InstructionExample.schema().read(ID, new InstructionExample(input, context, target));
  }

  private static Example chat(Turn... turns) {
    return ChatExample.schema().read(ID, ChatExample.of(turns));
  }

  private static List<Violation> equal(Example example) {
    return CheckEqualPair.flagging().violations(example);
  }

  private static List<Violation> leaks(Example example) {
    return CheckLeakedTarget.inInput().violations(example);
  }

  @Test
  void findsATargetThatEqualsTheInputOrTheContext() {
    assertThat(equal(row("Say it", "", "Say it "))).hasSize(1);
    assertThat(equal(row("Correct this", "All is well.", "All is well."))).hasSize(1);
    assertThat(equal(row("Say it", "", "say it"))).isEmpty();
    assertThat(equal(row("", "", ""))).isEmpty();
  }

  @Test
  void inAChatAnAnswerIsHeldAgainstItsOwnQuestion() {
    assertThat(
            equal(
                chat(
                    Turn.of("user", "Hello"),
                    Turn.of("assistant", "Hello"),
                    Turn.of("user", "Bye"),
                    Turn.of("assistant", "See you"))))
        .extracting(Violation::part)
        .containsExactly(2);
    assertThat(
            equal(
                chat(
                    Turn.of("user", "Hello"),
                    Turn.of("assistant", "Hi"),
                    Turn.of("user", "What did I say?"),
                    Turn.of("assistant", "Hello"))))
        .isEmpty();
  }

  @Test
  void findsAnAnswerThatStandsInThePrompt() {
    List<Violation> found = leaks(row("Repeat: " + ANSWER + "\nNow.", "", " " + ANSWER));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).measured()).hasValue(ANSWER.length());
    assertThat(found.get(0).threshold()).hasValue(24);
    assertThat(leaks(row("Who jumps over the lazy dog?", "", ANSWER))).isEmpty();
  }

  @Test
  void findsALastLineThatStandsInThePrompt() {
    String reasoned = "Let us think about it.\nThere are two.\n\nFinal answer: " + ANSWER + "\n";
    assertThat(leaks(row("Hint: " + ANSWER + " Why?", "", reasoned)))
        .extracting(Violation::reason)
        .containsExactly("The answer's last line stands in the prompt, to the letter.");
    assertThat(leaks(row("Hint: none. Why?", "", reasoned))).isEmpty();
  }

  @Test
  void shortAnswersAndNamesOfClassesDoNotLeak() {
    assertThat(leaks(row("Is it true? Answer yes or no.", "", "yes"))).isEmpty();
    assertThat(
            leaks(
                row(
                    "Choose card_payment_wrong_exchange_rate or x.",
                    "",
                    "card_payment_wrong_exchange_rate")))
        .isEmpty();
    assertThat(leaks(row("Is it 72? 72", "", "48 / 2 = 24\n#### 72"))).isEmpty();
  }

  @Test
  void mendedCodeDoesNotLeak() {
    String code = "def greet(name):\nprint('Hello, dear ' + name)\n\ngreet('my old friend')";
    assertThat(leaks(row("Mend this:\n" + code, "", code.replace("\np", "\n    p")))).isEmpty();
    assertThat(leaks(row("Mend this:\n" + code, "", code.replace("dear", "my dear")))).isEmpty();
    assertThat(leaks(row("Mend this:\n" + code + " \n", "", code))).hasSize(1);
  }

  @Test
  void looksInTheContextOnlyWhereAsked() {
    Example extract = row("Which animal jumps?", "He said: " + ANSWER, ANSWER);
    assertThat(leaks(extract)).isEmpty();
    assertThat(CheckLeakedTarget.inInput().andContext().violations(extract)).hasSize(1);
  }

  @Test
  void theGuardIsChosen() {
    CheckLeakedTarget strict = CheckLeakedTarget.inInput().from(3, 1);
    assertThat(strict.violations(row("yes or no", "", "yes"))).hasSize(1);
    assertThatThrownBy(() -> CheckLeakedTarget.inInput().from(0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new CheckLeakedTarget(Roles.of(Role.LABEL), 1, 1, strict.consequence()))
        .hasMessageContaining("[LABEL]");
  }

  @Test
  void scriptsWithoutSpacesHaveWords() {
    String answer =
        "\u4ECA\u65E5\u306F\u5929\u6C17\u304C\u3068\u3066\u3082\u826F\u3044\u3067\u3059";
    String text =
        answer
            + "\u660E\u65E5\u3082\u305D\u3046\u3067\u3057\u3087\u3046\u3068\u601D\u3044\u307E\u3059\u304C";
    assertThat(leaks(row("\u300C" + text + "\u300D", "", text))).hasSize(1);
  }

  @Test
  void theResultOfAToolIsThereToBeRepeated() {
    assertThat(
            leaks(
                chat(
                    Turn.of("user", "Look it up."),
                    new Turn("assistant", "", "[]"),
                    Turn.of("tool", ANSWER),
                    Turn.of("assistant", ANSWER))))
        .isEmpty();
    assertThat(leaks(chat(Turn.of("user", "Say: " + ANSWER), Turn.of("assistant", ANSWER))))
        .hasSize(1);
  }

  @Test
  void findsALabelInItsInput() {
    assertThat(label("Please cancel my card arrival.", "card_arrival")).hasSize(1);
    assertThat(label("A SPAM message", "spam")).hasSize(1);
    assertThat(label("Hamburg is a city", "ham")).isEmpty();
    assertThat(label("a message", "")).isEmpty();
  }

  private static List<Violation> label(String text, String label) {
    return CheckLabelInInput.flagging()
        .violations(LabelledText.schema().read(ID, new LabelledText(text, label)));
  }

  @Test
  void longRunsOfOneSignTakeLinearTime() {
    String text = "a".repeat(10_000_000);
    String answer = "a".repeat(4_999_999) + " b c d e";
    assertThat(CheckLeakedTarget.inInput().from(1, 1).violations(row(text, "", answer))).isEmpty();
    assertThat(equal(row(text, "", text))).hasSize(1);
    assertThat(LinearSearch.indexOf(text + "b", "a".repeat(100_000) + "b", 0)).isEqualTo(9_900_000);
  }

  @Test
  void theLinearSearchFindsWhatThePlainOneFinds() {
    String text = "abababac".repeat(60) + "abababab".repeat(40);
    for (int length = 60; length < 200; length += 7) {
      for (int begin = 0; begin + length < text.length(); begin += 31) {
        String pattern = text.substring(begin, begin + length);
        assertThat(LinearSearch.indexOf(text, pattern, 0)).isEqualTo(text.indexOf(pattern));
        assertThat(LinearSearch.indexOf(text, pattern + "x", 0)).isEqualTo(-1);
      }
    }
  }
}
