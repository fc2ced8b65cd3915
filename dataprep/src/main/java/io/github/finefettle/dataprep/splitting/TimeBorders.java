package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Where the validation and the test rows begin in time.
 *
 * @param validationFrom the first moment that is no longer trained on
 * @param testFrom the first moment that judges; not before the other
 */
record TimeBorders(RowTime validationFrom, RowTime testFrom) {
  /**
   * The borders of some moments of one kind. A border lies between two different moments, where the
   * share is met most closely; of two equally close ones at the earlier.
   */
  static TimeBorders of(RowTime[] moments, Shares shares) {
    RowTime[] sorted = moments.clone();
    Arrays.sort(sorted);
    int test = border(sorted, 1, (shares.train() + shares.validation()) * sorted.length);
    int validation = border(sorted, 1, shares.train() * sorted.length);
    if (validation == test) {
      // One moment holds so many rows that both borders meet: the earlier makes room, if it can.
      test = border(sorted, test + 1, test + 1);
    }
    return new TimeBorders(sorted[validation], sorted[test]);
  }

  /** The index of the first row behind the border, at least {@code least}. */
  private static int border(RowTime[] sorted, int least, double target) {
    int best = sorted.length - 1;
    double bestDistance = Double.POSITIVE_INFINITY;
    for (int i = Math.max(1, least); i < sorted.length; i++) {
      if (sorted[i - 1].compareTo(sorted[i]) != 0 && Math.abs(i - target) < bestDistance) {
        best = i;
        bestDistance = Math.abs(i - target);
      }
    }
    return best;
  }

  Side sideOf(RowTime moment) {
    if (moment.compareTo(validationFrom) < 0) {
      return Side.TRAIN;
    }
    return moment.compareTo(testFrom) < 0 ? Side.VALIDATION : Side.TEST;
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", validationFrom.date() ? "seconds since 1970" : "number")
        .put("validationFrom", validationFrom.value().toPlainString())
        .put("testFrom", testFrom.value().toPlainString())
        .toJson();
  }

  static TimeBorders fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    boolean date = o.string("kind").equals("seconds since 1970");
    try {
      return new TimeBorders(
          new RowTime(date, new BigDecimal(o.string("validationFrom"))),
          new RowTime(date, new BigDecimal(o.string("testFrom"))));
    } catch (NumberFormatException e) {
      throw new JsonFormatException("The borders in time must be numbers.", e);
    }
  }
}
