package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.rule.Learned;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Counts the rows of each way to write numbers and dates. */
final class FormatCounts {
  private static final int EXAMPLES = 3;

  private final Set<Role> roles;
  private final EnumMap<FormatStyle, Long> rows = new EnumMap<>(FormatStyle.class);
  private final EnumMap<FormatStyle, TreeSet<RowId>> first = new EnumMap<>(FormatStyle.class);

  FormatCounts(Set<Role> roles) {
    this.roles = roles;
  }

  void add(RowId row, Set<FormatStyle> styles) {
    for (FormatStyle style : styles) {
      rows.merge(style, 1L, Long::sum);
      TreeSet<RowId> smallest = first.computeIfAbsent(style, s -> new TreeSet<>());
      smallest.add(row);
      if (smallest.size() > EXAMPLES) {
        smallest.pollLast();
      }
    }
  }

  Learned learned() {
    EnumMap<FormatStyle, Long> rare = new EnumMap<>(FormatStyle.class);
    Set<FormatStyle> found = rareOf(true);
    found.addAll(rareOf(false));
    rows.forEach(
        (style, count) -> {
          if (found.contains(style)) {
            rare.put(style, count);
          }
        });
    Learned learned = Learned.frozen(new FlagFormats(roles, rare, rows));
    for (boolean numbers : new boolean[] {true, false}) {
      if (!rareOf(numbers).isEmpty()) {
        learned = learned.with(finding(numbers));
      }
    }
    return learned;
  }

  /** The styles that do not fit the most frequent one. */
  private Set<FormatStyle> rareOf(boolean numbers) {
    List<FormatStyle> styles = new ArrayList<>();
    FormatStyle main = FormatStyle.EITHER_FIRST_DATES;
    long most = 0;
    for (Map.Entry<FormatStyle, Long> entry : rows.entrySet()) {
      if (entry.getKey().isOfNumbers() == numbers) {
        styles.add(entry.getKey());
        main = entry.getValue() > most ? entry.getKey() : main;
        most = Math.max(most, entry.getValue());
      }
    }
    // Where most dates can be read either way, the clear ones say which way is meant.
    FormatStyle clear = main == FormatStyle.EITHER_FIRST_DATES ? clearSlashes() : main;
    Set<FormatStyle> rare = EnumSet.noneOf(FormatStyle.class);
    styles.stream().filter(style -> !style.fits(clear)).forEach(rare::add);
    return rare;
  }

  private FormatStyle clearSlashes() {
    long day = rows.getOrDefault(FormatStyle.DAY_FIRST_DATES, 0L);
    long month = rows.getOrDefault(FormatStyle.MONTH_FIRST_DATES, 0L);
    if (day == 0 && month == 0) {
      return FormatStyle.EITHER_FIRST_DATES;
    }
    return month > day ? FormatStyle.MONTH_FIRST_DATES : FormatStyle.DAY_FIRST_DATES;
  }

  private Finding finding(boolean numbers) {
    StringJoiner ways = new StringJoiner("; ");
    for (Map.Entry<FormatStyle, Long> entry : rows.entrySet()) {
      if (entry.getKey().isOfNumbers() == numbers) {
        TreeSet<RowId> smallest = first.getOrDefault(entry.getKey(), new TreeSet<>());
        ways.add(entry.getKey().id() + " in " + entry.getValue() + " rows, such as " + smallest);
      }
    }
    return new Finding(
        Severity.WARNING,
        numbers ? "number-format-mixture" : "date-format-mixture",
        (numbers ? "Numbers" : "Dates") + " are written in several ways: " + ways + ".",
        "Bring them to one form, or make sure that the prompts say which one is meant.");
  }
}
