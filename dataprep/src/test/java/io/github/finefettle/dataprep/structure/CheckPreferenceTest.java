package io.github.finefettle.dataprep.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.PreferenceExample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckPreferenceTest {
  private static List<PreferenceFault> faults(String chosen, String rejected) {
    Example example =
        PreferenceExample.schema()
            .read(new RowId("pairs", 0), new PreferenceExample("Why?", chosen, rejected));
    List<PreferenceFault> found = new ArrayList<>();
    for (PreferenceFault fault : PreferenceFault.values()) {
      CheckPreference.forFaults(fault).violations(example).forEach(v -> found.add(fault));
    }
    assertThat(CheckPreference.forAll().violations(example)).hasSameSizeAs(found);
    return found;
  }

  @Test
  void findsNothingInAGoodPair() {
    assertThat(faults("Because it is.", "No idea.")).isEmpty();
    assertThat(faults("Yes", "yes")).isEmpty();
    assertThat(faults("ab c", "a bc")).isEmpty();
  }

  @Test
  void findsMissingAnswers() {
    assertThat(faults("", "x")).containsExactly(PreferenceFault.EMPTY_CHOSEN);
    assertThat(faults("x", "\u200B")).containsExactly(PreferenceFault.EMPTY_REJECTED);
    assertThat(faults("", ""))
        .containsExactly(PreferenceFault.EMPTY_CHOSEN, PreferenceFault.EMPTY_REJECTED);
  }

  @Test
  void findsEqualAnswers() {
    assertThat(faults("caf\u00E9\r\nx", " cafe\u0301\nx"))
        .containsExactly(PreferenceFault.SAME_ANSWERS);
    assertThat(faults("a  b", "a\n\nb\u00A0")).containsExactly(PreferenceFault.SAME_UP_TO_SPACE);
  }

  private static String dialogue(String question, String answer) {
    return "\n\nHuman: "
        + question
        + "\n\nAssistant: Sure.\n\nHuman: Go on.\n\nAssistant: "
        + answer;
  }

  @Test
  void findsPromptsThatDifferInside() {
    assertThat(faults(dialogue("Why?", "Well."), dialogue("Why?", "Bad."))).isEmpty();
    assertThat(faults(dialogue("Why?", "Well."), dialogue("How?", "Bad.")))
        .containsExactly(PreferenceFault.DIFFERENT_PROMPTS);
    assertThat(faults(dialogue("Why?", "Well."), dialogue("Why?", "Well. ")))
        .containsExactly(PreferenceFault.SAME_ANSWERS);
  }

  private static String json(String question, String answer) {
    return "[{\"role\":\"user\",\"content\":\""
        + question
        + "\"},{\"content\":\""
        + answer
        + "\",\"role\":\"assistant\"}]";
  }

  @Test
  void readsAnswersThatAreChatsInJson() {
    assertThat(faults(json("Why?", "Well."), json("Why?", "Bad."))).isEmpty();
    assertThat(faults(json("Why?", "Well."), json("How?", "Bad.")))
        .containsExactly(PreferenceFault.DIFFERENT_PROMPTS);
    assertThat(faults(json("Why?", "Same."), " " + json("Why?", "Same.")))
        .containsExactly(PreferenceFault.SAME_ANSWERS);
  }

  @Test
  void anAnswerThatIsJsonButNoChatIsAnAnswer() {
    assertThat(faults("[1, 2]", "[2, 1]")).isEmpty();
    assertThat(faults("{\"a\":1}", "{broken")).isEmpty();
  }
}
