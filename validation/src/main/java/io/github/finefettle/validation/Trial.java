package io.github.finefettle.validation;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.validation.behaviours.FailureRate;
import io.github.finefettle.validation.behaviours.Limit;
import io.github.finefettle.validation.verdict.BrokenCase;
import io.github.finefettle.validation.verdict.ClaimCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A case whose text was changed, with what was known before the model answered again. */
record Trial(RowId id, String before, String after, Optional<String> label, String answerBefore) {

  /** Counts the failures that a limit is about, and keeps the worst. */
  static ClaimCounts count(Limit limit, List<Trial> trials, List<String> answers) {
    long counted = 0;
    List<BrokenCase> broken = new ArrayList<>();
    long failures = 0;
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      if (trial.counts(limit.rate())) {
        counted++;
        if (trial.fails(limit.rate(), answers.get(i))) {
          failures++;
          keepWorst(broken, trial.broken(answers.get(i)));
        }
      }
    }
    return new ClaimCounts(limit, counted, failures, broken);
  }

  private static void keepWorst(List<BrokenCase> broken, BrokenCase one) {
    broken.add(one);
    if (broken.size() > ClaimCounts.EXCERPTS) {
      broken.sort(BrokenCase.WORST_FIRST);
      broken.remove(broken.size() - 1);
    }
  }

  private boolean counts(FailureRate rate) {
    return switch (rate.kind()) {
      case INVARIANCE -> true;
      case MISSES -> label.equals(rate.label()) && label.equals(Optional.of(answerBefore));
      case FALSE_ALARMS ->
          label.isPresent()
              && !label.equals(rate.label())
              && !rate.label().equals(Optional.of(answerBefore));
    };
  }

  private boolean fails(FailureRate rate, String answer) {
    return switch (rate.kind()) {
      case INVARIANCE -> !answer.equals(answerBefore);
      case MISSES -> !rate.label().equals(Optional.of(answer));
      case FALSE_ALARMS -> rate.label().equals(Optional.of(answer));
    };
  }

  private BrokenCase broken(String answer) {
    return BrokenCase.of(id, before, after, answerBefore, answer);
  }
}
