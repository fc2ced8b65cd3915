package io.github.finefettle.dataprep.splitting;

import static io.github.finefettle.dataprep.splitting.SplitRows.SCHEMA;
import static io.github.finefettle.dataprep.splitting.SplitRows.docs;
import static io.github.finefettle.dataprep.splitting.SplitRows.ids;
import static io.github.finefettle.dataprep.splitting.SplitRows.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.splitting.SplitRows.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KFoldPlanTest {
  private static final SplitPlan PLAN =
      SplitPlan.of(0.8, 0.1, 0.1).stratifiedBy(Role.LABEL).keepingDuplicatesTogether().seed(5);

  private static Folds<Doc> split(KFoldPlan plan, List<Doc> docs) {
    return plan.split(ids(docs.size()), docs, SCHEMA, ProgressListener.none(), new Cancellation());
  }

  private static Map<RowId, Integer> foldOf(Folds<Doc> folds) {
    Map<RowId, Integer> found = new TreeMap<>();
    for (int fold = 0; fold < folds.folds().size(); fold++) {
      for (RowId id : folds.folds().get(fold).validation().ids()) {
        assertThat(found.put(id, fold)).as("%s validates once", id).isNull();
      }
    }
    return found;
  }

  @Test
  void everyRowValidatesOnceAndTrainsInAllOtherFolds() {
    List<Doc> docs = docs(1000, 1);
    for (KFoldPlan plan :
        List.of(PLAN.folds(5), PLAN.folds(5).withoutTest(), PLAN.exactShares().folds(3))) {
      Folds<Doc> folds = split(plan, docs);
      int held = folds.test().map(test -> test.size()).orElse(0);
      assertThat(held > 0).isEqualTo(plan.holdsOutTest());
      Map<RowId, Integer> foldOf = foldOf(folds);
      assertThat(foldOf).hasSize(1000 - held);
      for (int fold = 0; fold < folds.folds().size(); fold++) {
        int here = fold;
        Fold<Doc> pair = folds.folds().get(fold);
        assertThat(pair.train().size() + pair.validation().size()).isEqualTo(1000 - held);
        assertThat(pair.train().ids())
            .isSorted()
            .allMatch(id -> foldOf.getOrDefault(id, here) != here);
      }
      assertThat(state(folds.evidence(), "folds.no-duplicate-crosses")).isEqualTo(ClaimState.MET);
    }
  }

  @Test
  void theTestRowsAreThoseOfTheSplitPlan() {
    List<Doc> docs = docs(800, 2);
    assertThat(split(PLAN.folds(4), docs).test().orElseThrow().ids())
        .isEqualTo(PLAN.runner().split(ids(800), docs, SCHEMA).splits().test().ids());
  }

  @Test
  void appendedRowsMoveNobody() {
    List<Doc> docs = docs(800, 3);
    Folds<Doc> before = split(PLAN.folds(4), docs);
    List<Doc> more = new ArrayList<>(docs);
    more.add(new Doc("nothing like it was ever there", "ham", "", "", "1"));
    assertThat(foldOf(split(PLAN.folds(4), more))).containsAllEntriesOf(foldOf(before));
  }

  @Test
  void exactSharesGiveFoldsOfEqualSize() {
    Folds<Doc> folds =
        split(SplitPlan.of(0.8, 0.1, 0.1).exactShares().folds(6).withoutTest(), docs(600, 4));
    assertThat(folds.folds())
        .allSatisfy(fold -> assertThat(fold.validation().size()).isEqualTo(100));
  }

  @Test
  void sharesLieWhereChancePutsThem() {
    Folds<Doc> folds = split(SplitPlan.of(0.8, 0.1, 0.1).folds(5).withoutTest(), docs(5000, 5));
    // 1,000 expected, standard deviation 28: four of them.
    assertThat(folds.folds())
        .allSatisfy(fold -> assertThat(fold.validation().size()).isBetween(887, 1113));
  }

  @Test
  void whatMakesNoFoldsIsRefused() {
    assertThatThrownBy(() -> PLAN.folds(1).folds()).hasMessageContaining("2 or more");
    assertThatThrownBy(() -> SplitPlan.of(0.8, 0.1, 0.1).byTime().folds(5).folds())
        .hasMessageContaining("by time");
    assertThatThrownBy(() -> split(PLAN.folds(50), docs(60, 6)).folds())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
