package io.github.finefettle.dataprep.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextRulesTest {
  private static List<RowRule> rules() {
    List<RowRule> rules = new ArrayList<>();
    for (RepairStep step : RepairStep.values()) {
      if (step != RepairStep.ENCODING) {
        rules.add(TextRules.repair(step, Role.INPUT, Role.TARGET));
      }
    }
    for (TextFunction function : TextFunction.values()) {
      rules.add(TextFunctionRule.of(function, Role.CONTEXT));
    }
    rules.add(TextRules.stripHtml());
    rules.add(TextRules.stripMarkdown(Role.TARGET));
    rules.add(RepairRule.of(TextRepair.everything(), Role.INPUT));
    rules.add(CharacterPolicyRule.of(CharacterPolicy.flagging()));
    rules.add(CharacterPolicyRule.of(CharacterPolicy.changing(), Role.TARGET));
    return rules;
  }

  @Test
  void everyRuleIsReadBackEqual() {
    for (RowRule rule : rules()) {
      RuleKind kind =
          TextRules.kinds().stream()
              .filter(k -> k.id().equals(rule.id()))
              .findFirst()
              .orElseThrow();
      CleaningRule read = kind.reader().read(rule.toJson(), Registry.empty());
      assertThat(read).isEqualTo(rule);
      assertThat(read.toJson()).isEqualTo(rule.toJson());
    }
  }

  @Test
  void idsAreUniqueAndSayWhatIsRepaired() {
    assertThat(TextRules.kinds()).extracting(RuleKind::id).doesNotHaveDuplicates();
    assertThat(TextRules.repair(RepairStep.LINE_ENDS).id()).isEqualTo("repair-line-ends");
    assertThatThrownBy(() -> TextRules.repair(RepairStep.ENCODING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("repairEncoding");
  }

  @Test
  void aPolicyThatOnlyFlagsEditsNoRole() {
    assertThat(CharacterPolicyRule.of(CharacterPolicy.flagging()).edits()).isEmpty();
    assertThat(CharacterPolicyRule.of(CharacterPolicy.changing()).edits())
        .containsExactly(Role.INPUT);
  }
}
