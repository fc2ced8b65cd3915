package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which row is in which fold, saved. Dividing again with it ({@link FoldRunner#keeping}) keeps
 * every row where it is, whatever rows have come since. Immutable; safe for use by several threads.
 *
 * <p>The file is JSONL, as that of a {@link SplitAssignment}: a header with the plan, then a line
 * for each row in id order with its fold, from 1, or {@code "test"} for a row that is held out.
 */
public final class FoldAssignment {
  private static final String KIND = "fold-assignment";
  private static final int VERSION = 1;
  private static final String MEMBER = "fold";

  private final KFoldPlan plan;
  private final PlacedRows rows;

  FoldAssignment(KFoldPlan plan, PlacedRows rows) {
    this.plan = plan;
    this.rows = rows;
  }

  /**
   * The plan that made it.
   *
   * @return the plan
   */
  public KFoldPlan plan() {
    return plan;
  }

  /**
   * The fingerprint of the plan that made it.
   *
   * @return the fingerprint
   */
  public Fingerprint fingerprint() {
    return plan.fingerprint();
  }

  /**
   * How many rows are in a fold or held out.
   *
   * @return 0 or more
   */
  public int size() {
    return rows.size();
  }

  /**
   * The rows that are in a fold or held out.
   *
   * @return in id order
   */
  public List<RowId> ids() {
    return rows.ids();
  }

  /**
   * The fold in which a row validates.
   *
   * @param row a row's id
   * @return 1 to the number of folds; empty for a row that is held out or not known
   */
  public OptionalInt foldOf(RowId row) {
    int index = rows.indexOf(row);
    return index < 0 || rows.place(index) == plan.folds()
        ? OptionalInt.empty()
        : OptionalInt.of(rows.place(index) + 1);
  }

  /**
   * Whether a row is held out of all folds.
   *
   * @param row a row's id
   * @return true for a test row; false for a row of a fold and for one that is not known
   */
  public boolean isTest(RowId row) {
    int index = rows.indexOf(row);
    return index >= 0 && rows.place(index) == plan.folds();
  }

  /**
   * The first row of the cluster of a row. It may have been removed since.
   *
   * @param row a row's id
   * @return the row with the smallest id when the cluster was made; empty for a row that is not
   *     known
   */
  public Optional<RowId> firstOf(RowId row) {
    int index = rows.indexOf(row);
    return index < 0 ? Optional.empty() : Optional.of(rows.first(index));
  }

  PlacedRows rows() {
    return rows;
  }

  /**
   * Writes it.
   *
   * @param file where to; what stands there is replaced in one step
   * @throws UncheckedIOException if the file cannot be written
   */
  public void writeTo(Path file) {
    try {
      AssignmentFile.write(
          file,
          JsonValue.object()
              .put("kind", KIND)
              .put("version", VERSION)
              .put("plan", plan.toJson())
              .put("fingerprint", plan.fingerprint().hex())
              .put("rows", rows.size())
              .toJson(),
          rows,
          MEMBER,
          place -> place == plan.folds() ? Side.TEST.label() : Integer.toString(place + 1));
    } catch (IOException e) {
      throw new UncheckedIOException("The fold assignment cannot be written to " + file + ".", e);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @param file the file
   * @return an equal assignment
   * @throws UncheckedIOException if the file cannot be read
   * @throws JsonFormatException if it is none, is damaged or cut short, or a newer release wrote it
   */
  public static FoldAssignment readFrom(Path file) {
    try {
      return new AssignmentFile(file, KIND, VERSION, MEMBER)
          .read(
              (header, source) -> {
                KFoldPlan plan = KFoldPlan.fromJson(header.get("plan"));
                source.requireFingerprint(plan.fingerprint());
                return new FoldAssignment(plan, source.rows(label -> place(plan, label)));
              });
    } catch (IOException e) {
      throw new UncheckedIOException("The fold assignment cannot be read from " + file + ".", e);
    }
  }

  private static int place(KFoldPlan plan, String label) {
    if (label.equals(Side.TEST.label()) && plan.holdsOutTest()) {
      return plan.folds();
    }
    int fold = label.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(label) : 0;
    if (fold < 1 || fold > plan.folds()) {
      throw new IllegalArgumentException(
          "The fold ("
              + label
              + ") must be 1 to "
              + plan.folds()
              + (plan.holdsOutTest() ? ", or " + Side.TEST.label() : "")
              + ".");
    }
    return fold - 1;
  }

  /** Whether the other one has the same plan and puts the same rows into the same folds. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FoldAssignment that && plan.equals(that.plan) && rows.equals(that.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  /** The plan and how many rows. */
  @Override
  public String toString() {
    return "FoldAssignment[" + plan + ", " + rows.size() + " rows]";
  }
}
