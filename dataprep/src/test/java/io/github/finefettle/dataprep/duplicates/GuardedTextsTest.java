package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardedTextsTest {
  private static final List<String> TEXTS =
      List.of(
          "you owe 5 pounds for the red bike",
          "you owe 15 pounds for the red bike",
          "You owe 5 pounds for the red bike!",
          "you do not owe 5 pounds for the red bike",
          "run `a < b` and pay 5 pounds",
          "run `a > b` and pay 5 pounds",
          "ask it A) red B) blue",
          "ask it A) blue B) red",
          "write it in Python please",
          "write it in Haskell please",
          "Maria went there yesterday",
          "Anna went there yesterday",
          "");

  /** Each pair both ways round and twice, so that what is remembered is asked for. */
  private static void assertSameAsUnremembered(List<String> texts, int[] rows, Set<Guard> guards) {
    GuardedTexts guarded = new GuardedTexts(texts, guards);
    for (int time = 0; time < 2; time++) {
      for (int a : rows) {
        for (int b : rows) {
          assertThat(guarded.apart(a, b))
              .as("%s and %s", a, b)
              .isEqualTo(Guard.apart(texts.get(a), texts.get(b), guards));
        }
      }
    }
  }

  @Test
  void saysTheSameOfEveryPairAsAGuardThatRemembersNothing() {
    int[] rows = IntOrder.upTo(TEXTS.size());
    assertSameAsUnremembered(TEXTS, rows, EnumSet.allOf(Guard.class));
    assertSameAsUnremembered(TEXTS, rows, Set.of());
    for (Guard guard : Guard.values()) {
      assertSameAsUnremembered(TEXTS, rows, EnumSet.of(guard));
      assertSameAsUnremembered(TEXTS, rows, EnumSet.complementOf(EnumSet.of(guard)));
    }
  }

  @Test
  void rowsThatShareAPlaceInTheMemoryAreNotMistakenForEachOther() {
    List<String> many =
        new AbstractList<>() {
          @Override
          public String get(int row) {
            return TEXTS.get(Math.floorMod(row, TEXTS.size()));
          }

          @Override
          public int size() {
            return 300_000;
          }
        };
    // 65,536 rows are remembered: each of these pushes out the one before.
    int[] rows = {3, 65_539, 131_075, 196_611, 262_147};
    assertSameAsUnremembered(many, rows, EnumSet.allOf(Guard.class));
  }

  @Test
  void thereMustBeSuchRows() {
    GuardedTexts guarded = new GuardedTexts(TEXTS, EnumSet.allOf(Guard.class));
    assertThatThrownBy(() -> guarded.apart(0, TEXTS.size()))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
