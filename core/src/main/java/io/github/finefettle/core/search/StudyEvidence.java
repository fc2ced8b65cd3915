package io.github.finefettle.core.search;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.NumberText;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.evidence.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Says what a study saw, in the vocabulary of evidence. */
final class StudyEvidence {
  /** Fewer configurations than this are hardly a search: not even three values of two settings. */
  static final int FEWEST_TRIALS = 8;

  /** More rows or lines than this tell a reader nothing. */
  private static final int MOST_ROWS = 200;

  private static final int MOST_CURVES = 40;

  private final StudyResult result;
  private final Study study;
  private final List<TrialSummary> ranked;

  StudyEvidence(StudyResult result) {
    this.result = result;
    this.study = result.study();
    this.ranked = result.bestFirst();
  }

  Evidence make() {
    Evidence evidence =
        Evidence.of("Study", Mistake.UNTUNED_HYPERPARAMETERS, summary())
            .with(trialsTried())
            .with(winnerComplete())
            .with(winnerInside())
            .with(winnerClear())
            .with(noneFailed());
    for (Finding finding : findings()) {
      evidence = evidence.with(finding);
    }
    evidence =
        evidence
            .withFact("Trials", Integer.toString(result.trials().size()))
            .withFact("Pruned", Integer.toString(result.pruned().size()))
            .withFact("Trained in all", result.resourceSpent() + " " + study.unit())
            .withFact("Seed", Long.toString(study.seed()))
            .with(trialTable())
            .with(parallelCoordinates())
            .withCardField("hyperparameters.tried", Integer.toString(tried()))
            .withDefinition(study.fingerprint());
    Optional<Figure> curves = curves();
    if (curves.isPresent()) {
      evidence = evidence.with(curves.get());
    }
    if (!ranked.isEmpty()) {
      evidence = evidence.withCardField("hyperparameters", ranked.get(0).assignment().toString());
    }
    return evidence;
  }

  private int tried() {
    return result.trialsOver() - result.trials(TrialState.FAILED).size();
  }

  private String summary() {
    String counts =
        tried()
            + " of "
            + study.grid().size()
            + " combinations tried, "
            + result.pruned().size()
            + " pruned, "
            + result.resourceSpent()
            + " "
            + study.unit()
            + " trained";
    if (ranked.isEmpty()) {
      return counts + "; no trial has a value.";
    }
    TrialSummary best = ranked.get(0);
    return counts
        + "; best "
        + study.objective().metric()
        + " "
        + text(best.value())
        + " with "
        + best.assignment()
        + ".";
  }

  private static ClaimState met(boolean met) {
    return met ? ClaimState.MET : ClaimState.NOT_MET;
  }

  private Claim trialsTried() {
    return Claim.required(
            "search.configurations-tried",
            "At least " + FEWEST_TRIALS + " combinations of hyperparameters were tried.",
            met(tried() >= FEWEST_TRIALS))
        .withValue(tried())
        .withN(result.trials().size())
        .withLimit(FEWEST_TRIALS);
  }

  private Claim winnerComplete() {
    return Claim.required(
            "search.winner-complete",
            "The study is over, and its best trial was trained to its end with a defined value.",
            met(result.isFinished() && !ranked.isEmpty()))
        .withN(ranked.size());
  }

  private Claim winnerInside() {
    List<String> edges = edges();
    boolean judged = !ranked.isEmpty() && axesWithInside() > 0;
    ClaimState state = judged ? met(edges.isEmpty()) : ClaimState.UNDECIDED;
    return Claim.advisory(
            "search.winner-inside-grid",
            "The best values do not lie on the edge of the grid.",
            state)
        .withValue(edges.size())
        .withN(axesWithInside())
        .withLimit(0);
  }

  /** One value a trial cannot tell a better configuration from a luckier one. */
  private Claim winnerClear() {
    Claim claim =
        Claim.advisory(
                "search.winner-clear",
                "The best trial is better than the next one by more than chance.",
                ClaimState.UNDECIDED)
            .withN(ranked.size());
    if (ranked.size() < 2) {
      return claim;
    }
    return claim.withValue(
        study.objective().direction().gain(ranked.get(0).value(), ranked.get(1).value()));
  }

  private Claim noneFailed() {
    int failed = result.trials(TrialState.FAILED).size();
    return Claim.advisory("search.no-trial-failed", "No trial failed.", met(failed == 0))
        .withValue(failed)
        .withN(result.trials().size())
        .withLimit(0);
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (String name : edges()) {
      findings.add(
          new Finding(
              Severity.WARNING,
              "search.winner-on-edge",
              "The best value of " + name + " is the smallest or largest of the grid.",
              "Widen the grid of " + name + " on that side and search again."));
    }
    if (ranked.size() > 1) {
      findings.add(
          new Finding(
              Severity.INFO,
              "search.winner-optimistic",
              "The best value is the best of "
                  + ranked.size()
                  + " complete trials on the same validation rows, so it is too good on average.",
              "Quote the value on the test split, not this one."));
    }
    return findings;
  }

