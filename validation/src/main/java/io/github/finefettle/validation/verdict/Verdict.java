package io.github.finefettle.validation.verdict;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.validation.release.ReleaseComparison;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * May this model ship, given the evidence from conditions like production? Immutable; the same
 * suite, seed, examples and answers give the same JSON, byte by byte.
 */
@CheckReturnValue
public final class Verdict implements HasEvidence {
  /** The version of the JSON form that this release writes. */
  public static final int VERSION = 1;

  private final ValidationRecord record;
  private final List<ClaimResult> claims;
  private final Decision decision;

  private Verdict(ValidationRecord record, List<ClaimResult> claims, Decision decision) {
    this.record = record;
    this.claims = claims;
    this.decision = decision;
  }

  /**
   * Judges what a run counted.
   *
   * @param record the counts
   * @return the verdict
   */
  public static Verdict of(ValidationRecord record) {
    List<ClaimResult> claims = DecisionRule.judge(record.claims());
    return new Verdict(record, claims, DecisionRule.decide(claims));
  }

  /**
   * What the evidence says.
   *
   * @return ship, do not ship, or not enough evidence
   */
  public Decision decision() {
    return decision;
  }

  /**
   * The exit status for a program that ends with this verdict.
   *
   * @return 0 ship, 1 do not ship, 2 not enough evidence
   */
  public int exitCode() {
    return decision.exitCode();
  }

  /**
   * The limits and what was found, in the suite's order.
   *
   * @return an unmodifiable list
   */
  public List<ClaimResult> claims() {
    return claims;
  }

  /**
   * What the run did and counted.
   *
   * @return the record
   */
  public ValidationRecord record() {
    return record;
  }

  /**
   * The comparison with the model in use. It informs and never decides.
   *
   * @return the comparison, or empty where no such model was given
   */
  public Optional<ReleaseComparison> comparison() {
    return record.comparison();
  }

  /**
   * How many more examples would decide, if they are like those given: failing at the same rate,
   * and with as many of them applicable.
   *
   * @return 0 where the decision is made; empty where it cannot be said, because no example was
   *     applicable to an undecided claim or a rate lies too close to its limit
   */
  public OptionalLong examplesStillNeeded() {
    if (decision != Decision.INSUFFICIENT_EVIDENCE) {
      return OptionalLong.of(0);
    }
    long most = 0;
    for (ClaimResult claim : claims) {
      if (claim.required() && claim.state() == ClaimState.UNDECIDED) {
        OptionalLong needed = claim.casesStillNeeded();
        if (claim.cases() == 0 || needed.isEmpty()) {
          return OptionalLong.empty();
        }
        double perCase = (double) record.cases() / claim.cases();
        most = Math.max(most, (long) Math.ceil(needed.getAsLong() * perCase));
      }
    }
    return OptionalLong.of(most);
  }

  /**
   * The verdict in one sentence with its numbers.
   *
   * @return a sentence for people
   */
  public String summary() {
    return VerdictEvidence.summary(this);
  }

  @Override
  public Evidence evidence() {
    return VerdictEvidence.of(this);
  }

  /**
   * The versioned JSON form, whose size does not grow with the number of examples.
   *
   * @return an object; latencies are not in it, since they differ from run to run
   */
  public JsonValue.JsonObject toJson() {
    var json =
        JsonValue.object()
            .put("kind", "verdict")
            .put("version", VERSION)
            .put("decision", decision.name())
            .put("exitCode", exitCode())
            .put("summary", summary())
            .put("claims", claims.stream().map(ClaimResult::toJson).toList())
            .put("record", record.toJson());
    examplesStillNeeded().ifPresent(needed -> json.put("examplesStillNeeded", needed));
    return json.toJson();
  }

  @Override
  public String toString() {
    return decision + ": " + summary();
  }
}
