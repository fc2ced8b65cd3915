package io.github.finefettle.examples.finetune;

import io.github.finefettle.examples.language.Prediction;
import io.github.finefettle.examples.language.TextClassifier;
import java.util.List;

/** What the rest of the job sees of a model: texts go in, labels come out. */
final class BatchClassifier {
  private BatchClassifier() {}

  /** The label of each text. */
  static List<String> labels(TextClassifier model, List<String> texts) {
    return model.predict(texts).stream().map(Prediction::label).toList();
  }
}
