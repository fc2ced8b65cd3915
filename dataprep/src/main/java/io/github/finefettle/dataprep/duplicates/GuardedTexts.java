package io.github.finefettle.dataprep.duplicates;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which guard keeps two rows apart, and remembers what each guard saw in a row: rows of one
 * template meet again and again, and to read both texts anew for each pair would cost the square of
 * their number. The same answers as {@link Guard#apart}. Not safe for use by several threads.
 */
public final class GuardedTexts {
  /** At about a hundred bytes a row: all rows of a search that looks at every pair. */
  private static final int MOST_REMEMBERED = 1 << 16;

  private final List<String> texts;
  private final List<Guard> guards;
  private final List<Set<Guard>> alone;
  private final @Nullable Seen[] remembered;

  /**
   * Remembers nothing yet.
   *
   * @param texts one text a row; must not change
   * @param guards the guards to ask, in the order of their enum
   */
  public GuardedTexts(List<String> texts, Set<Guard> guards) {
    this.texts = texts;
    EnumSet<Guard> ordered = EnumSet.noneOf(Guard.class);
    ordered.addAll(guards);
    this.guards = List.copyOf(ordered);
    this.alone = this.guards.stream().<Set<Guard>>map(EnumSet::of).toList();
    this.remembered = new @Nullable Seen[slots(texts.size())];
  }

  private static int slots(int rows) {
    int slots = 1;
    while (slots < rows && slots < MOST_REMEMBERED) {
      slots *= 2;
    }
    return slots;
  }

  /**
   * Which guard keeps two rows apart.
   *
   * @param a an index in the list of texts
   * @param b another index
   * @return the first that sees a difference, or empty if none does
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Optional<Guard> apart(int a, int b) {
    Seen first = seen(a);
    Seen second = seen(b);
    for (int i = 0; i < guards.size(); i++) {
      if (signature(first, i) != signature(second, i)
          || (guards.get(i) == Guard.NAMES
              && DuplicatePolicy.differTogether(texts.get(a), texts.get(b), alone.get(i)))) {
        return Optional.of(guards.get(i));
      }
    }
    return Optional.empty();
  }

  private Seen seen(int row) {
    int slot = row & (remembered.length - 1);
    Seen known = remembered[slot];
    if (known == null || known.row != row) {
      known = new Seen(row, guards.size());
      remembered[slot] = known;
    }
    return known;
  }

  /** What a guard sees in a row. Most pairs differ by the first guards; the others wait. */
  private long signature(Seen seen, int guard) {
    while (seen.asked <= guard) {
      seen.signatures[seen.asked] = GuardSignature.of(texts.get(seen.row), alone.get(seen.asked));
      seen.asked++;
    }
    return seen.signatures[guard];
  }

  /** The signatures of a row, by the guards that were asked so far. */
  private static final class Seen {
    final int row;
    final long[] signatures;
    int asked;

    Seen(int row, int guards) {
      this.row = row;
      this.signatures = new long[guards];
    }
  }
}
