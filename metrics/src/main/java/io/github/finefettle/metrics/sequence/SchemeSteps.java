package io.github.finefettle.metrics.sequence;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a scheme says of two neighbouring tags, as a table: whether an entity ends between them,
 * starts with the second, or goes on.
 *
 * <p>A pattern of a strict scheme is two letters, a full stop being any, and what is asked of the
 * types: {@code =} the same, {@code !} another, {@code *} either.
 */
final class SchemeSteps {
  static final int STARTS = 1;
  static final int ENDS = 2;
  static final int GOES_ON = 4;

  private static final int STRIDE = 16;
  private static final int OTHER_TYPE = STRIDE * STRIDE;
  private static final Map<EntityScheme, SchemeSteps> ALL = all();

  /** Indexed by previous position, position, and whether the type is another. */
  private final byte[] steps = new byte[2 * STRIDE * STRIDE];

  private SchemeSteps(EntityScheme scheme) {
    for (Position previous : Position.values()) {
      for (Position next : Position.values()) {
        for (boolean sameType : new boolean[] {true, false}) {
          steps[index(previous.code, next.code, sameType)] =
              (byte) step(scheme, previous, next, sameType);
        }
      }
    }
  }

  static SchemeSteps of(EntityScheme scheme) {
    return Objects.requireNonNull(ALL.get(scheme));
  }

  /** What happens between two tokens: a combination of the three bits. */
  int between(int previous, int next, boolean sameType) {
    return steps[index(previous, next, sameType)];
  }

  private static Map<EntityScheme, SchemeSteps> all() {
    Map<EntityScheme, SchemeSteps> all = new EnumMap<>(EntityScheme.class);
    for (EntityScheme scheme : EntityScheme.values()) {
      all.put(scheme, new SchemeSteps(scheme));
    }
    return all;
  }

  private static int index(int previous, int next, boolean sameType) {
    return (sameType ? 0 : OTHER_TYPE) + previous * STRIDE + next;
  }

  private static int step(EntityScheme scheme, Position previous, Position next, boolean sameType) {
    return scheme.isStrict()
        ? (matches(scheme.starts(), previous, next, sameType) ? STARTS : 0)
            | (matches(scheme.goesOn(), previous, next, sameType) ? GOES_ON : 0)
            | (matches(scheme.ends(), previous, next, sameType) ? ENDS : 0)
        : conllevalStep(previous, next, sameType);
  }

  private static int conllevalStep(Position previous, Position next, boolean sameType) {
    boolean inside = previous == Position.B || previous == Position.I;
    boolean closed = previous == Position.E || previous == Position.S;
    boolean begins = next == Position.B || next == Position.S;
    boolean continues = next == Position.I || next == Position.E;
    boolean ends =
        closed
            || (inside && (begins || next == Position.O))
            || (!sameType && previous != Position.O && previous != Position.DOT);
    boolean starts =
        begins
            || (continues && (closed || previous == Position.O))
            || (!sameType && next != Position.O && next != Position.DOT);
    return (starts ? STARTS : 0) | (ends ? ENDS : 0);
  }

  private static boolean matches(
      String patterns, Position previous, Position next, boolean sameType) {
    // Three characters and a space each.
    for (int at = 0; at < patterns.length(); at += 4) {
      char asked = patterns.charAt(at + 2);
      if (fits(patterns.charAt(at), previous)
          && fits(patterns.charAt(at + 1), next)
          && (asked == '*' || (asked == '=') == sameType)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(char letter, Position position) {
    return letter == '.' || Position.ofFirst(letter) == position;
  }

  /** What the first letter of a tag says. */
  enum Position {
    O(0),
    B(1),
    I(2),
    E(3),
    S(4),
    U(5),
    L(6),
    /** A full stop, which conlleval takes for a token outside. */
    DOT(7),
    /** Any other character. */
    OTHER(8);

    /** Where the position stands in the table. */
    private final int code;

    Position(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    static Position ofFirst(int c) {
      return switch (c) {
        case 'O' -> O;
        case 'B' -> B;
        case 'I' -> I;
        case 'E' -> E;
        case 'S' -> S;
        case 'U' -> U;
        case 'L' -> L;
        case '.' -> DOT;
        default -> OTHER;
      };
    }
  }
}
