package io.github.finefettle.dataprep.rule;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a rule does with one example: edits, and then keep, flag, set aside or drop. Immutable.
 *
 * <p>{@link #measured}, {@link #with(RowId)}, {@link #onPart} and {@link #because} complete what
 * was said last:
 *
 * <pre>{@code
 * StepOutcome.flag("The answer is longer than most.").measured(5120, 4000).onPart(3)
 * }</pre>
 */
@CheckReturnValue
public final class StepOutcome {
  private static final StepOutcome UNCHANGED =
      new StepOutcome(List.of(), List.of(), OptionalDouble.empty(), OptionalDouble.empty(), "");

  private final List<PartEdit> edits;
  private final List<Note> notes;
  private final OptionalDouble editMeasured;
  private final OptionalDouble editThreshold;
  private final String language;

  private StepOutcome(
      List<PartEdit> edits,
      List<Note> notes,
      OptionalDouble editMeasured,
      OptionalDouble editThreshold,
      String language) {
    this.edits = edits;
    this.notes = notes;
    this.editMeasured = editMeasured;
    this.editThreshold = editThreshold;
    this.language = language;
  }

  /**
   * Leaves the example as it is.
   *
   * @return the outcome, always the same object
   */
  public static StepOutcome unchanged() {
    return UNCHANGED;
  }

  /**
   * Keeps the example with another text in one role. An edit that changes nothing is none.
   *
   * @param role a role that the schema can write, of which the example has at most one text
   * @param text its new text
   * @return the outcome
   */
  public static StepOutcome edit(Role role, String text) {
    return UNCHANGED.andEdit(role, text);
  }

  /**
   * The same outcome with another text in one more role.
   *
   * @param role a role that the schema can write, of which the example has at most one text
   * @param text its new text
   * @return a new outcome
   */
  public StepOutcome andEdit(Role role, String text) {
    return and(new PartEdit(Optional.of(role), -1, text, ""));
  }

  /**
   * The same outcome with another text in one more part.
   *
   * @param part the part's place among the example's parts
   * @param text its new text
   * @return a new outcome
   */
  public StepOutcome andEdit(int part, String text) {
    return and(new PartEdit(Optional.empty(), part, text, ""));
  }

  private StepOutcome and(PartEdit edit) {
    List<PartEdit> more = new ArrayList<>(edits);
    more.add(edit);
    return new StepOutcome(List.copyOf(more), notes, editMeasured, editThreshold, language);
  }

  /**
   * Drops the example: it is not fit for training.
   *
   * @param reason why, as a sentence
   * @return the outcome
   */
  public static StepOutcome drop(String reason) {
    return UNCHANGED.and(RuleAction.DROPPED, reason);
  }

  /**
   * Sets the example aside, for a person to look at.
   *
   * @param reason why, as a sentence
   * @return the outcome
   */
  public static StepOutcome setAside(String reason) {
    return UNCHANGED.and(RuleAction.SET_ASIDE, reason);
  }

  /**
   * Keeps the example and notes something about it.
   *
   * @param note what, as a sentence
   * @return the outcome
   */
  public static StepOutcome flag(String note) {
    return UNCHANGED.and(RuleAction.FLAGGED, note);
  }

  /**
   * The same outcome with one more decision or note; the strongest decides.
   *
   * @param action FLAGGED, SET_ASIDE or DROPPED
   * @param reason why, as a sentence
   * @return a new outcome
   * @throws IllegalArgumentException if the action is CHANGED
   */
  public StepOutcome and(RuleAction action, String reason) {
    if (action == RuleAction.CHANGED) {
      throw new IllegalArgumentException(
          "The action CHANGED is said by an edit. Use andEdit for it.");
    }
    List<Note> more = new ArrayList<>(notes);
    more.add(
        new Note(
            action,
            reason,
            -1,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty()));
    return withNotes(more);
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
    OptionalDouble measured = OptionalDouble.of(value);
    OptionalDouble threshold = OptionalDouble.of(limit);
    if (notes.isEmpty()) {
      return new StepOutcome(edits, notes, measured, threshold, language);
    }
    Note last = last();
    return replacingLast(
        new Note(
            last.action(),
            last.reason(),
            last.part(),
            measured,
            threshold,
            last.partner(),
            last.cluster()));
  }

  /**
   * The same outcome with the other row of a pair.
   *
   * @param partner the other row, such as the survivor of a duplicate
   * @return a new outcome
   * @throws IllegalStateException if nothing was decided yet
   */
  public StepOutcome with(RowId partner) {
    Note last = last();
    return replacingLast(
        new Note(
            last.action(),
            last.reason(),
            last.part(),
            last.measured(),
            last.threshold(),
            Optional.of(partner),
            last.cluster()));
  }

  /**
   * The same outcome with the cluster of duplicates that the row belongs to.
   *
   * @param cluster the row by whose id the cluster is known, such as its survivor
   * @return a new outcome
   * @throws IllegalStateException if nothing was decided yet
   */
  public StepOutcome inCluster(RowId cluster) {
    Note last = last();
    return replacingLast(
        new Note(
            last.action(),
            last.reason(),
            last.part(),
            last.measured(),
            last.threshold(),
            last.partner(),
            Optional.of(cluster)));
  }

  /**
   * The same outcome with the part that the last decision rests on.
   *
   * @param part the part's place among the example's parts
   * @return a new outcome
   * @throws IllegalStateException if nothing was decided yet
   */
  public StepOutcome onPart(int part) {
    Note last = last();
    return replacingLast(
        new Note(
            last.action(),
            last.reason(),
            part,
            last.measured(),
            last.threshold(),
            last.partner(),
            last.cluster()));
  }

  /**
   * The same outcome with the reason of the last edit.
   *
   * @param why as a sentence
   * @return a new outcome
   * @throws IllegalStateException if nothing was edited yet
   */
  public StepOutcome because(String why) {
    if (edits.isEmpty()) {
      throw new IllegalStateException("A reason belongs to an edit, and there is none yet.");
    }
    List<PartEdit> more = new ArrayList<>(edits);
    PartEdit last = more.remove(more.size() - 1);
    more.add(new PartEdit(last.role(), last.part(), last.text(), why));
    return new StepOutcome(List.copyOf(more), notes, editMeasured, editThreshold, language);
  }

  /**
   * The same outcome with the language of the example, by which removals are counted from here on.
   *
   * @param code such as {@code "eng"}; empty text where it is undetermined
   * @return a new outcome
   */
  public StepOutcome inLanguage(String code) {
    return new StepOutcome(edits, notes, editMeasured, editThreshold, code);
  }

  private Note last() {
    if (notes.isEmpty()) {
      throw new IllegalStateException(
          "Nothing was decided yet. Begin with drop, setAside or flag, or use and(action, reason).");
    }
    return notes.get(notes.size() - 1);
  }

  private StepOutcome replacingLast(Note note) {
    List<Note> more = new ArrayList<>(notes);
    more.set(more.size() - 1, note);
    return withNotes(more);
  }

  private StepOutcome withNotes(List<Note> more) {
    return new StepOutcome(edits, List.copyOf(more), editMeasured, editThreshold, language);
  }

  /**
   * The edits, in the order in which they were given.
   *
   * @return an unmodifiable list
   */
  public List<PartEdit> edits() {
    return edits;
  }

  /**
   * The decisions and notes, in the order in which they were given.
   *
   * @return an unmodifiable list
   */
  public List<Note> notes() {
    return notes;
  }

  /**
   * The strongest action.
   *
   * @return CHANGED where there is no decision
   */
  public RuleAction action() {
    RuleAction strongest = RuleAction.CHANGED;
    for (Note note : notes) {
      strongest = note.action().compareTo(strongest) > 0 ? note.action() : strongest;
    }
    return strongest;
  }

  /**
   * What was measured for the edits.
   *
   * @return empty where there is no number
   */
  public OptionalDouble editMeasured() {
    return editMeasured;
  }

  /**
   * What the edits' measure was held against.
   *
   * @return empty where there is no number
   */
  public OptionalDouble editThreshold() {
    return editThreshold;
  }

  /**
   * The language of the example, if the rule told it.
   *
   * @return empty text if it did not
   */
  public String language() {
    return language;
  }
}
