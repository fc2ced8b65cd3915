package io.github.finefettle.metrics.retrieval;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Signatures of retrieval metrics, written and read. */
final class RetrievalSignature {
  private static final String POSITIVE = "positive";

  private RetrievalSignature() {}

  static String of(RetrievalMetric metric) {
    Retrieval options = metric.options();
    MetricSignature signature = head(metric.kind(), options);
    if (metric.kind().isBinary()) {
      boolean positive = options.relevantFrom() == Double.MIN_VALUE;
      signature =
          positive
              ? signature.with("rel", POSITIVE)
              : signature.with("rel", options.relevantFrom());
    } else {
      signature = signature.with("gain", options.gain().key());
    }
    return signature
        .with("ties", options.ties().key())
        .with("norel", options.noRelevant().key())
        .with(metric.plan())
        .toString();
  }

  static RetrievalMetric parse(String text) {
    SignatureReader reader = SignatureReader.of(text);
    RetrievalKind kind =
        Arrays.stream(RetrievalKind.values())
            .filter(k -> k.id().equals(reader.id()))
            .findFirst()
            .orElseThrow(
                () ->
                    reader.malformed(
                        "\"" + reader.id() + "\" is none of " + String.join(", ", ids())));
    Retrieval options = arguments(kind, reader);
    if (kind.isBinary()) {
      String from = reader.text("rel", POSITIVE);
      if (!from.equals(POSITIVE)) {
        options = options.relevantFrom(number(reader, "rel", from));
      }
    } else {
      options =
          options.gain(
              reader.choice(
                  "gain",
                  Arrays.stream(Gain.values()).collect(Collectors.toMap(Gain::key, g -> g)),
                  Gain.LINEAR));
    }
    options =
        options.ties(
            reader.choice(
                "ties",
                Arrays.stream(TiePolicy.values()).collect(Collectors.toMap(TiePolicy::key, t -> t)),
                TiePolicy.AVERAGE));
    options =
        options.noRelevant(
            reader.choice(
                "norel",
                Arrays.stream(NoRelevant.values())
                    .collect(Collectors.toMap(NoRelevant::key, r -> r)),
                NoRelevant.ZERO));
    RetrievalMetric metric = RetrievalMetric.of(kind, options, reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  static List<String> ids() {
    return Arrays.stream(RetrievalKind.values())
        .map(
            kind ->
                switch (kind.argument()) {
                  case CUTOFF -> kind.id() + "(k)";
                  case PERSISTENCE -> kind.id() + "(p)";
                  default -> kind.id();
                })
        .toList();
  }

  private static MetricSignature head(RetrievalKind kind, Retrieval options) {
    if (kind == RetrievalKind.RBP) {
      return MetricSignature.of(kind.id(), JsonValue.of(options.persistence()).toCanonicalString());
    }
    return options.cutoff() == Retrieval.NO_CUTOFF
        ? MetricSignature.of(kind.id())
        : MetricSignature.of(kind.id(), Long.toString(options.cutoff()));
  }

  private static Retrieval arguments(RetrievalKind kind, SignatureReader reader) {
    switch (kind.argument()) {
      case NONE -> {
        reader.requireNoArgument();
        return Retrieval.DEFAULT;
      }
      case PERSISTENCE -> {
        return Retrieval.DEFAULT.persistence(
            number(reader, "the persistence", reader.requireArgument("0.8")));
      }
      default -> {
        if (kind.argument() == RetrievalKind.Argument.CUTOFF_OR_NONE
            && reader.argument().isEmpty()) {
          return Retrieval.DEFAULT;
        }
        return Retrieval.DEFAULT.cutoff(cutoff(reader, reader.requireArgument("10")));
      }
    }
  }

  private static long cutoff(SignatureReader reader, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw reader.malformed("the cut-off must be a whole number but is " + text);
    }
  }

  private static double number(SignatureReader reader, String what, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw reader.malformed(what + " must be a number but is " + text);
    }
  }
}
