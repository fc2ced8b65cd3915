package io.github.finefettle.dataprep.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.rule.Consequence;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckLabelsTest {
  private static Example row(String label) {
    return LabelledText.schema().read(new RowId("rows", 0), new LabelledText("text", label));
  }

  @Test
  void findsLabelsOutsideTheSetAndSaysWhichWasMeant() {
    CheckLabels rule = CheckLabels.in("positive", "negative");
    assertThat(rule.violations(row("positive"))).isEmpty();
    assertThat(rule.violations(row(" "))).isEmpty();
    assertThat(rule.violations(row("Positve")).get(0).reason())
        .isEqualTo("The label is none of the 2 known ones. Maybe \"positive\" was meant.");
    assertThat(rule.violations(row("mixed")).get(0).reason())
        .isEqualTo("The label is none of the 2 known ones.");
    assertThatThrownBy(() -> CheckLabels.in().allowed())
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Learned learn(LearnLabels rule, List<String> labels) {
    Learning<String> learning = rule.learning();
    for (int i = 0; i < labels.size(); i++) {
      learning.add(new RowId("rows", i), rule.observe(row(labels.get(i))));
    }
    return learning.learned();
  }

  @Test
  void learnsTheLabelsAndFindsRareAndNewOnes() {
    LearnLabels rule = LearnLabels.rareBelow(2);
    Learned learned = learn(rule, List.of("a", "b", "a", "", "a", "b", "odd"));
    assertThat(learned.isFrozen()).isTrue();
    assertThat(learned.findings()).hasSize(1);
    LearnedLabels frozen = (LearnedLabels) learned.rule();
    assertThat(frozen.violations(row("a"))).isEmpty();
    assertThat(frozen.violations(row(""))).isEmpty();
    assertThat(frozen.violations(row("odd")).get(0).measured()).hasValue(1);
    assertThat(frozen.violations(row("odd")).get(0).threshold()).hasValue(2);
    assertThat(frozen.violations(row("new")).get(0).reason()).contains("none of the 3");
    assertThat(learn(LearnLabels.rareBelow(1), List.of("a")).findings()).isEmpty();
    assertThatThrownBy(() -> LearnLabels.rareBelow(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyFlaggingLetsOtherRulesLearnInTheSamePass() {
    assertThat(LearnLabels.rareBelow(2).onlyFlags()).isTrue();
    assertThat(LearnLabels.rareBelow(2).then(Consequence.DROP).onlyFlags()).isFalse();
  }

  @Test
  void aColumnOfTextsIsNoColumnOfLabels() {
    LearnLabels rule = LearnLabels.rareBelow(2);
    Learning<String> learning = rule.learning();
    for (int i = 0; i <= LearnLabels.MOST; i++) {
      learning.add(new RowId("rows", i), "text " + i);
    }
    Learned learned = learning.learned();
    assertThat(learned.findings()).extracting(f -> f.code()).containsExactly("too-many-labels");
    assertThat(((LearnedLabels) learned.rule()).violations(row("anything"))).isEmpty();
  }
}
