package io.github.finefettle.validation;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.UnnamedFunctionException;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.validation.behaviours.Limit;
import io.github.finefettle.validation.behaviours.TextField;
import io.github.finefettle.validation.behaviours.ValidationSuite;
import io.github.finefettle.validation.perturbations.Perturbation;
import io.github.finefettle.validation.perturbations.Perturbed;
import io.github.finefettle.validation.release.ReleaseComparison;
import io.github.finefettle.validation.verdict.ClaimCounts;
import io.github.finefettle.validation.verdict.PerturbationCounts;
import io.github.finefettle.validation.verdict.ValidationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: the original texts are answered once, then each perturbation in turn, so that at any
 * time only one set of changed texts is held.
 */
final class ValidationRun<I, O> {
  private static final Logger LOG = LoggerFactory.getLogger(ValidationRun.class);

  private final ValidationSuite<I> suite;
  private final TextField<I> field;
  private final List<Cases.Case<I>> cases;
  private final Cases<I> data;
  private final RealWorldValidation.Settings settings;
  private final Function<? super O, String> labelOf;
  private final Answers<I, O> model;
  private final Optional<Answers<I, O>> previous;
  private final List<PerturbationCounts> perturbationCounts = new ArrayList<>();
  private final List<ClaimCounts> claims = new ArrayList<>();
  private final List<String> originals = new ArrayList<>();
  private long answered;

  ValidationRun(
      ValidationSuite<I> suite,
      ModelUnderTest<I, O> model,
      Function<? super O, String> labelOf,
      Optional<ModelUnderTest<I, O>> previous,
      RealWorldValidation.Settings settings,
      Cases<I> data) {
    this.suite = suite;
    this.field = suite.textField();
    this.data = data;
    this.cases = data.list();
    this.settings = settings;
    this.labelOf = labelOf;
    this.model = answers(model, "The model");
    this.previous = previous.map(p -> answers(p, "The previous model"));
  }

  private Answers<I, O> answers(ModelUnderTest<I, O> of, String name) {
    return new Answers<>(
        of, name, labelOf, settings.batchSize(), settings.cancellation(), this::progressed);
  }

  private void progressed(long more) {
    answered += more;
    long most = (long) cases.size() * (1 + suite.perturbations().size());
    long total = previous.isPresent() ? most + cases.size() : most;
    settings.listener().progressed(Progress.of("validate", answered, total, "answers"));
  }

  ValidationRecord record() {
    List<I> inputs = cases.stream().map(Cases.Case::input).toList();
    List<RowId> ids = cases.stream().map(Cases.Case::id).toList();
    originals.addAll(model.to(inputs, ids, "the texts as they are"));
    Optional<ReleaseComparison> comparison =
        previous.map(p -> compare(p.to(inputs, ids, "the texts as they are")));
    List<Limit> limits = suite.limitsByPerturbation();
    for (Perturbation perturbation : suite.perturbations()) {
      perturb(perturbation, limits);
    }
    LOG.debug("Validated suite {} on {} cases", suite.name(), cases.size());
    return new ValidationRecord(
        suite.name(),
        fingerprint(),
        data.data(),
        settings.seed(),
        data.examples(),
        cases.size(),
        perturbationCounts,
        claims,
        comparison);
  }

  private Optional<Fingerprint> fingerprint() {
    try {
      return Optional.of(suite.fingerprint());
    } catch (UnnamedFunctionException e) {
      return Optional.empty();
    }
  }

  private void perturb(Perturbation perturbation, List<Limit> limits) {
    List<Perturbed> perturbed =
        PerturbedTexts.of(perturbation, cases, settings.seed(), settings.threads());
    List<Trial> trials = new ArrayList<>();
    List<I> inputs = new ArrayList<>();
    List<RowId> ids = new ArrayList<>();
    for (int i = 0; i < perturbed.size(); i++) {
      Optional<String> changed = perturbed.get(i).text();
      if (changed.isPresent()) {
        Cases.Case<I> original = cases.get(i);
        inputs.add(field.withText(original.input(), changed.get()));
        ids.add(original.id());
        trials.add(
            new Trial(
                original.id(), original.text(), changed.get(), original.label(), originals.get(i)));
      }
    }
    List<String> answers = model.to(inputs, ids, "the texts under " + perturbation.id());
    perturbationCounts.add(counts(perturbation, perturbed, trials, answers));
    for (Limit limit : limits) {
      if (limit.rate().perturbation().equals(Optional.of(perturbation.id()))) {
        claims.add(Trial.count(limit, trials, answers));
      }
    }
  }

  private static PerturbationCounts counts(
      Perturbation perturbation,
      List<Perturbed> perturbed,
      List<Trial> trials,
      List<String> answers) {
    long onlyNoOps = perturbed.stream().filter(Perturbed::onlyNoOps).count();
    long rejected = perturbed.stream().mapToLong(Perturbed::rejectedDraws).sum();
    long changed = 0;
    for (int i = 0; i < trials.size(); i++) {
      changed += answers.get(i).equals(trials.get(i).answerBefore()) ? 0 : 1;
    }
    return new PerturbationCounts(
        perturbation.id(),
        trials.size(),
        perturbed.size() - trials.size() - onlyNoOps,
        onlyNoOps,
        rejected,
        changed);
  }

  private ReleaseComparison compare(List<String> before) {
    long labelled = 0;
    long negative = 0;
    long positive = 0;
    long different = 0;
    for (int i = 0; i < cases.size(); i++) {
      boolean differs = !before.get(i).equals(originals.get(i));
      different += differs ? 1 : 0;
      if (cases.get(i).label().isPresent()) {
        String right = cases.get(i).label().get();
        labelled++;
        negative += differs && before.get(i).equals(right) ? 1 : 0;
        positive += differs && originals.get(i).equals(right) ? 1 : 0;
      }
    }
    return new ReleaseComparison(labelled, negative, positive, cases.size(), different);
  }
}
