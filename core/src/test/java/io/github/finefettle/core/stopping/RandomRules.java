package io.github.finefettle.core.stopping;

import io.github.finefettle.core.objective.Improvement;
import io.github.finefettle.core.objective.Score;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Rules drawn at random of all settings and conditions but learning curves, and random runs. */
final class RandomRules {
  private final RandomSequence random;

  private RandomRules(long seed) {
    this.random = RandomStream.of(seed, "rules of a test").sequence();
  }

  static EarlyStopping rule(long seed) {
    return new RandomRules(seed).rule();
  }

  private int below(int bound) {
    return (int) (random.nextUniform() * bound);
  }

  private EarlyStopping rule() {
    EarlyStopping rule = EarlyStopping.on(below(2) == 0 ? Curves.LOSS : Curves.SCORE);
    rule = below(4) == 0 ? rule.withoutPatience() : rule.patience(span(25));
    rule = below(2) == 0 ? rule : rule.warmUp(span(15));
    rule = below(2) == 0 ? rule : rule.cooldown(span(6));
    rule = below(3) > 0 ? rule : rule.countingWorse(2 + below(2));
    // A statistical improvement answers the noise itself, and refuses a smoothing.
    rule =
        below(4) == 0
            ? rule.improvingBy(Improvement.statistical(0.8))
            : rule.improvingBy(improvement()).smoothedBy(smoothing());
    rule = rule.onUndefined(policy());
    for (int i = below(3); i > 0; i--) {
      rule = rule.stopWhen(condition(2));
    }
    return rule;
  }

  private Span span(int most) {
    int n = 1 + below(most);
    return switch (below(5)) {
      case 0 -> Span.evaluations(n);
      case 1 -> Span.epochs(n * 0.3);
      case 2 -> Span.steps(n * 95L);
      case 3 -> Span.examples(n * 3100L);
      default -> Span.wallTime(Duration.ofMillis(n * 6900L));
    };
  }

  private Improvement improvement() {
    return below(2) == 0 ? Improvement.absolute(below(2) * 0.1) : Improvement.relative(0.05);
  }

  private Smoothing smoothing() {
    return switch (below(4)) {
      case 0 -> Smoothing.exponential(0.1 + 0.2 * below(4));
      case 1 -> Smoothing.runningMedian(2 + below(6));
      default -> Smoothing.none();
    };
  }

  private UndefinedPolicy policy() {
    return below(2) == 0 ? UndefinedPolicy.count() : UndefinedPolicy.skip(1 + below(30));
  }

  private StopCondition condition(int depth) {
    return switch (below(depth > 0 ? 11 : 8)) {
      case 0 -> StopCondition.patience(span(20));
      case 1 -> StopCondition.generalizationLoss(20 + below(200));
      case 2 -> StopCondition.progressQuotient(3 + below(30), 2 + below(5));
      case 3 -> StopCondition.successiveWorsening(2 + below(4));
      case 4 -> StopCondition.worsening(2 + below(8));
      case 5 -> StopCondition.baselineMissed(0.5 + below(4), span(40));
      case 6 -> StopCondition.divergingBeyond(4 + below(4));
      case 7 -> StopCondition.budget(span(100));
      case 8 -> StopCondition.anyOf(condition(depth - 1), condition(depth - 1));
      case 9 -> StopCondition.allOf(condition(depth - 1), condition(depth - 1));
      default -> StopCondition.after(span(30), condition(depth - 1));
    };
  }

  /** A run that falls, wavers and rises, with stretches of undefined values and rate changes. */
  static List<Observation> run(long seed, int length) {
    RandomSequence random = RandomStream.of(seed, "long run of a test").sequence();
    double turn = length * (0.2 + 0.8 * random.nextUniform());
    double noise = 0.05 + 0.4 * random.nextUniform();
    double undefined = random.nextUniform() < 0.3 ? 0.25 : 0.03;
    List<Observation> run = new ArrayList<>();
    double time = 0;
    for (int i = 1; i <= length; i++) {
      double[] examples = new double[6];
      double sum = 0;
      for (int e = 0; e < examples.length; e++) {
        examples[e] = 3 * Math.abs(i - turn) / length + 0.01 * e + noise * random.nextGaussian();
        sum += examples[e];
      }
      double draw = random.nextUniform();
      Score score = Score.of(sum / examples.length, examples);
      if (draw < undefined) {
        score = Score.of(draw < undefined / 2 ? Double.NaN : Double.POSITIVE_INFINITY);
      }
      time += 5 + 4 * random.nextUniform();
      TrainingPosition position =
          TrainingPosition.ofEpochs(i * 0.1)
              .atStep(i * 100L)
              .afterExamples(i * 3200L)
              .after(Duration.ofMillis((long) (time * 1000)));
      double train = draw > 0.97 ? Double.NaN : 2.0 / i + 0.05 * random.nextUniform();
      Observation observation = Observation.at(position, score).withTrainLoss(train);
      run.add(random.nextUniform() < 0.06 ? observation.afterLearningRateChange() : observation);
    }
    return run;
  }
}
