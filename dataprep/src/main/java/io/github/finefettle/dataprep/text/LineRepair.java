package io.github.finefettle.dataprep.text;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@link TextRepair} over one text, line by line.
 *
 * <p>The steps go round and round over a line until all of them have left it alone in a row. Each
 * step alone has nothing to do behind itself, so the round ends where the last change was made; a
 * line with one kind of damage is looked at once more, not twice.
 */
final class LineRepair {
  /** More rounds than any text needs that was not made to need them. */
  private static final int MOST_ROUNDS = 2 * EncodingRepair.MOST_LAYERS;

  private final RepairStep[] steps;
  private final boolean entitiesBesideMarkup;
  private final boolean controls;
  private boolean entities = true;
  private boolean hasNewLines;

  private LineRepair(RepairStep[] steps, boolean entitiesBesideMarkup) {
    this.steps = steps;
    this.entitiesBesideMarkup = entitiesBesideMarkup;
    this.controls = Arrays.asList(steps).contains(RepairStep.C1_CONTROLS);
  }

  static String of(Set<RepairStep> steps, boolean entitiesBesideMarkup, String text) {
    RepairStep[] array = steps.toArray(RepairStep[]::new);
    String current = text;
    boolean again = true;
    for (int i = 0; i < MOST_ROUNDS && again; i++) {
      LineRepair run = new LineRepair(array, entitiesBesideMarkup);
      String next = run.repaired(current);
      // A line that fell into two may be damaged in two ways.
      again = run.hasNewLines;
      current = next;
    }
    return current;
  }

  private String repaired(String text) {
    int all = TextScan.of(text, 0, text.length());
    if (!canMatter(all)) {
      return text;
    }
    StringBuilder out = null;
    int copied = 0;
    for (int from = 0, end; from < text.length(); from = end) {
      end = text.indexOf('\n', from) + 1;
      end = end == 0 ? text.length() : end;
      boolean whole = from == 0 && end == text.length();
      String other = whole ? changed(text, all) : changedLine(text, from, end);
      if (other != null) {
        if (whole) {
          return other;
        }
        out = out == null ? new StringBuilder(text.length() + 16) : out;
        out.append(text, copied, from).append(other);
        copied = end;
      }
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  private boolean canMatter(int bits) {
    for (RepairStep step : steps) {
      if (step.canMatter(bits)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String changedLine(String text, int from, int end) {
    int bits = TextScan.of(text, from, end);
    boolean matters = canMatter(bits);
    if (!matters) {
      noticeMarkup(bits);
      return null;
    }
    return changed(text.substring(from, end), bits);
  }

  private void noticeMarkup(int bits) {
    entities &= entitiesBesideMarkup || (bits & TextScan.LESS_THAN) == 0;
  }

  /** The line after all steps, or null if none had anything to do. */
  private @Nullable String changed(String line, int scanned) {
    noticeMarkup(scanned);
    String current = line;
    int bits = scanned;
    int quiet = 0;
    for (int i = 0; quiet < steps.length && i < MOST_ROUNDS * steps.length; i++) {
      RepairStep step = steps[i % steps.length];
      quiet++;
      if (step.canMatter(bits) && (entities || step != RepairStep.ENTITIES)) {
        String next =
            step == RepairStep.ENCODING
                ? EncodingRepair.repair(current, controls)
                : step.repair(current);
        if (!next.equals(current)) {
          current = next;
          bits = TextScan.of(current, 0, current.length());
          quiet = 1;
        }
      }
    }
    if (current.equals(line)) {
      return null;
    }
    int feed = current.indexOf('\n');
    hasNewLines |= feed >= 0 && feed < current.length() - 1;
    return current;
  }
}
