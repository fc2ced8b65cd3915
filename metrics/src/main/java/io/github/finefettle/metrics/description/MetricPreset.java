package io.github.finefettle.metrics.description;

/**
 * The conventions of a well-known tool, for those who must print its number. A family of metrics
 * that knows a preset offers {@code following(preset)}, which sets the choices that the tool makes
 * where definitions differ: zero rules, which labels take part, which rows count, tie rules. What
 * was set stands in the signature choice by choice, so a result says what was computed whoever
 * asked for it; the name of the preset does not stand there.
 *
 * <p>Without a preset this library says that a value is undefined where a formula has none. No
 * preset does anything to values that all tools agree on. A family to which a preset means nothing
 * gives the metric unchanged.
 */
public enum MetricPreset {
  /**
   * scikit-learn 1.9. Classification: precision, recall and F are 0 where nothing was predicted or
   * true ({@code zero_division="warn"} gives 0), F comes from counts; the correlation of Matthews
   * is 0 where one side has only one label; kappa, likelihood ratios and everything else that it
   * answers with NaN stay undefined here; explicit labels without rows count in macro averages.
   */
  SKLEARN,
  /**
   * torchmetrics 1.9. Classification: quotients without a divisor are 0; macro averages leave out
   * labels that are neither true nor predicted even if they were listed; the correlation of
   * Matthews of rows that are constant on one side is 0 for three labels or more, and for two 1 if
   * all rows are right, -1 if all are wrong, else a number between.
   */
  TORCHMETRICS,
  /**
   * The scorer of the CoNLL shared tasks (conlleval, as in seqeval's default mode). Named entities:
   * quotients without a divisor are 0, and a tag that continues nothing begins an entity. For
   * classification it means the zero rule alone.
   */
  CONLLEVAL
}
