package io.github.finefettle.validation;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.validation.behaviours.TextField;
import io.github.finefettle.validation.behaviours.ValidationSuite;
import io.github.finefettle.validation.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs a validation suite against a model, and says whether it may ship.
 *
 * <pre>{@code
 * Verdict verdict =
 *     RealWorldValidation.of(suite, model).against(previousModel).seed(42).run(messages);
 * System.exit(verdict.exitCode());
 * }</pre>
 *
 * <p>Each text is answered once as it is, and once under each perturbation that applies to it. The
 * verdict depends on the suite, the seed, the examples and the model's answers, and on nothing
 * else: not on the order of the examples, the number of threads or the size of the batches.
 *
 * <p>Immutable. The model is called on the thread that runs the validation.
 *
 * @param <I> the type of the inputs
 * @param <O> the type of the outputs
 */
@CheckReturnValue
public final class RealWorldValidation<I, O> {
  private static final int DEFAULT_BATCH = 64;

  private final ValidationSuite<I> suite;
  private final ModelUnderTest<I, O> model;
  private final Function<? super O, String> labelOf;
  private final Optional<ModelUnderTest<I, O>> previous;
  private final Settings settings;

  /** How to run: nothing here enters the verdict but the seed. */
  record Settings(
      long seed,
      int batchSize,
      int threads,
      ProgressListener listener,
      Cancellation cancellation) {}

  private RealWorldValidation(
      ValidationSuite<I> suite,
      ModelUnderTest<I, O> model,
      Function<? super O, String> labelOf,
      Optional<ModelUnderTest<I, O>> previous,
      Settings settings) {
    this.suite = suite;
    this.model = model;
    this.labelOf = labelOf;
    this.previous = previous;
    this.settings = settings;
  }

  /**
   * Validates a model that answers with labels.
   *
   * @param <I> the type of the inputs
   * @param suite what it must keep doing
   * @param model the model
   * @return a validation with seed 0, batches of 64, one thread
   * @throws IllegalArgumentException if the suite has nothing to decide on
   */
  public static <I> RealWorldValidation<I, String> of(
      ValidationSuite<I> suite, ModelUnderTest<I, String> model) {
    return of(suite, model, label -> label);
  }

  /**
   * Validates a model whose answers hold a label.
   *
   * @param <I> the type of the inputs
   * @param <O> the type of the outputs
   * @param suite what it must keep doing
   * @param model the model
   * @param labelOf the label of an output
   * @return a validation with seed 0, batches of 64, one thread
   * @throws IllegalArgumentException if the suite has nothing to decide on
   */
  public static <I, O> RealWorldValidation<I, O> of(
      ValidationSuite<I> suite, ModelUnderTest<I, O> model, Function<? super O, String> labelOf) {
    List<?> unused = suite.limitsByPerturbation();
    return new RealWorldValidation<>(
        suite,
        model,
        labelOf,
        Optional.empty(),
        new Settings(0, DEFAULT_BATCH, 1, ProgressListener.none(), new Cancellation()));
  }

  /**
   * The same validation, with the answers compared to those of the model in use. The comparison
   * informs; it never decides.
   *
   * @param previousModel the model in use
   * @return a new validation
   */
  public RealWorldValidation<I, O> against(ModelUnderTest<I, O> previousModel) {
    return new RealWorldValidation<>(suite, model, labelOf, Optional.of(previousModel), settings);
  }

  /**
   * The same validation with another seed for every draw.
   *
   * @param seed any number
   * @return a new validation
   */
  public RealWorldValidation<I, O> seed(long seed) {
    return with(
        new Settings(
            seed, settings.batchSize, settings.threads, settings.listener, settings.cancellation));
  }

  /**
   * The same validation with another number of inputs for each call of the model.
   *
   * @param inputs 1 or more
   * @return a new validation
   * @throws IllegalArgumentException if the number is not positive
   */
  public RealWorldValidation<I, O> batchSize(int inputs) {
    checkPositive("batch size", inputs);
    return with(
        new Settings(
            settings.seed, inputs, settings.threads, settings.listener, settings.cancellation));
  }

  /**
   * The same validation with more threads for perturbing the texts. The model is still called on
   * one.
   *
   * @param count 1 or more
   * @return a new validation
   * @throws IllegalArgumentException if the number is not positive
   */
  public RealWorldValidation<I, O> threads(int count) {
    checkPositive("number of threads", count);
    return with(
        new Settings(
            settings.seed, settings.batchSize, count, settings.listener, settings.cancellation));
  }

  /**
   * The same validation with a listener that hears of its progress.
   *
   * @param listener called on the running thread
   * @return a new validation
   */
  public RealWorldValidation<I, O> progress(ProgressListener listener) {
    return with(
        new Settings(
            settings.seed, settings.batchSize, settings.threads, listener, settings.cancellation));
  }

  /**
   * The same validation, which stops between two batches when asked.
   *
   * @param cancellation the wish to stop
   * @return a new validation
   */
  public RealWorldValidation<I, O> cancellation(Cancellation cancellation) {
    return with(
        new Settings(
            settings.seed, settings.batchSize, settings.threads, settings.listener, cancellation));
  }

  private RealWorldValidation<I, O> with(Settings changed) {
    return new RealWorldValidation<>(suite, model, labelOf, previous, changed);
  }

  private static void checkPositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("The " + what + " (" + value + ") must be 1 or more.");
    }
  }

  /**
   * Runs on inputs without labels and ids. Each gets an id made of its text, so that the order of
   * the list decides nothing; an input given twice counts once. Without labels there are no misses
   * and no false alarms to count: limits on them stay undecided.
   *
   * @param inputs texts like those in production, one or more
   * @return the verdict
   * @throws IllegalArgumentException if there are no inputs, or two that are not equal have the
   *     same text, so that neither order nor id could say which of them to take
   * @throws IllegalStateException if the model or a perturbation fails; the message names the row
   * @throws java.util.concurrent.CancellationException if it was asked to stop
   */
  public Verdict run(List<I> inputs) {
    TextField<I> field = suite.textField();
    // The map only looks up; the order comes from the list.
    Map<String, I> seen = new HashMap<>();
    List<ValidationExample<I>> examples = new ArrayList<>();
    for (I input : inputs) {
      String text = field.text(input);
      I earlier = seen.putIfAbsent(text, input);
      if (earlier == null) {
        examples.add(ValidationExample.unlabelled(Cases.idOf(text), input));
      } else if (!earlier.equals(input)) {
        throw new IllegalArgumentException(
            "Two inputs have the same text but are not equal, so the verdict would depend on their"
                + " order. Give each an id and use runExamples, or let equal inputs be equal, as"
                + " records are.");
      }
    }
    return validate(Cases.of(examples, field, inputs.size()));
  }

  /**
   * Runs on examples with ids and, where known, labels. A text given twice counts once, as the
   * input of its lowest id, even where the inputs differ in something else; if its labels differ it
   * counts as unlabelled.
   *
   * @param examples examples like those in production, one or more, each with an id of its own
   * @return the verdict
   * @throws IllegalArgumentException if there are no examples or two have the same id
   * @throws IllegalStateException if the model or a perturbation fails; the message names the row
   * @throws java.util.concurrent.CancellationException if it was asked to stop
   */
  public Verdict runExamples(List<ValidationExample<I>> examples) {
    return validate(Cases.of(examples, suite.textField(), examples.size()));
  }

  private Verdict validate(Cases<I> cases) {
    return Verdict.of(
        new ValidationRun<>(suite, model, labelOf, previous, settings, cases).record());
  }
}
