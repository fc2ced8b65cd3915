package io.github.finefettle.dataprep.splitting;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The moments of all rows, and the borders between the sides; nothing at all without time. */
final class RowTimes {
  private final @Nullable RowTime[] moments;
  private @Nullable TimeBorders borders;

  private RowTimes(@Nullable RowTime[] moments) {
    this.moments = moments;
  }

  /** For a plan that asks for no time. */
  static RowTimes none() {
    return new RowTimes(new RowTime[0]);
  }

  /**
   * Reads moments. Of dates and numbers the rarer kind counts as unreadable; of equally many the
   * numbers; with borders given, what is of another kind than these.
   */
  static RowTimes of(List<String> texts, Optional<TimeBorders> given) {
    @Nullable RowTime[] moments = new RowTime[texts.size()];
    int dates = 0;
    int numbers = 0;
    for (int row = 0; row < moments.length; row++) {
      RowTime moment = RowTime.parse(texts.get(row)).orElse(null);
      moments[row] = moment;
      if (moment != null) {
        dates += moment.date() ? 1 : 0;
        numbers += moment.date() ? 0 : 1;
      }
    }
    boolean date = given.map(b -> b.validationFrom().date()).orElse(dates >= numbers);
    for (int row = 0; row < moments.length; row++) {
      RowTime moment = moments[row];
      if (moment != null && moment.date() != date) {
        moments[row] = null;
      }
    }
    return new RowTimes(moments);
  }

  @Nullable RowTime at(int row) {
    return moments[row];
  }

  void borders(TimeBorders found) {
    borders = found;
  }

  Optional<TimeBorders> borders() {
    return Optional.ofNullable(borders);
  }

  /** The side of a row by its time; its time must be readable and the borders known. */
  Side sideOf(int row) {
    RowTime moment = moments[row];
    TimeBorders between = borders;
    if (moment == null || between == null) {
      throw new IllegalStateException(
          "Row " + row + " has no readable time, or there are no borders.");
    }
    return between.sideOf(moment);
  }

  /** Whether the row may be on the side with this place. */
  boolean fits(int row, int place) {
    return borders == null || sideOf(row).place() == place;
  }
}
