package io.github.finefettle.dataprep.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.split.RowId;
import org.junit.jupiter.api.Test;

class RecordKindTest {
  private static final RowId ID = new RowId("list", 0);

  @Test
  void theReadyRecordsAreOfTheirKind() {
    assertThat(PlainText.schema().requireKind(RecordKind.TEXT).roles()).containsExactly(Role.INPUT);
    LabelledText.schema().requireKind(RecordKind.CLASSIFICATION);
    PairExample.schema().requireKind(RecordKind.PAIR).requireKind(RecordKind.INSTRUCTION);
    InstructionExample.schema().requireKind(RecordKind.INSTRUCTION);
    PreferenceExample.schema().requireKind(RecordKind.PREFERENCE);
    ChatExample.schema().requireKind(RecordKind.CHAT);
    ToolCallExample.schema().requireKind(RecordKind.TOOL_CALL);
    ChatForms.schema().requireKind(RecordKind.CHAT);
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> LabelledText.schema().requireKind(RecordKind.PREFERENCE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LabelledText")
        .hasMessageContaining("[TARGET, REJECTED]");
    assertThatThrownBy(() -> PairExample.schema().requireKind(RecordKind.CHAT))
        .hasMessageContaining("no turns");
    assertThatThrownBy(() -> ChatExample.schema().requireKind(RecordKind.PAIR))
        .hasMessageContaining("has turns");
    assertThatThrownBy(() -> PairExample.schema().requireKind(RecordKind.TEXT))
        .hasMessageContaining("[TARGET]")
        .hasMessageContaining("cannot have");
  }

  @Test
  void everyKindMayTellOfItsRow() {
    for (RecordKind kind : RecordKind.values()) {
      assertThat(kind.allowed()).contains(Role.LABEL, Role.GROUP, Role.SOURCE, Role.TIME, Role.ID);
      assertThat(kind.allowed()).containsAll(kind.needed());
      assertThat(kind.needsTurns() && !kind.allowsTurns()).isFalse();
    }
  }

  @Test
  void aChatIsReadAndWritten() {
    ChatExample chat = ChatExample.of(Turn.of("human", "hello"), new Turn("assistant", "hi", "[]"));
    Example example = ChatExample.schema().read(ID, chat);
    assertThat(example.parts())
        .containsExactly(
            Part.of(Role.TOOLS, ""),
            new Part(Role.INPUT, "user", "hello"),
            new Part(Role.TARGET, "assistant", "hi"),
            new Part(Role.CALL, "assistant", "[]"));
    ChatExample edited = ChatExample.schema().written(ID, chat, example, example.with(2, "Hi!"));
    assertThat(edited.turns().get(1)).isEqualTo(new Turn("assistant", "Hi!", "[]"));
    assertThat(edited.turns().get(0)).isEqualTo(chat.turns().get(0));
  }
}
