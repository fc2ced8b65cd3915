package io.github.finefettle.validation;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Asks a model batch by batch and checks that it keeps its side of the contract. */
final class Answers<I, O> {
  private final ModelUnderTest<I, O> model;
  private final String name;
  private final Function<? super O, String> labelOf;
  private final int batchSize;
  private final Cancellation cancellation;
  private final LongConsumer answered;

  Answers(
      ModelUnderTest<I, O> model,
      String name,
      Function<? super O, String> labelOf,
      int batchSize,
      Cancellation cancellation,
      LongConsumer answered) {
    this.model = model;
    this.name = name;
    this.labelOf = labelOf;
    this.batchSize = batchSize;
    this.cancellation = cancellation;
    this.answered = answered;
  }

  /** The label of the answer to each input. The ids and the condition are for messages alone. */
  List<String> to(List<I> inputs, List<RowId> ids, String condition) {
    List<String> labels = new ArrayList<>(inputs.size());
    for (int from = 0; from < inputs.size(); from += batchSize) {
      cancellation.throwIfCancelled("validate");
      List<I> batch = List.copyOf(inputs.subList(from, Math.min(inputs.size(), from + batchSize)));
      String where = "on " + condition + ", in the batch of row " + ids.get(from);
      for (O output : predict(batch, where)) {
        labels.add(label(output, where));
      }
      answered.accept(batch.size());
    }
    return labels;
  }

  private List<O> predict(List<I> batch, String where) {
    List<O> outputs;
    try {
      outputs = model.predict(batch);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException(
          name
              + " failed with "
              + e.getClass().getSimpleName()
              + " "
              + where
              + ". A model that may ship answers such inputs: mend it, or catch the failure and"
              + " answer with a label for it.",
          e);
    }
    if (outputs.size() != batch.size()) {
      throw new IllegalStateException(
          name
              + " gave "
              + outputs.size()
              + " outputs for "
              + batch.size()
              + " inputs "
              + where
              + ". It must give one for each, in the same order.");
    }
    return outputs;
  }

  private String label(O output, String where) {
    try {
      return Objects.requireNonNull(labelOf.apply(output), "the label is null");
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "The label of an output of " + name + " could not be read " + where + ".", e);
    }
  }
}
