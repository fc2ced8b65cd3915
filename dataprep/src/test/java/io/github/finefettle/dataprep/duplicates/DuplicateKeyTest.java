package io.github.finefettle.dataprep.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DuplicateKeyTest {
  private static final String[] PIECES = {
    "a", "b", "?", " ", "\n", "\r\n", "\r", "\t", "\u001C", "\u0085", "\u2003", "e\u0301", "\u00E9"
  };

  /** A text and its normal form have one key, and texts with other forms have other keys. */
  @Test
  void isThatOfTheNormalForm() {
    RandomSequence random = RandomStream.of(42, "keys").sequence();
    String before = "x";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("x");
      int pieces = random.nextInt(8);
      for (int k = 0; k < pieces; k++) {
        text.insert(i % 2 == 0 ? 0 : text.length(), PIECES[random.nextInt(PIECES.length)]);
      }
      String form = ExactDuplicates.keyOf(text.toString());
      assertThat(key(text.toString())).isEqualTo(key(form));
      assertThat(key(form).equals(key(before)))
          .isEqualTo(form.equals(ExactDuplicates.keyOf(before)));
      before = text.toString();
    }
  }

  private static DuplicateKey key(String text) {
    return ExactKey.record().keyOf(Example.of(new RowId("a", 0), Map.of(Role.INPUT, text)));
  }
}
