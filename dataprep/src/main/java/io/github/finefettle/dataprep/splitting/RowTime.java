package io.github.finefettle.dataprep.splitting;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A moment as it stands in a row: a date, a date and time, or a number. Of one kind, moments are
 * ordered by their value.
 *
 * @param date whether it is a date; else it is a number
 * @param value seconds since 1970 in UTC with fractions, or the number itself
 */
record RowTime(boolean date, BigDecimal value) implements Comparable<RowTime> {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?");

  /** A date, with a time behind it or not, and that with an offset or not. */
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withChronology(IsoChronology.INSTANCE);

  /** Empty for a text that is neither a date nor a number. */
  static Optional<RowTime> parse(String text) {
    String trimmed = text.strip();
    if (NUMBER.matcher(trimmed).matches()) {
      return Optional.of(new RowTime(false, new BigDecimal(trimmed)));
    }
    try {
      TemporalAccessor found =
          DATE.parseBest(trimmed, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return Optional.of(new RowTime(true, seconds(found)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static BigDecimal seconds(TemporalAccessor found) {
    OffsetDateTime moment;
    if (found instanceof OffsetDateTime offset) {
      moment = offset;
    } else if (found instanceof LocalDateTime local) {
      moment = local.atOffset(ZoneOffset.UTC);
    } else {
      moment = LocalDate.from(found).atStartOfDay().atOffset(ZoneOffset.UTC);
    }
    return BigDecimal.valueOf(moment.toEpochSecond()).add(BigDecimal.valueOf(moment.getNano(), 9));
  }

  /** Only for two of one kind. */
  @Override
  public int compareTo(RowTime other) {
    // 1.0 and 1.00 are one moment: compared by value, not by scale.
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowTime that && date == that.date && value.compareTo(that.value) == 0;
  }

  @Override
  public int hashCode() {
    return value.stripTrailingZeros().hashCode();
  }
}
