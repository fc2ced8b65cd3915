package io.github.finefettle.validation.load;

import io.github.finefettle.core.definition.JsonValue;
import org.HdrHistogram.Histogram;

/**
 * How long calls took, in nanoseconds, to three digits. A percentile is the smallest recorded time
 * that this share of the calls did not exceed.
 *
 * @param calls how many calls were measured
 * @param inputsPerCall how many inputs a call had at most
 * @param p50 half of the calls took no longer
 * @param p95 95 % of the calls took no longer
 * @param p99 99 % of the calls took no longer
 * @param longest the longest call
 */
public record Latency(long calls, int inputsPerCall, long p50, long p95, long p99, long longest) {

  static Latency of(Histogram histogram, int inputsPerCall) {
    return new Latency(
        histogram.getTotalCount(),
        inputsPerCall,
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(95),
        histogram.getValueAtPercentile(99),
        histogram.getMaxValue());
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("calls", calls)
        .put("inputsPerCall", inputsPerCall)
        .put("p50Nanoseconds", p50)
        .put("p95Nanoseconds", p95)
        .put("p99Nanoseconds", p99)
        .put("longestNanoseconds", longest)
        .toJson();
  }
}
