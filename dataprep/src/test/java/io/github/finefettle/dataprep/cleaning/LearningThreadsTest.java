package io.github.finefettle.dataprep.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.RowSources;
import io.github.finefettle.dataprep.rule.Learned;
import io.github.finefettle.dataprep.rule.Learning;
import io.github.finefettle.dataprep.rule.LearningRule;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearningThreadsTest {
  /** Notes how many threads it is given. */
  private record Noting(List<Integer> given) implements LearningRule<String> {
    @Override
    public String id() {
      return "noting";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public Set<Role> reads() {
      return Roles.of(Role.INPUT);
    }

    @Override
    public void addSettings(JsonObjectBuilder json) {
      // It has none.
    }

    @Override
    public String observe(Example example) {
      return example.text(Role.INPUT);
    }

    @Override
    public Learning<String> learning() {
      return learning(1);
    }

    @Override
    public Learning<String> learning(int threads) {
      given.add(threads);
      return new Learning<>() {
        @Override
        public void add(RowId row, String observation) {
          assertThat(observation).isNotEmpty();
        }

        @Override
        public Learned learned() {
          return Learned.bound(new Nothing());
        }
      };
    }

    @Override
    public boolean onlyFlags() {
      return false;
    }
  }

  /** Does nothing. */
  private record Nothing() implements RowRule {
    @Override
    public String id() {
      return "noting";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public Set<Role> reads() {
      return Roles.of(Role.INPUT);
    }

    @Override
    public void addSettings(JsonObjectBuilder json) {
      // It has none.
    }

    @Override
    public StepOutcome apply(Example example) {
      return StepOutcome.unchanged();
    }
  }

  @Test
  void aRuleThatLearnsIsGivenTheThreadsOfTheRun() {
    List<Integer> given = new ArrayList<>();
    DatasetCleaner<LabelledText> cleaner =
        DatasetCleaner.forClassification(LabelledText.schema()).apply(new Noting(given));
    List<LabelledText> rows = Rows.distinct(3, "question");
    for (int threads : new int[] {1, 2, 7}) {
      CleaningRunner<LabelledText> runner = cleaner.runner().threads(threads);
      assertThat(runner.clean(rows).kept()).isEqualTo(rows);
      assertThat(runner.dryRun(RowSources.list(rows)).accounting().kept()).isEqualTo(3);
    }
    assertThat(given).containsExactly(1, 1, 2, 2, 7, 7);
  }
}
