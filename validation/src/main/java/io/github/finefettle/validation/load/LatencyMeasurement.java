package io.github.finefettle.validation.load;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.statistics.Proportion;

/**
 * What a {@link LatencyProfile} measured. It leaves no evidence of its own, because its times
 * differ from run to run; {@link #batchClaim()} can be added to evidence.
 *
 * @param single one input a call
 * @param batched many inputs a call
 * @param inputs how many inputs were answered both ways
 * @param differentInBatch how many of them were answered differently in a batch
 */
public record LatencyMeasurement(
    Latency single, Latency batched, long inputs, long differentInBatch) {
  /** Checks the counts. */
  public LatencyMeasurement {
    if (inputs < 1 || differentInBatch < 0 || differentInBatch > inputs) {
      throw new IllegalArgumentException(
          "The different answers ("
              + differentInBatch
              + ") must be among the inputs ("
              + inputs
              + ").");
    }
  }

  /**
   * The claim that an answer does not depend on what else is in the batch. One difference
   * contradicts it; none bears it out for these inputs.
   *
   * @return an advisory claim
   */
  public Claim batchClaim() {
    Proportion share = new Proportion(differentInBatch, inputs);
    return Claim.advisory(
            "load.batch-equals-single",
            "Every input is answered alike alone and in a batch of "
                + batched.inputsPerCall()
                + ".",
            differentInBatch == 0 ? ClaimState.MET : ClaimState.NOT_MET)
        .withValue(share.value())
        .withInterval(share.clopperPearson(0.95))
        .withN(inputs)
        .withLimit(0);
  }

  /**
   * The JSON form, marked as measured.
   *
   * @return an object for a file of its own, such as {@code timings.json}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", "latency")
        .put("version", 1)
        .put("measured", true)
        .put("single", single.toJson())
        .put("batched", batched.toJson())
        .put("inputs", inputs)
        .put("differentInBatch", differentInBatch)
        .toJson();
  }
}
