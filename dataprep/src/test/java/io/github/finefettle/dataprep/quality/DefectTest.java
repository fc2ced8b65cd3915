package io.github.finefettle.dataprep.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefectTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm sorry, but I can't assist with that request.",
        "I\u2019m sorry, but as an AI language model I cannot browse the web.",
        "  Unfortunately, I am unable to open the link.",
        "As an AI, I don't have access to your files.",
        "I cannot fulfill this request.",
        "I apologize, but I will not write that.",
        "Sorry, I won't be able to do that!",
        "I must decline to answer."
      })
  void anAnswerThatBeginsByRefusingIsARefusal(String answer) {
    assertThat(Refusals.isRefusal(answer)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm sorry to hear that you're feeling lonely. Try to call a friend.",
        "I can't believe it; I've found a spring on Mars!",
        "I cannot emphasize enough how much passwords matter.",
        "The model said: I'm sorry, but I can't assist with that.",
        "Sorry, the shop is closed.",
        "You cannot divide by zero.",
        "I'm sorry, but you came in second.",
        ""
      })
  void regretsAndOtherPeoplesDenialsAreNone(String answer) {
    assertThat(Refusals.isRefusal(answer)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "As an AI language model, I have no opinion.|true",
        "I see. I'm just an AI, so take care.|true",
        "My knowledge cutoff is in 2021.|true",
        "The word AI stands for artificial intelligence.|false",
        "string text = \"Hello, I am an AI assistant.\";|false",
        "A language model predicts the next word.|false",
        "Said Aida: as an aim, it is fine.|false"
      })
  void aModelThatSpeaksOfItselfIsFoundAnywhere(String answer, boolean expected) {
    assertThat(Refusals.mentionsItself(answer)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://example.com/a?b=c|true",
        "http://a.example  www.example.org/x.|true",
        "<https://example.com>|true",
        "See https://example.com|false",
        "example|false",
        "http://|false"
      })
  void anInputOfAddressesAloneIsFound(String prompt, boolean expected) {
    assertThat(PromptDefects.isOnlyUrls(prompt)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What do you see in the image above?|true",
        "Describe the attached picture in one sentence.|true",
        "Summarize the following article:|true",
        "Fix the bug in the following code.|true",
        "Describe the image above: ![cat](cat.png)|false",
        "Summarize the following article: Cats sleep a lot.|false",
        "Write a function that reverses the words of a given sentence.|false",
        "Draw a picture of a house.|false",
        "Explain the figure of speech above all.|false"
      })
  void aReferenceToNothingIsFound(String prompt, boolean expected) {
    assertThat(PromptDefects.hasDanglingReference(prompt, "")).isEqualTo(expected);
    assertThat(PromptDefects.hasDanglingReference(prompt, "Here it is.")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name three birds.Write a poem about one.|true",
        "Instruction: add two numbers. Instruction: name a bird.|true",
        "Name three birds. Write a poem about one.|false",
        "Use System.Create and then stop.|false",
        "Call Foo.Create() twice.|false"
      })
  void twoInstructionsRunTogetherAreFound(String prompt, boolean expected) {
    assertThat(PromptDefects.isMerged(prompt)).isEqualTo(expected);
  }

  @Test
  void anAnswerThatBeginsWithTheWholePromptIsAnEcho() {
    String prompt = "Write a short poem about the sea.";
    assertThat(Echo.isEcho(prompt, "write a short poem, about THE SEA! Blue waves", 6)).isTrue();
    assertThat(Echo.isEcho(prompt, prompt, 6)).isTrue();
    assertThat(Echo.isEcho(prompt, "Write a short poem about the seaside", 6)).isFalse();
    assertThat(Echo.isEcho("Say yes.", "Say yes.", 6)).isFalse();
    assertThat(Echo.isEcho("", "", 0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Use this:```int a = 1;|OPEN_FENCE",
        "int main() { return 0;|OPEN_BRACKET",
        "print(\"{\")|",
        "if (c == '[') { x(); }|",
        "The harbour was quiet and the boats lay still, and the men who owned the|MID_SENTENCE",
        "We walked along the shore for an hour and saw gulls, crabs, shells,|MID_SENTENCE",
        "It rained all day. The river rose by a metre and in the evening we decided to leave"
            + "|NO_FINAL_PUNCTUATION",
        "It rained all day. The river rose by a metre and in the evening we decided to leave.|",
        "I eagerly await your thoughts on this and look forward to it. Yours sincerely, Jane|",
        "1. Apples and pears and plums and cherries and grapes and figs and dates and|",
        "#### 72|",
        "The answer is 4|",
        "''|"
      })
  void anAnswerThatWasCutOffIsTold(String answer, Truncation expected) {
    assertThat(Truncation.of(answer).orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Defect.class)
  void rulesReadBackEqualAndFlagByDefault(Defect defect) {
    FindDefect rule = FindDefect.flagging(defect);
    assertThat(rule.action()).isEqualTo(RuleAction.FLAGGED);
    assertThat(Learnings.readBack(rule, Registry.empty())).isEqualTo(rule);
    assertThat(Learnings.readBack(FindDefect.dropping(defect), Registry.empty()))
        .isEqualTo(FindDefect.dropping(defect))
        .isNotEqualTo(rule);
    assertThat(rule.edits()).isEmpty();
  }

  @Test
  void theDefectIsNamedWithTheTurnThatHasIt() {
    Example chat =
        Example.of(
            new RowId("chat", 0),
            List.of(
                new Part(Role.INPUT, "user", "Who won?"),
                new Part(Role.TARGET, "assistant", "The blue team."),
                new Part(Role.INPUT, "user", "Tell me which of the teams was the best one."),
                new Part(
                    Role.TARGET,
                    "assistant",
                    "Tell me which of the teams was the best one. The blue one.")));
    assertThat(FindDefect.dropping(Defect.ECHO).apply(chat).notes())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.part()).isEqualTo(3);
              assertThat(note.action()).isEqualTo(RuleAction.DROPPED);
            });
    assertThat(FindDefect.flagging(Defect.REFUSAL).apply(chat).notes()).isEmpty();
  }

  @Test
  void cleanRealRowsShowNoDefect() throws Exception {
    for (Defect defect : Defect.values()) {
      assertThat(Learnings.notes(FindDefect.flagging(defect), RealRows.gsm8kExamples()))
          .as(defect.id())
          .isEmpty();
    }
    for (Defect defect : List.of(Defect.REFUSAL, Defect.URL_ONLY_INPUT, Defect.ECHO)) {
      for (String part : List.of("codegen", "roleplay")) {
        assertThat(Learnings.notes(FindDefect.flagging(defect), RealRows.gpteacherExamples(part)))
            .as(defect.id())
            .isEmpty();
      }
    }
  }

  @Test
  void aModelThatLoopsEchoesItsPromptsAndIsCutOff() throws Exception {
    List<Example> rows = RealRows.answersOf("davinci");
    // Read by eye: all 33 are echoes, all 20 end in the middle.
    assertThat(Learnings.notes(FindDefect.flagging(Defect.ECHO), rows)).hasSize(33);
    assertThat(Learnings.notes(FindDefect.flagging(Defect.TRUNCATED_ANSWER), rows)).hasSize(20);
    List<Example> better = RealRows.answersOf("text-davinci-003");
    assertThat(Learnings.notes(FindDefect.flagging(Defect.ECHO), better)).isEmpty();
    assertThat(Learnings.notes(FindDefect.flagging(Defect.TRUNCATED_ANSWER), better)).hasSize(1);
  }
}
