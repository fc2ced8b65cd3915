package io.github.finefettle.validation.verdict;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.validation.release.ReleaseComparison;
import java.util.List;
import java.util.Optional;

/**
 * What a validation run did and counted, before anything is judged.
 *
 * @param suite the suite's name
 * @param definition the suite's fingerprint; empty where it holds a function without a name
 * @param data the fingerprint of the examples (ids, texts and labels in the order of the ids)
 * @param seed the seed of every draw
 * @param examples how many examples were given
 * @param cases how many different texts they hold; one text is one case
 * @param perturbations one entry for each perturbation, in the suite's order
 * @param claims one entry for each limit and perturbation, in the suite's order
 * @param comparison with the model in use, or empty where none was given
 */
public record ValidationRecord(
    String suite,
    Optional<Fingerprint> definition,
    Fingerprint data,
    long seed,
    long examples,
    long cases,
    List<PerturbationCounts> perturbations,
    List<ClaimCounts> claims,
    Optional<ReleaseComparison> comparison) {
  /** Copies the lists and checks that every case is accounted for. */
  public ValidationRecord {
    perturbations = List.copyOf(perturbations);
    claims = List.copyOf(claims);
    for (PerturbationCounts counts : perturbations) {
      if (counts.cases() != cases) {
        throw new IllegalArgumentException(
            "The perturbation "
                + counts.perturbation()
                + " accounts for "
                + counts.cases()
                + " of "
                + cases
                + " cases. Every case is applied, not applicable or a no-op.");
      }
    }
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("suite", suite)
        .putIfPresent("definition", definition.map(f -> JsonValue.of(f.hex())))
        .put("data", data.hex())
        .put("seed", seed)
        .put("examples", examples)
        .put("cases", cases)
        .put("repeatedTexts", examples - cases)
        .put("perturbations", perturbations.stream().map(PerturbationCounts::toJson).toList())
        .putIfPresent("comparison", comparison.map(ReleaseComparison::toJson))
        .toJson();
  }
}
