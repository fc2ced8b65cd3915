package io.github.finefettle.dataprep.duplicates;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a row was made: a date or a date and time by ISO 8601, in UTC where no offset is given, with
 * a T or a space between date and time; or a plain decimal number, taken as seconds since 1970.
 */
final class RowTime {
  private static final Pattern NUMBER = Pattern.compile("([+-]?)(\\d{1,18})(?:\\.(\\d{1,9})\\d*)?");
  private static final Pattern SPACED = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d.*)");

  private RowTime() {}

  static Optional<Merit> read(String text) {
    String time = text.strip();
    Matcher number = NUMBER.matcher(time);
    if (number.matches()) {
      return Optional.of(ofNumber(number));
    }
    Matcher spaced = SPACED.matcher(time);
    String iso = spaced.matches() ? spaced.group(1) + 'T' + spaced.group(2) : time;
    try {
      Instant instant = instant(iso);
      return Optional.of(new Merit(instant.getEpochSecond(), instant.getNano(), null));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(String iso) {
    if (iso.indexOf('T') < 0) {
      return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, ZonedDateTime::from, LocalDateTime::from);
    return time instanceof ZonedDateTime zoned
        ? zoned.toInstant()
        : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
  }

  private static Merit ofNumber(Matcher number) {
    long seconds = Long.parseLong(number.group(2));
    String fraction = number.group(3);
    int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    if (!number.group(1).equals("-")) {
      return new Merit(seconds, nanos, null);
    }
    return nanos == 0
        ? new Merit(-seconds, 0, null)
        : new Merit(-seconds - 1, 1_000_000_000 - nanos, null);
  }
}
