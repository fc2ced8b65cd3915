package io.github.finefettle.validation.load;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.validation.ModelUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * Measures how long a model takes to answer, one input at a time and in batches, and whether both
 * ways give the same answers.
 *
 * <p>The caller waits for each answer before it asks again, so a queue in front of a busy model is
 * not in these figures. Times differ from run to run: keep them apart from results that must not.
 *
 * <p>Immutable.
 *
 * @param <I> the type of the inputs
 * @param <O> the type of the outputs, compared with {@code equals}
 */
@CheckReturnValue
public final class LatencyProfile<I, O> {
  private static final int DEFAULT_BATCH = 16;
  private static final int DEFAULT_WARM_UP = 20;

  /** Three digits keep the error of a percentile below a thousandth of it. */
  private static final int DIGITS = 3;

  private final ModelUnderTest<I, O> model;
  private final int warmUp;
  private final int batch;
  private final LongSupplier clock;

  LatencyProfile(ModelUnderTest<I, O> model, int warmUp, int batch, LongSupplier clock) {
    this.model = model;
    this.warmUp = warmUp;
    this.batch = batch;
    this.clock = clock;
  }

  /**
   * A profile of a model.
   *
   * @param <I> the type of the inputs
   * @param <O> the type of the outputs
   * @param model the model
   * @return a profile with 20 inputs of warm-up and batches of 16
   */
  public static <I, O> LatencyProfile<I, O> of(ModelUnderTest<I, O> model) {
    return new LatencyProfile<>(model, DEFAULT_WARM_UP, DEFAULT_BATCH, System::nanoTime);
  }

  /**
   * The same profile with another number of calls that are not measured, before those that are.
   *
   * @param calls 0 or more
   * @return a new profile
   * @throws IllegalArgumentException if the number is negative
   */
  public LatencyProfile<I, O> warmUp(int calls) {
    if (calls < 0) {
      throw new IllegalArgumentException("The warm-up (" + calls + ") must be 0 or more calls.");
    }
    return new LatencyProfile<>(model, calls, batch, clock);
  }

  /**
   * The same profile with another size of the batches.
   *
   * @param inputs 2 or more
   * @return a new profile
   * @throws IllegalArgumentException if the number is below 2
   */
  public LatencyProfile<I, O> batchOf(int inputs) {
    if (inputs < 2) {
      throw new IllegalArgumentException(
          "The batch size ("
              + inputs
              + ") must be 2 or more; single inputs are measured in any case.");
    }
    return new LatencyProfile<>(model, warmUp, inputs, clock);
  }

  /**
   * Measures on the calling thread.
   *
   * @param inputs inputs like those in production, one or more; each is answered once alone and
   *     once in a batch
   * @return what was measured
   * @throws IllegalArgumentException if there are no inputs
   * @throws IllegalStateException if the model fails; the message names the place in the list
   */
  public LatencyMeasurement measure(List<I> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException(
          "There are no inputs to measure with. Give a hundred or more for a p99 that means"
              + " something.");
    }
    for (int call = 0; call < warmUp; call++) {
      int at = call % inputs.size();
      List<O> unused = answer(inputs.subList(at, at + 1), at);
    }
    Histogram single = new Histogram(DIGITS);
    List<O> alone = answer(inputs, 1, single);
    Histogram batched = new Histogram(DIGITS);
    List<O> together = answer(inputs, batch, batched);
    long different = 0;
    for (int i = 0; i < inputs.size(); i++) {
      different += Objects.equals(alone.get(i), together.get(i)) ? 0 : 1;
    }
    return new LatencyMeasurement(
        Latency.of(single, 1), Latency.of(batched, batch), inputs.size(), different);
  }

  private List<O> answer(List<I> inputs, int size, Histogram times) {
    List<O> outputs = new ArrayList<>(inputs.size());
    for (int from = 0; from < inputs.size(); from += size) {
      List<I> part = inputs.subList(from, Math.min(inputs.size(), from + size));
      long start = clock.getAsLong();
      outputs.addAll(answer(part, from));
      times.recordValue(Math.max(0, clock.getAsLong() - start));
    }
    return outputs;
  }

  private List<O> answer(List<I> inputs, int from) {
    List<O> outputs;
    try {
      outputs = model.predict(inputs);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException(
          "The model failed with "
              + e.getClass().getSimpleName()
              + " on the inputs from place "
              + from
              + " of the list. Measure with inputs that it can answer.",
          e);
    }
    if (outputs.size() != inputs.size()) {
      throw new IllegalStateException(
          "The model gave "
              + outputs.size()
              + " outputs for "
              + inputs.size()
              + " inputs, from place "
              + from
              + " of the list. It must give one for each, in the same order.");
    }
    return outputs;
  }
}