  /** The hyperparameters whose best value is an end of three or more ordered values. */
  private List<String> edges() {
    List<String> edges = new ArrayList<>();
    for (GridAxis<?> axis : study.grid().axes()) {
      if (!ranked.isEmpty() && hasInside(axis) && isOnEdge(axis, ranked.get(0).assignment())) {
        edges.add(axis.hyperparameter().name());
      }
    }
    return edges;
  }

  private int axesWithInside() {
    return (int) study.grid().axes().stream().filter(StudyEvidence::hasInside).count();
  }

  private static boolean hasInside(GridAxis<?> axis) {
    return axis.hyperparameter().domain().isOrdered() && axis.values().size() >= 3;
  }

  private static <T> boolean isOnEdge(GridAxis<T> axis, Assignment best) {
    Domain<T> domain = axis.hyperparameter().domain();
    TreeSet<Double> positions = new TreeSet<>();
    axis.values().forEach(value -> positions.add(domain.position(value)));
    double at = domain.position(best.get(axis.hyperparameter()));
    return at == positions.first() || at == positions.last();
  }

  private Table trialTable() {
    List<String> columns = new ArrayList<>(List.of("trial"));
    study.grid().axes().forEach(axis -> columns.add(axis.hyperparameter().name()));
    columns.addAll(List.of("state", study.unit(), "value"));
    List<List<String>> rows = new ArrayList<>();
    for (TrialSummary trial : shown()) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(trial.number())));
      trial.assignment().choices().forEach(choice -> row.add(choice.text()));
      row.add(trial.state().name());
      row.add(Long.toString(trial.resource()));
      row.add(Double.isNaN(trial.value()) ? "undefined" : text(trial.value()));
      rows.add(row);
    }
    boolean all = rows.size() == result.trials().size();
    return new Table(all ? "Trials" : "The best " + rows.size() + " trials", columns, rows);
  }

  /** All trials by number or, where these are too many, the best by value. */
  private List<TrialSummary> shown() {
    List<TrialSummary> trials = result.trials();
    if (trials.size() <= MOST_ROWS) {
      return trials;
    }
    Comparator<TrialSummary> byValue =
        (a, b) -> study.objective().direction().compareBestFirst(a.value(), b.value());
    return trials.stream()
        .sorted(byValue.thenComparingInt(TrialSummary::number))
        .limit(MOST_ROWS)
        .toList();
  }

  private Figure parallelCoordinates() {
    List<String> axes = new ArrayList<>();
    for (GridAxis<?> axis : study.grid().axes()) {
      axes.add(axis.hyperparameter().domain().axisLabel(axis.hyperparameter().name()));
    }
    axes.add(study.objective().metric());
    List<String> names = new ArrayList<>();
    List<List<Double>> lines = new ArrayList<>();
    for (TrialSummary trial : shown()) {
      if (!Double.isNaN(trial.value())) {
        List<Double> line = new ArrayList<>();
        trial.assignment().choices().forEach(choice -> line.add(choice.position()));
        line.add(trial.value());
        names.add(name(trial));
        lines.add(line);
      }
    }
    return new Figure.ParallelCoordinates(
        "Hyperparameters and value of each trial", axes, names, lines);
  }

  private Optional<Figure> curves() {
    List<Figure.Series> series = new ArrayList<>();
    for (TrialSummary trial : shown()) {
      Figure.Series line = curve(trial);
      if (!line.x().isEmpty() && series.size() < MOST_CURVES) {
        series.add(line);
      }
    }
    if (series.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Figure.Lines("Values on the way", "step", study.objective().metric(), series));
  }

  private Figure.Series curve(TrialSummary trial) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    OptionalInt best = OptionalInt.empty();
    for (IntermediateValue point : trial.intermediate()) {
      if (Double.isNaN(point.value())) {
        continue;
      }
      double before = best.isPresent() ? y.get(best.getAsInt()) : Double.NaN;
      if (study.objective().direction().isBetter(point.value(), before)) {
        best = OptionalInt.of(y.size());
      }
      x.add((double) point.step());
      y.add(point.value());
    }
    Figure.Series line = Figure.Series.of(name(trial), x, y);
    // One mark, on the line that won: marks on all of them would hide each other.
    boolean won = !ranked.isEmpty() && ranked.get(0).number() == trial.number();
    return won && best.isPresent() ? line.marking(best.getAsInt()) : line;
  }

  private static String name(TrialSummary trial) {
    return "trial " + trial.number() + " (" + trial.state() + ")";
  }

  private static String text(double value) {
    return NumberText.of(value);
  }
}
