package io.github.finefettle.dataprep.splitting;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import java.util.Arrays;
import java.util.List;

/**
 * What a careless split would have leaked: the rows as they came are shuffled and cut, and the test
 * rows are looked up among the training rows. Give it the raw rows, before any cleaning.
 *
 * <p>Immutable; the same plan and rows give the same answer.
 */
@CheckReturnValue
public final class NaiveSplitLeak {
  private final SplitPlan plan;

  private NaiveSplitLeak(SplitPlan plan) {
    this.plan = plan;
  }

  /**
   * The careless counterpart of a plan, with its shares, its seed and its definition of near
   * duplicates (the default one where the plan does not keep duplicates together).
   *
   * @param plan the careful plan
   * @return the measurement
   */
  public static NaiveSplitLeak of(SplitPlan plan) {
    return new NaiveSplitLeak(plan);
  }

  /**
   * Splits carelessly and measures.
   *
   * @param texts the texts of all rows as they came
   * @return the leak of the test rows; its example holds indices in the list
   */
  public Leak measure(List<String> texts) {
    return measure(texts, ProgressListener.none(), new Cancellation());
  }

  /**
   * Splits carelessly and measures, with someone who hears of the progress and may stop it.
   *
   * @param texts the texts of all rows as they came
   * @param listener hears how many test rows were looked up
   * @param cancellation stops the work with a {@link java.util.concurrent.CancellationException}
   * @return the leak of the test rows; its example holds indices in the list
   */
  public Leak measure(List<String> texts, ProgressListener listener, Cancellation cancellation) {
    Watch watch = Watch.of("naive split", listener, cancellation).part("looking up test rows");
    return measure(watch.searchBy(plan.lookAlikes()).index(texts), texts, watch);
  }

  /** The same with an index of the texts that is there already. */
  Leak measure(DuplicateIndex index, List<String> texts, Watch watch) {
    int n = texts.size();
    int[] order = RandomStream.of(plan.seed(), "naive-split").sequence().permutation(n);
    int trained = (int) Math.floor(plan.trainShare() * n);
    int tested = Math.min(n - trained, (int) Math.floor(plan.testShare() * n));
    boolean[] inTrain = new boolean[n];
    for (int i = 0; i < trained; i++) {
      inTrain[order[i]] = true;
    }
    int[] test = Arrays.copyOfRange(order, n - tested, n);
    Arrays.sort(test);
    return LeakAudit.among(index, texts, test, row -> inTrain[row], watch);
  }
}
