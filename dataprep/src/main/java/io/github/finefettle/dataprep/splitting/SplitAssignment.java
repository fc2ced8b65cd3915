package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which row is on which side, saved. Splitting again with it ({@link SplitRunner#keeping}) keeps
 * every row where it is, whatever rows have come since. Immutable; safe for use by several threads.
 *
 * <p>The file is JSONL: a header with the plan, then a line for each row in id order with its side,
 * the first row of its cluster (left out where it is the row itself) and a hash of its input, by
 * which a row is known to be the same. It is written and read line by line; in memory a row takes
 * about 60 bytes. Rows are known by their ids, so give ids that stay: of a file, append at its end.
 */
public final class SplitAssignment {
  private static final String KIND = "split-assignment";
  private static final int VERSION = 1;
  private static final String MEMBER = "side";

  private final SplitPlan plan;
  private final Optional<TimeBorders> borders;
  private final PlacedRows rows;

  SplitAssignment(SplitPlan plan, Optional<TimeBorders> borders, PlacedRows rows) {
    this.plan = plan;
    this.borders = borders;
    this.rows = rows;
  }

  /**
   * The plan that made it.
   *
   * @return the plan
   */
  public SplitPlan plan() {
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
   * How many rows have a side.
   *
   * @return 0 or more
   */
  public int size() {
    return rows.size();
  }

  /**
   * The rows that have a side.
   *
   * @return in id order
   */
  public List<RowId> ids() {
    return rows.ids();
  }

  /**
   * The side of a row.
   *
   * @param row a row's id
   * @return its side, or empty for a row that has none
   */
  public Optional<Side> sideOf(RowId row) {
    int index = rows.indexOf(row);
    return index < 0 ? Optional.empty() : Optional.of(Side.at(rows.place(index)));
  }

  /**
   * The first row of the cluster of a row. It may have been removed since.
   *
   * @param row a row's id
   * @return the row with the smallest id when the cluster was made; empty for a row without a side
   */
  public Optional<RowId> firstOf(RowId row) {
    int index = rows.indexOf(row);
    return index < 0 ? Optional.empty() : Optional.of(rows.first(index));
  }

  PlacedRows rows() {
    return rows;
  }

  Optional<TimeBorders> borders() {
    return borders;
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
              .putIfPresent("borders", borders.map(TimeBorders::toJson))
              .toJson(),
          rows,
          MEMBER,
          place -> Side.at(place).label());
    } catch (IOException e) {
      throw new UncheckedIOException("The split assignment cannot be written to " + file + ".", e);
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
  public static SplitAssignment readFrom(Path file) {
    try {
      return new AssignmentFile(file, KIND, VERSION, MEMBER)
          .read(
              (header, source) -> {
                SplitPlan plan = SplitPlan.fromJson(header.get("plan"));
                source.requireFingerprint(plan.fingerprint());
                return new SplitAssignment(
                    plan,
                    header.find("borders").map(TimeBorders::fromJson),
                    source.rows(label -> Side.valueOf(label.toUpperCase(Locale.ROOT)).place()));
              });
    } catch (IOException e) {
      throw new UncheckedIOException("The split assignment cannot be read from " + file + ".", e);
    }
  }

  /** Whether the other one has the same plan and puts the same rows on the same sides. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SplitAssignment that
        && plan.equals(that.plan)
        && borders.equals(that.borders)
        && rows.equals(that.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  /** The plan and how many rows. */
  @Override
  public String toString() {
    return "SplitAssignment[" + plan + ", " + rows.size() + " rows]";
  }
}
