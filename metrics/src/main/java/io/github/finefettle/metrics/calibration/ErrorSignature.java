package io.github.finefettle.metrics.calibration;

import io.github.finefettle.metrics.calibration.CalibrationError.ErrorKind;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes and reads signatures: {@code ece|of:top|bins:15|binning:width|norm:l1|v:1}. */
final class ErrorSignature {
  private ErrorSignature() {}

  static String of(CalibrationError metric) {
    return MetricSignature.of(metric.id())
        .with("of", metric.kind() == ErrorKind.CLASSWISE_ECE ? "class" : metric.subject().key())
        .with("bins", metric.bins())
        .with("binning", metric.binning().key())
        .with("norm", metric.norm().key())
        .with(metric.resampling())
        .toString();
  }

  static CalibrationError parse(String text) {
    SignatureReader reader = SignatureReader.of(text);
    CalibrationError metric =
        CalibrationError.of(
            Arrays.stream(ErrorKind.values())
                .filter(kind -> kind.id().equals(reader.id()))
                .findFirst()
                .orElseThrow(() -> unknown(reader)));
    reader.requireNoArgument();
    metric = metric.resampledBy(reader.resampling());
    if (metric.kind() == ErrorKind.CLASSWISE_ECE) {
      reader.require("of", "class");
    } else {
      metric = metric.of(subject(reader, metric.subject()));
    }
    Map<String, Binning> binnings =
        Arrays.stream(Binning.values()).collect(Collectors.toMap(Binning::key, way -> way));
    Map<String, ErrorNorm> norms =
        Arrays.stream(ErrorNorm.values()).collect(Collectors.toMap(ErrorNorm::key, way -> way));
    try {
      metric =
          metric
              .bins(Math.toIntExact(reader.whole("bins", metric.bins())))
              .binning(reader.choice("binning", binnings, metric.binning()))
              .norm(reader.choice("norm", norms, metric.norm()));
    } catch (IllegalStateException | ArithmeticException e) {
      throw reader.malformed(String.valueOf(e.getMessage()));
    }
    reader.requireNothingElse();
    return metric;
  }

  /** The option {@code of} as one of the two statements of a row. */
  static CalibrationSubject subject(SignatureReader reader, CalibrationSubject otherwise) {
    return reader.choice(
        "of",
        Arrays.stream(CalibrationSubject.values())
            .collect(Collectors.toMap(CalibrationSubject::key, subject -> subject)),
        otherwise);
  }

  private static IllegalArgumentException unknown(SignatureReader reader) {
    return reader.malformed(
        "there is no \"" + reader.id() + "\" among " + String.join(", ", CalibrationError.ids()));
  }
}
