package io.github.finefettle.dataprep.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.PairExample;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.PartEdit;
import io.github.finefettle.dataprep.rule.StepOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrimRoleMarkersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "User: hello", "Human: hello", " **User:** hello", "### Instruction:\nhello",
        "<|user|>\nhello", "<|im_start|>user\nhello", "[INST] hello", "User: User: hello",
        "### Human: hello"
      })
  void takesTheMarkOffAQuestion(String text) {
    assertThat(RoleMarkers.trimmed(text, false)).isEqualTo("hello");
    assertThat(RoleMarkers.trimmed("hello", false)).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Assistant: hello",
        "### Response:\nhello",
        "<|assistant|>hello",
        "### Answer: hello",
        "<|im_start|>assistant\nhello"
      })
  void takesTheMarkOffAnAnswer(String text) {
    assertThat(RoleMarkers.trimmed(text, true)).isEqualTo("hello");
    assertThat(RoleMarkers.trimmed(text, false)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User: hi\nAssistant: hello\nUser: bye",
        "### Instruction:\n### Response:\nx",
        "User:",
        "User:  \n",
        "The User: hello",
        "Users: hello",
        "## Inputs and outputs",
        "user hello"
      })
  void leavesDialoguesAndOtherTexts(String text) {
    assertThat(RoleMarkers.trimmed(text, false)).isEqualTo(text);
  }

  @Test
  void editsTheRolesThatAreAsked() {
    Example row =
        PairExample.schema()
            .read(new RowId("rows", 0), new PairExample("User: hi", "Assistant: hello"));
    StepOutcome outcome = TrimRoleMarkers.in(Role.INPUT, Role.TARGET).apply(row);
    assertThat(outcome.edits()).extracting(PartEdit::text).containsExactly("hi", "hello");
    assertThat(TrimRoleMarkers.in(Role.INPUT).apply(row).edits()).hasSize(1);
    Example clean = row.with(0, "hi").with(1, "hello");
    assertThat(TrimRoleMarkers.in(Role.INPUT, Role.TARGET).apply(clean))
        .isSameAs(StepOutcome.unchanged());
  }

  @Test
  void manyMarksAndManySpacesTakeLinearTime() {
    assertThat(RoleMarkers.trimmed("User: ".repeat(200_000) + "x", false)).isEqualTo("x");
    assertThat(RoleMarkers.trimmed("User: x" + "\n ".repeat(1_000_000), false)).startsWith("x");
  }
}
