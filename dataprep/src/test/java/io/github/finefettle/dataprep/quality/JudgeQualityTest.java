package io.github.finefettle.dataprep.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Note;
import io.github.finefettle.dataprep.rule.RuleAction;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeQualityTest {
  private static final C4Quality SMALL = C4Quality.standard().withThresholds(1, 3, 1000);

  private static Example row(String text) {
    return Example.of(new RowId("rows", 0), Map.of(Role.INPUT, text));
  }

  @Test
  void aDroppedRowHasDatatrovesReasonAndTheNumbers() {
    Note note = JudgeQuality.of(GopherQuality.standard()).apply(row("Too short.")).notes().get(0);
    assertThat(note.action()).isEqualTo(RuleAction.DROPPED);
    assertThat(note.reason()).isEqualTo("gopher_short_doc");
    assertThat(note.measured()).hasValue(2);
    assertThat(note.threshold()).hasValue(50);
    assertThat(note.part()).isZero();
  }

  @Test
  void c4EditsWhatItKeepsUnlessItOnlyFlags() {
    JudgeQuality rule = JudgeQuality.of(SMALL);
    Example example = row("This line is kept.\nThis one is not");
    assertThat(rule.apply(example).edits().get(0).text()).isEqualTo("This line is kept.");
    assertThat(rule.edits()).containsExactly(Role.INPUT);
    JudgeQuality flagging = rule.withAction(RuleAction.FLAGGED);
    assertThat(flagging.apply(example)).isSameAs(StepOutcome.unchanged());
    assertThat(flagging.edits()).isEmpty();
    assertThat(JudgeQuality.of(FineWebQuality.standard()).edits()).isEmpty();
  }

  @Test
  void whatC4LeftIsLeftAloneTheSecondTime() {
    JudgeQuality rule = JudgeQuality.of(SMALL);
    for (String text :
        new String[] {
          "Keep this one here.\nNested [[1]2] marks go in the end.",
          "Keep this one here.\nThree [1] words.",
          "Keep this one here. [edit]\nA line [citation needed]."
        }) {
      StepOutcome first = rule.apply(row(text));
      String once = first.edits().get(0).text();
      assertThat(rule.apply(row(once)).edits()).as(once).isEmpty();
      assertThat(rule.apply(row(once)).notes()).isEmpty();
    }
  }

  @Test
  void emptyTextsAreLeftToOtherRules() {
    assertThat(JudgeQuality.of(FineWebQuality.standard()).apply(row("")))
        .isSameAs(StepOutcome.unchanged());
  }

  @Test
  void rulesReadBackEqual() {
    for (QualityProfile profile : DatatroveParityTest.STANDARD) {
      JudgeQuality rule =
          JudgeQuality.of(profile).withRole(Role.TARGET).withAction(RuleAction.SET_ASIDE);
      assertThat(Learnings.readBack(rule, Registry.empty())).isEqualTo(rule);
    }
  }
}
