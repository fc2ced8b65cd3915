package io.github.finefettle.metrics.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureListTest {
  @Test
  void everyListOfTextsReadsBack() {
    for (List<String> texts :
        List.of(
            List.of(""),
            List.of("", ""),
            List.of("a", "b,c", "d\\"),
            List.of("\\,", ",", "\\"),
            List.of("\ud83d\ude00", " ", "|:%"))) {
      assertThat(SignatureList.read(SignatureList.write(texts))).isEqualTo(texts);
    }
    assertThat(SignatureList.write(List.of("a", "b,c"))).isEqualTo("a,b\\,c");
  }
}
