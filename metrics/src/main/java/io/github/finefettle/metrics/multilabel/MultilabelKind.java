package io.github.finefettle.metrics.multilabel;

import io.github.finefettle.core.objective.Direction;

/** The metrics of label sets by name. */
enum MultilabelKind {
  SUBSET_ACCURACY("subset-accuracy", Family.ITEMS, LabelRatio.F1),
  HAMMING_LOSS("hamming-loss", Family.HAMMING, LabelRatio.F1),
  LABEL_CARDINALITY_ERROR("label-cardinality-error", Family.ITEMS, LabelRatio.F1),
  SAMPLES_PRECISION(Family.SAMPLES, LabelRatio.PRECISION),
  SAMPLES_RECALL(Family.SAMPLES, LabelRatio.RECALL),
  SAMPLES_F1(Family.SAMPLES, LabelRatio.F1),
  SAMPLES_JACCARD(Family.SAMPLES, LabelRatio.JACCARD),
  MICRO_PRECISION(Family.MICRO, LabelRatio.PRECISION),
  MICRO_RECALL(Family.MICRO, LabelRatio.RECALL),
  MICRO_F1(Family.MICRO, LabelRatio.F1),
  MICRO_JACCARD(Family.MICRO, LabelRatio.JACCARD),
  MACRO_PRECISION(Family.MACRO, LabelRatio.PRECISION),
  MACRO_RECALL(Family.MACRO, LabelRatio.RECALL),
  MACRO_F1(Family.MACRO, LabelRatio.F1),
  MACRO_JACCARD(Family.MACRO, LabelRatio.JACCARD),
  WEIGHTED_PRECISION(Family.WEIGHTED, LabelRatio.PRECISION),
  WEIGHTED_RECALL(Family.WEIGHTED, LabelRatio.RECALL),
  WEIGHTED_F1(Family.WEIGHTED, LabelRatio.F1),
  WEIGHTED_JACCARD(Family.WEIGHTED, LabelRatio.JACCARD);

  /** What a metric is averaged over. */
  enum Family {
    ITEMS("items"),
    HAMMING("hamming"),
    SAMPLES("samples"),
    MICRO("multilabel-micro"),
    MACRO("multilabel-macro"),
    WEIGHTED("multilabel-weighted");

    private final String prefix;

    Family(String prefix) {
      this.prefix = prefix;
    }
  }

  private final String id;
  private final Family family;
  private final LabelRatio ratio;

  MultilabelKind(Family family, LabelRatio ratio) {
    this(family.prefix + "-" + ratio.key(), family, ratio);
  }

  MultilabelKind(String id, Family family, LabelRatio ratio) {
    this.id = id;
    this.family = family;
    this.ratio = ratio;
  }

  String id() {
    return id;
  }

  Family family() {
    return family;
  }

  LabelRatio ratio() {
    return ratio;
  }

  boolean isOverLabels() {
    return family != Family.ITEMS && family != Family.SAMPLES;
  }

  /** Whether a quotient can divide by zero. */
  boolean hasZeroRule() {
    return family != Family.ITEMS && family != Family.HAMMING;
  }

  Direction direction() {
    return this == HAMMING_LOSS || this == LABEL_CARDINALITY_ERROR
        ? Direction.MINIMIZE
        : Direction.MAXIMIZE;
  }

  double highest() {
    return this == LABEL_CARDINALITY_ERROR ? Double.POSITIVE_INFINITY : 1;
  }
}
