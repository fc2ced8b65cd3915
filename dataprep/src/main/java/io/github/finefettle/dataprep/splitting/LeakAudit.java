package io.github.finefettle.dataprep.splitting;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import io.github.finefettle.dataprep.duplicates.ExactDuplicates;
import io.github.finefettle.dataprep.duplicates.Member;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Measures the leak of a split that exists already: the rows to be judged on that have an exact or
 * near duplicate among the training rows. Immutable; safe for use by several threads.
 */
@CheckReturnValue
public final class LeakAudit {
  private final NearDuplicates definition;

  private LeakAudit(NearDuplicates definition) {
    this.definition = definition;
  }

  /**
   * An audit by the default definition: similarity 0.8 without guards, because a training row that
   * differs only in a number gives the answer away all the same.
   *
   * @return the audit
   */
  public static LeakAudit withDefaults() {
    return by(SplitPlan.LOOKS_ALIKE);
  }

  /**
   * An audit by a definition.
   *
   * @param definition what counts as a near duplicate
   * @return the audit
   */
  public static LeakAudit by(NearDuplicates definition) {
    return new LeakAudit(definition);
  }

  /**
   * Measures the leak.
   *
   * @param train the texts of the training rows
   * @param test the texts of the rows to be judged on
   * @return the leak; its example holds indices in the two lists
   */
  public Leak between(List<String> train, List<String> test) {
    List<String> texts = new ArrayList<>(train);
    texts.addAll(test);
    int border = train.size();
    int[] tested = new int[test.size()];
    for (int i = 0; i < tested.length; i++) {
      tested[i] = border + i;
    }
    Leak leak = among(texts, tested, row -> row < border);
    return new Leak(
        leak.testRows(),
        leak.exact(),
        leak.near(),
        leak.example()
            .map(e -> new LeakedPair(e.testRow() - border, e.trainRow(), e.similarity())));
  }

  /** The leak of some rows of a list towards those that are trained on. */
  Leak among(List<String> texts, int[] tested, IntPredicate trainedOn) {
    return among(definition.index(texts), texts, tested, trainedOn, Watch.none("leak audit"));
  }

  /** The same with an index of the texts that is there already. */
  static Leak among(
      DuplicateIndex index, List<String> texts, int[] tested, IntPredicate trainedOn, Watch watch) {
    Map<String, Integer> trained = new HashMap<>();
    for (int row = 0; row < texts.size(); row++) {
      if (trainedOn.test(row)) {
        trained.putIfAbsent(ExactDuplicates.keyOf(texts.get(row)), row);
      }
    }
    int exact = 0;
    int near = 0;
    int looked = 0;
    Optional<LeakedPair> exactExample = Optional.empty();
    Optional<LeakedPair> nearExample = Optional.empty();
    for (int row : tested) {
      Integer same = trained.get(ExactDuplicates.keyOf(texts.get(row)));
      if (same != null) {
        exact++;
        LeakedPair pair = new LeakedPair(row, same, 1);
        exactExample = exactExample.or(() -> Optional.of(pair));
      } else if (index.hasPartner(row, trainedOn)) {
        near++;
        nearExample =
            nearExample.or(() -> Optional.of(mostSimilar(row, index.partners(row, trainedOn))));
      }
      watch.progressed(++looked, tested.length);
    }
    return new Leak(
        tested.length, exact, near, nearExample.isPresent() ? nearExample : exactExample);
  }

  private static LeakedPair mostSimilar(int row, List<Member> partners) {
    Member best = partners.get(0);
    for (Member partner : partners) {
      if (partner.similarity() > best.similarity()) {
        best = partner;
      }
    }
    return new LeakedPair(row, best.row(), best.similarity());
  }
}
