package io.github.finefettle.dataprep.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.Named;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Note;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextLimitTest {
  private static final Named<TokenCounter> WORDS =
      Named.of("my.words", 1, text -> text.split(" ", -1).length);

  private static Example row(long position, String input, String target) {
    return RealRows.example("rows", position, input, "", target);
  }

  @Test
  void theLengthIsThatOfAllRolesAndTheTemplateTogether() throws Exception {
    ContextLimit limit = ContextLimit.of(WORDS, 9).withTemplate(3, 1);
    Example row = row(0, "one two", "three four");
    // 3 for the row, 1 + 2 for the input, 1 + 2 for the target; the empty context adds nothing
    assertThat(limit.tokensOf(row)).isEqualTo(9);
    assertThat(limit.apply(row).notes()).isEmpty();
    Note note = limit.apply(row(1, "one two", "three four five")).notes().get(0);
    assertThat(note.action()).isEqualTo(RuleAction.FLAGGED);
    assertThat(note.measured()).hasValue(10);
    assertThat(note.threshold()).hasValue(9);
    assertThat(limit.withRoles(Role.INPUT).tokensOf(row)).isEqualTo(6);
  }

  @Test
  void theShareOfCutRowsIsCountedInAnyParts() throws Exception {
    ContextLimit limit = ContextLimit.of(WORDS, 4);
    List<Example> rows = List.of(row(0, "a b", "c"), row(1, "a b", "c d e"), row(2, "a", "b"));
    ContextUse all = ContextUse.of(limit, rows);
    assertThat(all).isEqualTo(new ContextUse(3, 1, 10, 5));
    assertThat(all.shareCut()).hasValue(1 / 3.0);
    assertThat(ContextUse.of(limit, List.of()).shareCut()).isEmpty();
    assertThat(
            ContextUse.of(limit, rows.subList(2, 3))
                .merge(ContextUse.of(limit, rows.subList(0, 2))))
        .isEqualTo(all);
  }

  @Test
  void theRuleReadsBackWithTheTokenizerFromTheRegistry() {
    ContextLimit limit =
        ContextLimit.of(WORDS, 9).withTemplate(3, 1).withAction(RuleAction.SET_ASIDE);
    assertThat(Learnings.readBack(limit, Registry.empty().with(WORDS))).isEqualTo(limit);
    assertThatThrownBy(() -> Learnings.readBack(limit, Registry.empty()))
        .hasMessageContaining("my.words");
    assertThatThrownBy(() -> ContextLimit.of(WORDS, 0)).hasMessageContaining("0");
    assertThatThrownBy(() -> limit.withAction(RuleAction.CHANGED)).hasMessageContaining("CHANGED");
  }
}
