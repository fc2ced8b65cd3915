package io.github.finefettle.dataprep.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeakShortCutTest {
  private static final String[] PIECES = {
    "a b",
    "c",
    " ",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\u0301",
    "\u212A",
    "K",
    ";",
    "\u037E",
    "\u00E9",
    "e",
    "# ",
    "**",
    "The answer is: ",
    "so, the final answer. ",
    "Answer",
    "r\u0301",
    "THEREFORE "
  };

  /** The beginnings of answer and line never hide a leak that the normal forms show. */
  @Test
  void neverHidesALeak() {
    CheckLeakedTarget rule = CheckLeakedTarget.inInput().from(2, 1);
    RandomSequence random = RandomStream.of(42, "leaks").sequence();
    int leaks = 0;
    for (int i = 0; i < 30_000; i++) {
      String shared = text(random);
      String answer = text(random) + shared + text(random);
      String prompt = text(random) + shared + (i % 2 == 0 ? "" : text(random));
      Example example =
          Example.of(new RowId("a", i), Map.of(Role.INPUT, prompt, Role.TARGET, answer));
      boolean slow = false;
      for (Exchange exchange : Exchange.of(example, rule.roles())) {
        Optional<Violation> found = rule.leakInFull(example, exchange, answer);
        slow |= answer.length() >= 2 && !exchange.asked().isEmpty() && found.isPresent();
      }
      assertThat(!rule.violations(example).isEmpty()).as(prompt + "|" + answer).isEqualTo(slow);
      leaks += slow ? 1 : 0;
    }
    assertThat(leaks).isPositive();
  }

  private static String text(RandomSequence random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(4);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
