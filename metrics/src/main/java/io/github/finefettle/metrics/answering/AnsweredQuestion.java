package io.github.finefettle.metrics.answering;

import java.util.List;

/**
 * A question that may have no answer, as in SQuAD 2.0, and what a model said.
 *
 * @param answers the right answers; empty if the question cannot be answered
 * @param prediction the model's answer; empty if it says that there is none
 * @param noAnswerProbability how sure the model is that there is no answer, usually in [0, 1]; any
 *     finite number will do, as only its order matters
 */
public record AnsweredQuestion(
    List<String> answers, String prediction, double noAnswerProbability) {
  /** Copies the answers and checks the probability. */
  public AnsweredQuestion {
    answers = List.copyOf(answers);
    if (!Double.isFinite(noAnswerProbability)) {
      throw new IllegalArgumentException(
          "The probability of no answer ("
              + noAnswerProbability
              + ") must be a finite number. Give 0 where the model tells none.");
    }
    noAnswerProbability += 0.0;
  }

  /**
   * A question whose model tells no probability.
   *
   * @param answers the right answers; empty if the question cannot be answered
   * @param prediction the model's answer; empty if it says that there is none
   * @return the row, with a probability of 0
   */
  public static AnsweredQuestion of(List<String> answers, String prediction) {
    return new AnsweredQuestion(answers, prediction, 0);
  }

  /**
   * Whether the question has an answer.
   *
   * @return true if there is a right answer
   */
  public boolean isAnswerable() {
    return !answers.isEmpty();
  }

  /** Whether the prediction equals an answer once both are normalised. */
  boolean isExact() {
    List<String> predicted = AnswerText.words(prediction);
    return golds().stream().anyMatch(predicted::equals);
  }

  /** The best F1 over the answers; 1 where neither has a word. */
  double f1() {
    List<String> predicted = AnswerText.words(prediction);
    return golds().stream()
        .mapToDouble(gold -> AnswerText.bagF1(gold, predicted, 1))
        .max()
        .orElse(0);
  }

  /** The answers that have words once normalised; if none has, the empty answer. */
  private List<List<String>> golds() {
    List<List<String>> golds =
        answers.stream().map(AnswerText::words).filter(words -> !words.isEmpty()).toList();
    return golds.isEmpty() ? List.of(List.of()) : golds;
  }
}
