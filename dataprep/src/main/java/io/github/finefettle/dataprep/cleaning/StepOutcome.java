package io.github.finefettle.dataprep.cleaning;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What a step does with one example: edits, and then keep, drop, set aside or flag. Immutable. */
@CheckReturnValue
public final class StepOutcome {
  private static final StepOutcome UNCHANGED =
      new StepOutcome(
          new EnumMap<>(Role.class),
          LedgerAction.CHANGED,
          "",
          OptionalDouble.empty(),
          OptionalDouble.empty());

  private final EnumMap<Role, String> edits;
  private final LedgerAction action;
  private final String reason;
  private final OptionalDouble measured;
  private final OptionalDouble threshold;

  private StepOutcome(
      EnumMap<Role, String> edits,
      LedgerAction action,
      String reason,
      OptionalDouble measured,
      OptionalDouble threshold) {
    this.edits = edits;
    this.action = action;
    this.reason = reason;
    this.measured = measured;
    this.threshold = threshold;
  }

  /**
   * Leaves the example as it is.
   *
   * @return the outcome
   */
  public static StepOutcome unchanged() {
    return UNCHANGED;
  }

  /**
   * Keeps the example with another text in one role. An edit that changes nothing is none.
   *
   * @param role a role that the schema can write
   * @param text its new text
   * @return the outcome
   */
  public static StepOutcome edit(Role role, String text) {
    return UNCHANGED.andEdit(role, text);
  }

  /**
   * The same outcome with another text in one more role.
   *
   * @param role a role that the schema can write
   * @param text its new text
   * @return a new outcome
   */
  public StepOutcome andEdit(Role role, String text) {
    EnumMap<Role, String> more = new EnumMap<>(edits);
    more.put(role, text);
    return new StepOutcome(more, action, reason, measured, threshold);
  }

  /**
   * Drops the example: it is not fit for training.
   *
   * @param reason why, as a sentence
   * @return the outcome
   */
  public static StepOutcome drop(String reason) {
    return of(LedgerAction.DROPPED, reason);
  }

  /**
   * Sets the example aside, for a person to look at.
   *
   * @param reason why, as a sentence
   * @return the outcome
   */
  public static StepOutcome setAside(String reason) {
    return of(LedgerAction.SET_ASIDE, reason);
  }

  /**
   * Keeps the example and notes something about it.
   *
   * @param note what, as a sentence
   * @return the outcome
   */
  public static StepOutcome flag(String note) {
    return of(LedgerAction.FLAGGED, note);
  }

  private static StepOutcome of(LedgerAction action, String reason) {
    return new StepOutcome(
        new EnumMap<>(Role.class), action, reason, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /**
   * The same outcome with what was measured and what it was held against.
   *
   * @param value what was measured, finite
   * @param limit what it was held against, finite
   * @return a new outcome
   * @throws IllegalArgumentException if one of them is not finite
   */
  public StepOutcome measured(double value, double limit) {
    if (!Double.isFinite(value) || !Double.isFinite(limit)) {
      throw new IllegalArgumentException(
          "What was measured ("
              + value
              + ") and its limit ("
              + limit
              + ") must be finite. Leave them out where there is no number.");
    }
    return new StepOutcome(
        edits, action, reason, OptionalDouble.of(value), OptionalDouble.of(limit));
  }

  StepOutcome because(String why) {
    return new StepOutcome(edits, action, why, measured, threshold);
  }

  Map<Role, String> edits() {
    return Collections.unmodifiableMap(edits);
  }

  LedgerAction action() {
    return action;
  }

  String reason() {
    return reason;
  }

  OptionalDouble measured() {
    return measured;
  }

  OptionalDouble threshold() {
    return threshold;
  }
}
