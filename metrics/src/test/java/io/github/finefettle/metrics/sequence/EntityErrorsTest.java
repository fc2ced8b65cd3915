package io.github.finefettle.metrics.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntityErrorsTest {
  /** The six scenarios of nervaluate's guide, one sentence each. */
  private static final List<TaggedSentence> SCENARIOS =
      List.of(
          sentence("O B-LOC I-LOC O", "O B-LOC I-LOC O"),
          sentence("O O O O", "O B-ORG I-ORG O"),
          sentence("O B-LOC I-LOC O", "O O O O"),
          sentence("O O B-LOC I-LOC", "O O B-ORG I-ORG"),
          sentence("O B-PER I-PER O", "B-PER I-PER I-PER O"),
          sentence("O B-PER I-PER O", "B-ORG I-ORG I-ORG O"));

  @Test
  void everyScenarioHasItsOutcome() {
    EntityErrors errors = EntityErrors.of(EntityScheme.CONLLEVAL, SCENARIOS);
    for (EntityOutcome outcome : EntityOutcome.values()) {
      assertThat(errors.count(outcome)).as(outcome.key()).isEqualTo(1);
    }
    assertThat(errors.count("LOC", EntityOutcome.WRONG_TYPE)).isEqualTo(1);
    assertThat(errors.count("ORG", EntityOutcome.SPURIOUS)).isEqualTo(1);
    assertThat(errors.count("DATE", EntityOutcome.MISSED)).isZero();
    assertThat(errors.types()).containsExactly("LOC", "ORG", "PER");
  }

  @Test
  void theTableHasALineForEachTypeAndOneForAll() {
    var table = EntityErrors.of(EntityScheme.CONLLEVAL, SCENARIOS).toTable();
    assertThat(table.columns())
        .containsExactly(
            "entity type", "correct", "type", "boundary", "both", "missed", "spurious");
    assertThat(table.rows())
        .containsExactly(
            List.of("LOC", "1", "1", "0", "0", "1", "0"),
            List.of("ORG", "0", "0", "0", "0", "0", "1"),
            List.of("PER", "0", "0", "1", "1", "0", "0"),
            List.of("all types", "1", "1", "1", "1", "1", "1"));
  }

  /** The lower table of nervaluate's guide: 3, 3, 3 and 2 correct of 6. */
  @Test
  void theFormsGiveTheCreditOfTheGuide() {
    List<TaggedSentence> rows =
        List.of(
            SCENARIOS.get(2),
            SCENARIOS.get(1),
            SCENARIOS.get(4),
            SCENARIOS.get(3),
            SCENARIOS.get(0),
            SCENARIOS.get(0),
            SCENARIOS.get(5));
    assertThat(f1(MucScore.Form.TYPE, rows)).isEqualTo(3.0 / 6);
    assertThat(f1(MucScore.Form.PARTIAL, rows)).isEqualTo(4.0 / 6);
    assertThat(f1(MucScore.Form.EXACT, rows)).isEqualTo(3.0 / 6);
    assertThat(f1(MucScore.Form.STRICT, rows)).isEqualTo(2.0 / 6);
    assertThat(f1(MucScore.Form.STRICT, rows))
        .isEqualTo(EntityScore.f1().evaluate(rows).requireValue());
  }

  @Test
  void errorsAreReadFromTheStateOfAMetricByType() {
    TypeState state = EntityTypeScore.macroF1().newState();
    SCENARIOS.forEach(state::add);
    assertThat(EntityErrors.of(state).toTable())
        .isEqualTo(EntityErrors.of(EntityScheme.CONLLEVAL, SCENARIOS).toTable());
    assertThatThrownBy(() -> EntityErrors.of(TokenScore.accuracy().newState()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double f1(MucScore.Form form, List<TaggedSentence> rows) {
    return MucScore.f1(form).evaluate(rows).requireValue();
  }

  private static TaggedSentence sentence(String gold, String predicted) {
    return TaggedSentence.of(List.of(gold.split(" ")), List.of(predicted.split(" ")));
  }
}
